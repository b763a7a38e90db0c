using System.Collections.Concurrent;
using AudioPaper.Audio;
using AudioPaper.Chunking;
using AudioPaper.Pronunciation;
using AudioPaper.Synthesis;

namespace AudioPaper.Tests.Synthesis;

public sealed class BilingualVoiceTests
{
    private static readonly PcmFormat Format = new(24_000);
    private static readonly SpokenPart Mandarin = SpokenPart.Mandarin("发布", "fa1", "bu4"), English = SpokenPart.English("iPhone"), Comma = SpokenPart.Stop(',');
    private readonly Buzz mandarin = new("zh", 4_000), english = new("en", -6_000);

    [Fact]
    public async Task Each_language_is_said_by_its_own_voice_in_order()
    {
        var clip = await SpeakAsync(Mandarin, Comma, English, Mandarin);
        Assert.Equal(["发布/fa1 bu4 ,", "发布/fa1 bu4"], mandarin.Asked);
        Assert.Equal(["en:iPhone"], english.Asked);
        // The signs tell the voices apart.
        Assert.Equal("+-+", string.Concat(Runs(clip)));
    }

    [Fact]
    public async Task A_sentence_in_one_language_is_that_voice_s_own_clip()
    {
        Assert.Equal(mandarin.Sound, (await SpeakAsync(Mandarin, Comma, Mandarin)).Samples.ToArray());
        Assert.Equal(english.Sound, (await SpeakAsync(English)).Samples.ToArray());
    }

    [Fact]
    public async Task No_join_clicks()
    {
        var samples = (await SpeakAsync(Mandarin, English, Mandarin)).Samples.ToArray();
        // Both voices jump to full level at once; joined, they rise and fall within three milliseconds at inner ends.
        var first = Array.FindLastIndex(samples, Array.FindIndex(samples, sample => sample < 0), sample => sample > 0);
        Assert.InRange(samples[first], (short)1, (short)200);
        Assert.All(Enumerable.Range(first - 60, 2_000), i => Assert.InRange(Math.Abs(samples[i + 1] - samples[i]), 0, 200));
    }

    private Task<Clip> SpeakAsync(params SpokenPart[] parts) =>
        new BilingualVoice(mandarin, english).SpeakAsync(new Utterance(0, 0, "x", [.. parts], TimeSpan.Zero), TestContext.Current.CancellationToken);

    private static IEnumerable<char> Runs(Clip clip)
    {
        var before = 0;
        foreach (var sign in clip.Samples.ToArray().Select(sample => Math.Sign((int)sample)).Where(sign => sign != 0))
        {
            if (sign != before)
            {
                yield return sign > 0 ? '+' : '-';
            }

            before = sign;
        }
    }

    /// <summary>A tenth of a second at one level, in silence.</summary>
    private sealed class Buzz(string language, short level) : ISynthesizer
    {
        public ConcurrentQueue<string> Asked { get; } = [];

        public short[] Sound { get; } = [.. new short[500], .. Enumerable.Repeat(level, 2_400), .. new short[500]];

        public string VoiceId => $"test:{language}";

        public PcmFormat Format => BilingualVoiceTests.Format;

        public string Fingerprint => language;

        public VoiceTraits Traits { get; } = new() { Languages = [language], IsDeterministic = true };

        public Task<Clip> SpeakAsync(Utterance utterance, CancellationToken cancellationToken)
        {
            Asked.Enqueue(utterance.Spoken);
            return Task.FromResult(new Clip(Format, Sound));
        }
    }
}

using AudioPaper.Audio;
using AudioPaper.Chunking;
using AudioPaper.Pronunciation;
using AudioPaper.Synthesis;

namespace AudioPaper.Tests.Synthesis;

public sealed class ClipCheckTests
{
    private static readonly PcmFormat Format = new(24_000);

    /// <summary>Ten syllables.</summary>
    private static readonly Utterance Sentence = new(0, 0, "今天早上第一班渡船。",
        [SpokenPart.Mandarin("今天早上", "jin1", "tian1", "zao3", "shang5"), SpokenPart.Mandarin("第一班渡船了", "di4", "yi1", "ban1", "du4", "chuan2", "le5"), SpokenPart.Stop('.')], TimeSpan.Zero);

    [Theory]
    [InlineData(1.2)]
    [InlineData(2.2)]
    [InlineData(6)]
    public void Speech_of_a_plausible_length_is_taken(double seconds) => Assert.Null(Find(Speech(seconds)));

    [Fact]
    public void Ten_syllables_in_half_a_second_are_too_short() => Assert.Equal(ClipFault.TooShort, Find(Speech(0.5)));

    [Fact]
    public void Ten_syllables_in_twenty_seconds_are_too_long() => Assert.Equal(ClipFault.TooLong, Find(Speech(20)));

    [Fact]
    public void Silence_of_the_right_length_is_refused() => Assert.Equal(ClipFault.Silent, Find(new short[48_000]));

    [Fact]
    public void A_clip_without_a_sample_is_refused() => Assert.Equal(ClipFault.Silent, Find([]));

    [Fact]
    public void A_hiss_is_silence() => Assert.Equal(ClipFault.Silent, Find([.. Enumerable.Range(0, 48_000).Select(i => (short)((i * 7919 % 140) - 70))]));

    [Fact]
    public void A_hole_of_two_seconds_is_refused() => Assert.Equal(ClipFault.Hole, Find([.. Speech(1), .. new short[48_000], .. Speech(1)]));

    [Fact]
    public void Two_seconds_before_the_first_sound_are_a_hole() => Assert.Equal(ClipFault.Hole, Find([.. new short[48_000], .. Speech(2)]));

    [Fact]
    public void A_pause_of_a_second_is_none() => Assert.Null(Find([.. Speech(1), .. new short[24_000], .. Speech(1)]));

    [Fact]
    public void Sound_far_over_full_scale_is_refused() => Assert.Equal(ClipFault.Clipped, Find([.. Speech(2).Select(sample => (short)Math.Clamp(sample * 20, short.MinValue, short.MaxValue))]));

    [Fact]
    public void A_sound_that_breaks_off_is_refused() => Assert.Equal(ClipFault.CutOff, Find(Speech(4)[..50_400]));

    [Fact]
    public void Another_sample_rate_than_promised_is_refused() => Assert.Equal(ClipFault.SampleRate, ClipCheck.Find(new Clip(new PcmFormat(16_000), Speech(2)), Sentence, Format));

    [Fact]
    public void Each_fault_has_words_in_both_languages() => Assert.All(Enum.GetValues<ClipFault>(), fault =>
    {
        var (english, chinese) = ClipCheck.Describe(fault);
        Assert.NotEmpty(english);
        Assert.Contains(chinese, c => c > '\u2e80');
    });

    private static ClipFault? Find(short[] samples) => ClipCheck.Find(new Clip(Format, samples), Sentence, Format);

    /// <summary>A buzz that swells and fades five times a second and ends in silence.</summary>
    private static short[] Speech(double seconds) =>
        [.. Enumerable.Range(0, (int)(seconds * 24_000)).Select(i => (short)(9_000 * Math.Pow(Math.Sin(Math.PI * 5 * i / 24_000), 2) * Math.Sin(2 * Math.PI * 150 * i / 24_000))), .. new short[1_200]];
}

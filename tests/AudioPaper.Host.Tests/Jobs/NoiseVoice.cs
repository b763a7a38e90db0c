using System.Collections.Concurrent;
using AudioPaper.Audio;
using AudioPaper.Chunking;
using AudioPaper.Synthesis;

namespace AudioPaper.Host.Tests.Jobs;

/// <summary>
/// Speaks every utterance as noise of its own, made from its words: it can be found again in an episode, and no two are alike. It
/// fails when it is told to.
/// </summary>
internal sealed class NoiseVoice : ISynthesizer
{
    /// <summary>Called with each utterance and how often it was asked before; throws to fail.</summary>
    public Action<Utterance, int>? Before { get; init; }

    /// <summary>Called with each utterance and how often it was asked before; gives another clip than the right one, or null.</summary>
    public Func<Utterance, int, Clip?>? Spoil { get; init; }

    /// <inheritdoc/>
    public int PaidCharacters(Utterance utterance) => Traits.PricePerMillionCharacters > 0 ? utterance.Text.Length : 0;

    public ConcurrentDictionary<string, int> Asked { get; } = [];

    public string VoiceId { get; init; } = "noise";

    public PcmFormat Format { get; } = new(22_050);

    public string Fingerprint => $"{VoiceId} 1";

    /// <inheritdoc/>
    public VoiceTraits Traits { get; init; } = new() { Languages = ["zh-CN", "en"], IsDeterministic = true, IsLevelled = true };

    public Task<Clip> SpeakAsync(Utterance utterance, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var before = Asked.AddOrUpdate(utterance.Spoken, 1, (_, count) => count + 1) - 1;
        Before?.Invoke(utterance, before);
        return Task.FromResult(Spoil?.Invoke(utterance, before) ?? new Clip(Format, VoiceId == "noise" ? Noise(utterance.Spoken) : Speech(VoiceId + utterance.Spoken, utterance.Parts.Sum(UtteranceSplitter.WeightOf))));
    }

    /// <summary>Noise of a length that speech may have, which fades into silence, so that no check refuses it.</summary>
    private static short[] Speech(string spoken, int syllables)
    {
        var noise = Noise(spoken);
        var length = Math.Max(4_000, syllables * 2_500);
        return [.. Enumerable.Range(0, length).Select(i => (short)(noise[i % noise.Length] * Math.Min(1, (length - i) / 400.0))), .. new short[1_000]];
    }

    /// <summary>0.3 to 0.5 s of noise without high frequencies, which MP3 would change.</summary>
    public static short[] Noise(string spoken)
    {
        var random = new Random(Convert.ToInt32(ClipStore.NameOf(spoken)[..7], 16));
        var samples = new short[random.Next(6_600, 11_000)];
        var (slow, slower) = (0.0, 0.0);
        for (var i = 0; i < samples.Length; i++)
        {
            slow += 0.3 * ((random.NextDouble() * 2) - 1 - slow);
            slower += 0.3 * (slow - slower);
            samples[i] = (short)(slower * 40_000);
        }

        return samples;
    }
}

using System.Globalization;
using AudioPaper.Audio;
using AudioPaper.Chunking;

namespace AudioPaper.Synthesis;

/// <summary>How loud a voice is made.</summary>
/// <param name="GainDb">Gain in decibels.</param>
/// <param name="CeilingDbtp">True peaks stay under this.</param>
public readonly record struct VoiceLevel(double GainDb, double CeilingDbtp);

/// <summary>
/// A voice as it is recorded: each of its clips is checked, refused ones are spoken again, and what is kept has the level and the sample rate of the
/// episode. Thread-safe as the voice is.
/// </summary>
/// <param name="voice">The voice.</param>
/// <param name="format">Sample rate of the episode; <see cref="Resampler.Knows"/> the way to it.</param>
/// <param name="level">Its level; null for a voice that comes at the right one.</param>
public sealed class StudioVoice(ISynthesizer voice, PcmFormat format, VoiceLevel? level) : ISynthesizer
{
    /// <summary>How often an utterance is asked for.</summary>
    private const int Attempts = 2;

    /// <summary>True peaks of a resampled voice that came at the right level.</summary>
    private const double UsualCeilingDbtp = -2.5;

    /// <summary>Told of each refused clip: the utterance and why.</summary>
    public Action<Utterance, ClipFault>? Refused { get; init; }

    /// <inheritdoc/>
    public string VoiceId => voice.VoiceId;

    /// <inheritdoc/>
    public PcmFormat Format => format;

    /// <inheritdoc/>
    public string Fingerprint { get; } = level is null && voice.Format == format ? voice.Fingerprint
        : string.Create(CultureInfo.InvariantCulture, $"{voice.Fingerprint}; studio 1, {level?.GainDb:0.00} dB under {level?.CeilingDbtp:0.0} dBTP, from {voice.Format.SampleRate}");

    /// <inheritdoc/>
    public VoiceTraits Traits => voice.Traits with { IsLevelled = true };

    /// <inheritdoc/>
    public int PaidCharacters(Utterance utterance) => voice.PaidCharacters(utterance);

    /// <inheritdoc/>
    /// <exception cref="SynthesisException">The voice did not speak, or what it spoke was refused each time; then not transient.</exception>
    public async Task<Clip> SpeakAsync(Utterance utterance, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        for (var attempt = 1; ; attempt++)
        {
            var clip = await voice.SpeakAsync(utterance, cancellationToken).ConfigureAwait(false);
            if (ClipCheck.Find(clip, utterance, voice.Format) is not { } fault)
            {
                return Finished(clip);
            }

            Refused?.Invoke(utterance, fault);
            if (attempt == Attempts)
            {
                var (english, chinese) = ClipCheck.Describe(fault);
                throw new SynthesisException($"{VoiceId} {english} («{Short(utterance)}»).", isTransient: false, chinese: $"{VoiceId} {chinese}（“{Short(utterance)}”）。");
            }
        }
    }

    private Clip Finished(Clip clip) => level is null && clip.Format == format ? clip
        : new Clip(format, PeakLimiter.Apply(Resampler.Apply(clip.Samples.Span, clip.Format.SampleRate, format.SampleRate), format.SampleRate, level?.GainDb ?? 0, level?.CeilingDbtp ?? UsualCeilingDbtp));

    private static string Short(Utterance utterance) => utterance.Text.Trim() is { Length: > 30 } text ? $"{text.AsSpan(0, char.IsHighSurrogate(text[29]) ? 29 : 30)}…" : utterance.Text.Trim();
}

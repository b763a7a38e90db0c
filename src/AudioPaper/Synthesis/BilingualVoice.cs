using System.Collections.Immutable;
using AudioPaper.Audio;
using AudioPaper.Chunking;
using AudioPaper.Pronunciation;

namespace AudioPaper.Synthesis;

/// <summary>
/// A voice that speaks Mandarin only, and another one that says the English words in its sentences. Both come at the same level, pace and sample rate; their
/// sounds are joined in silence, so that nothing clicks. Thread-safe as both are.
/// </summary>
/// <param name="mandarin">Speaks what is Mandarin.</param>
/// <param name="english">Speaks the rest; of the same format.</param>
public sealed class BilingualVoice(ISynthesizer mandarin, ISynthesizer english) : ISynthesizer
{
    /// <summary>Silence between the two, and where a stop stands between them, in seconds.</summary>
    private const double JoinSeconds = 0.04, StopSeconds = 0.15;

    /// <summary>−60 dBFS: softer is the silence at the ends of a clip.</summary>
    private const short SilentLevel = 33;

    private const double FadeSeconds = 0.003;

    /// <inheritdoc/>
    public string VoiceId => mandarin.VoiceId;

    /// <inheritdoc/>
    public PcmFormat Format => mandarin.Format;

    /// <inheritdoc/>
    public string Fingerprint { get; } = $"{mandarin.Fingerprint}; English by {english.Fingerprint}; joined 1";

    /// <inheritdoc/>
    public VoiceTraits Traits => mandarin.Traits with { Languages = [.. mandarin.Traits.Languages, "en"], IsDeterministic = mandarin.Traits.IsDeterministic && english.Traits.IsDeterministic };

    /// <inheritdoc/>
    public int PaidCharacters(Utterance utterance) => Spans(utterance).Sum(span => span.IsMandarin ? mandarin.PaidCharacters(span.Utterance) : english.PaidCharacters(span.Utterance));

    /// <inheritdoc/>
    public async Task<Clip> SpeakAsync(Utterance utterance, CancellationToken cancellationToken)
    {
        var spans = Spans(utterance);
        if (spans is [var only])
        {
            return await (only.IsMandarin ? mandarin : english).SpeakAsync(utterance, cancellationToken).ConfigureAwait(false);
        }

        var joined = new List<short>();
        for (var i = 0; i < spans.Length; i++)
        {
            var clip = await (spans[i].IsMandarin ? mandarin : english).SpeakAsync(spans[i].Utterance, cancellationToken).ConfigureAwait(false);
            Add(joined, clip.Samples.Span, isFirst: i == 0, isLast: i == spans.Length - 1);
            var pause = i == spans.Length - 1 ? 0 : spans[i].Utterance.Parts[^1].Kind == PartKind.Stop ? StopSeconds : JoinSeconds;
            joined.AddRange(new short[(int)(pause * Format.SampleRate)]);
        }

        return new Clip(Format, joined.ToArray());
    }

    /// <summary>Neighbouring parts of one language; a stop belongs to what is before it.</summary>
    private static ImmutableArray<(bool IsMandarin, Utterance Utterance)> Spans(Utterance utterance)
    {
        var spans = ImmutableArray.CreateBuilder<(bool IsMandarin, Utterance Utterance)>();
        var parts = ImmutableArray.CreateBuilder<SpokenPart>();
        var isMandarin = (bool?)null;
        foreach (var part in utterance.Parts)
        {
            if (part.Kind != PartKind.Stop && isMandarin is { } before && before != (part.Kind == PartKind.Mandarin))
            {
                spans.Add((before, utterance with { Parts = parts.ToImmutable() }));
                parts.Clear();
            }

            isMandarin = part.Kind == PartKind.Stop ? isMandarin : part.Kind == PartKind.Mandarin;
            parts.Add(part);
        }

        spans.Add((isMandarin ?? true, utterance with { Parts = parts.ToImmutable() }));
        return spans.ToImmutable();
    }

    /// <summary>Adds a clip; the silence at an inner end is cut, and the sound faded there.</summary>
    private void Add(List<short> joined, ReadOnlySpan<short> samples, bool isFirst, bool isLast)
    {
        var first = isFirst ? 0 : Math.Max(0, samples.IndexOfAnyExceptInRange((short)-SilentLevel, SilentLevel));
        var end = isLast ? samples.Length : samples.LastIndexOfAnyExceptInRange((short)-SilentLevel, SilentLevel) + 1;
        var fade = Math.Min((int)(FadeSeconds * Format.SampleRate), (end - first) / 2);
        for (var i = first; i < end; i++)
        {
            var factor = Math.Min(isFirst ? 1 : (i - first + 1.0) / (fade + 1), isLast ? 1 : (end - i) / (fade + 1.0));
            joined.Add((short)(samples[i] * Math.Min(1, factor)));
        }
    }
}

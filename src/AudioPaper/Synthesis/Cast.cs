using System.Collections.Immutable;
using AudioPaper.Chunking;

namespace AudioPaper.Synthesis;

/// <summary>Who speaks what: a chain of voices for each kind of utterance and language, the one asked for first. Immutable.</summary>
public sealed class Cast
{
    private readonly ImmutableDictionary<(UtteranceKind Kind, bool IsMandarin), ImmutableArray<VoiceId>> chains;

    private Cast(ImmutableDictionary<(UtteranceKind Kind, bool IsMandarin), ImmutableArray<VoiceId>> chains) => this.chains = chains;

    /// <summary>The voice that is always there, plain and in the variant that reads headlines when nothing is said.</summary>
    public static VoiceId Offline { get; } = new("espeak", "cmn");

    /// <inheritdoc cref="Offline"/>
    public static VoiceId OfflineHeadline { get; } = new("espeak", "cmn+f3");

    /// <summary>Two offline voices, so that headlines stand out.</summary>
    public static Cast Default { get; } = Of((_, kind) => kind == UtteranceKind.Headline ? [OfflineHeadline] : []);

    /// <summary>One voice for everything.</summary>
    public static Cast Of(VoiceId voice) => Of((_, _) => [voice]);

    /// <summary>One voice for everything, and none to take its place.</summary>
    internal static Cast Only(VoiceId voice) => new(Kinds.ToImmutableDictionary(at => at, _ => ImmutableArray.Create(voice)));

    /// <summary>Makes a cast.</summary>
    /// <param name="told">
    /// What is told of a language (is it Mandarin?) and a kind, the voice asked for first; empty for nothing. Quotation, byline and headline then have the
    /// voices of the body, the opening those of the headline, the body the offline voice. The offline voice ends every chain.
    /// </param>
    public static Cast Of(Func<bool, UtteranceKind, ImmutableArray<VoiceId>> told)
    {
        ArgumentNullException.ThrowIfNull(told);
        return new Cast(Kinds.ToImmutableDictionary(at => at, at => (ImmutableArray<VoiceId>)[.. Told(at.IsMandarin, at.Kind).Append(Offline).Distinct()]));

        ImmutableArray<VoiceId> Told(bool isMandarin, UtteranceKind kind) => told(isMandarin, kind) is { IsEmpty: false } voices ? voices
            : kind switch
            {
                UtteranceKind.Body => [],
                UtteranceKind.Opening => Told(isMandarin, UtteranceKind.Headline),
                _ => Told(isMandarin, UtteranceKind.Body),
            };
    }

    /// <summary>The voices for an utterance, the one asked for first; at least one.</summary>
    public ImmutableArray<VoiceId> ChainOf(Utterance utterance)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        return ChainOf(utterance.Kind, utterance.IsMandarin);
    }

    /// <inheritdoc cref="ChainOf(Utterance)"/>
    public ImmutableArray<VoiceId> ChainOf(UtteranceKind kind, bool isMandarin) => chains[(kind, isMandarin)];

    /// <summary>Whether quotations have a voice of their own, and so stand in utterances of their own.</summary>
    public bool SeparatesQuotations => new[] { true, false }.Any(isMandarin => ChainOf(UtteranceKind.Quotation, isMandarin)[0] != ChainOf(UtteranceKind.Body, isMandarin)[0]);

    /// <summary>The voices asked for, each once, the body's first.</summary>
    public IEnumerable<VoiceId> AskedFor => Chains.Select(chain => chain[0]).Distinct();

    /// <summary>Who speaks what, in one line; equal lines mean equal casts.</summary>
    public override string ToString() => string.Join("; ", Chains.Select(chain => string.Join(" ", chain)));

    /// <summary>All voices, each once.</summary>
    public IEnumerable<VoiceId> All => Chains.SelectMany(chain => chain).Distinct();

    private static IEnumerable<(UtteranceKind Kind, bool IsMandarin)> Kinds =>
        Enum.GetValues<UtteranceKind>().SelectMany(kind => new[] { true, false }.Select(isMandarin => (kind, isMandarin)));

    private IEnumerable<ImmutableArray<VoiceId>> Chains => chains.OrderBy(chain => (chain.Key.Kind, !chain.Key.IsMandarin)).Select(chain => chain.Value);
}

using System.Collections.Immutable;

namespace AudioPaper.Normalization.Lexicons;

/// <summary>Resolves aliases whose text holds graphemes itself, however long the chain; finds those that lead back to themselves.</summary>
internal sealed class AliasResolution(Lexicon lexicon)
{
    /// <summary>Longest text of an alias with all that is inside it, and longest chain of aliases.</summary>
    private const int MostCharacters = 2000, LongestChain = 50;

    private const int MostFaults = 100;

    private readonly Dictionary<Lexeme, SpokenText> resolved = new(ReferenceEqualityComparer.Instance);
    private readonly List<Lexeme> chain = [];
    private readonly List<AliasFault> faults = [];

    /// <summary>What cannot be resolved.</summary>
    public ImmutableArray<AliasFault> Faults => [.. faults];

    /// <summary>The text of an alias with the lexemes inside it; its bare text when it cannot be resolved.</summary>
    public SpokenText Resolve(Lexeme alias)
    {
        if (resolved.TryGetValue(alias, out var known))
        {
            return known;
        }

        var bare = new SpokenText(alias.Value, [], [], []);
        var at = chain.IndexOf(alias);
        if (at >= 0 || chain.Count == LongestChain)
        {
            Fault(alias, at >= 0 ? chain[at..] : []);
            return bare;
        }

        chain.Add(alias);
        var text = SpokenText.Of(alias.Value, _ => alias.IsChinese, lexicon, Resolve) ?? bare;
        chain.RemoveAt(chain.Count - 1);
        if (text.Text.Length > MostCharacters)
        {
            Fault(alias, []);
            text = bare;
        }

        return resolved[alias] = text;
    }

    private void Fault(Lexeme alias, IReadOnlyList<Lexeme> cycle)
    {
        if (faults.Count < MostFaults)
        {
            faults.Add(new AliasFault(alias, cycle));
        }
    }
}

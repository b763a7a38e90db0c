using System.Collections.Immutable;
using AudioPaper.Chunking;
using AudioPaper.Normalization;
using AudioPaper.Normalization.Lexicons;
using AudioPaper.Pronunciation;
using AudioPaper.Segmentation;

namespace AudioPaper.Publishing.ScriptSheet;

/// <summary>Works out what will be said for an issue, and what of it is doubtful. Pure given the tables of the pronouncer.</summary>
public static class SpokenScript
{
    /// <summary>The articles of <paramref name="issue"/> as they will be said, one at a time: an issue may be long.</summary>
    public static IEnumerable<SpokenArticle> Of(IssueText issue, Lexicon lexicon, Pronouncer pronouncer, CommonReadings common)
    {
        ArgumentNullException.ThrowIfNull(issue);
        ArgumentNullException.ThrowIfNull(pronouncer);
        var flagged = new FlaggedPlaces(issue.Flagged);
        return issue.Articles.Select(article => Of(article, lexicon, pronouncer, new Doubting(article, common, flagged)));
    }

    private static SpokenArticle Of(Article article, Lexicon lexicon, Pronouncer pronouncer, Doubting doubting)
    {
        var passages = ScriptComposition.TextsOf(article).Select(passage => ScriptComposition.PassageOf(passage.Role, passage.Text, article.Language, lexicon));
        var sentences = passages.SelectMany((passage, index) => SentencesOf(passage, index, pronouncer.Pronounce(passage), doubting));
        return new SpokenArticle(article.Id, article.Title, ProofSheet.TextLanguage.Of(article), article.Page, sentences);
    }

    private static IEnumerable<SpokenSentence> SentencesOf(Passage passage, int index, ImmutableArray<PlacedPart> parts, Doubting doubting)
    {
        var doubts = doubting.Of(passage, parts);
        var deciding = new Deciding(passage.Lexemes);
        var at = 0;
        foreach (var utterance in UtteranceSplitter.Split(index, passage, parts))
        {
            // Words that are only said have no place; so the parts of an utterance are counted.
            var (first, left, end) = (at, utterance.Parts.Count(part => part.Kind != PartKind.Stop), utterance.Start + utterance.Text.Length);
            for (; at < parts.Length && (left > 0 || (!IsWord(parts[at]) && parts[at].Start + parts[at].Length <= end)); at++)
            {
                left -= IsWord(parts[at]) ? 1 : 0;
            }

            yield return new SpokenSentence(passage.Role, first == 0, utterance.Text, Runs(passage, parts, first..at, doubts, deciding, utterance.Parts), utterance.PauseAfter);
        }

        if (at < parts.Length)
        {
            yield return new SpokenSentence(passage.Role, at == 0, passage.Text.Text[parts[at].Start..], Runs(passage, parts, at..parts.Length, doubts, deciding, []), TimeSpan.Zero);
        }
    }

    private static bool IsWord(PlacedPart placed) => placed.Part is { Kind: not PartKind.Stop };

    /// <summary>One run for each printed piece, with all that is said for it: the words of the pieces, the stops of the utterance.</summary>
    private static ImmutableArray<SpokenRun> Runs(Passage passage, ImmutableArray<PlacedPart> parts, Range range, ImmutableArray<Doubt>[] doubts, Deciding deciding, ImmutableArray<SpokenPart> said)
    {
        var at = 0;
        var runs = ImmutableArray.CreateBuilder<SpokenRun>();
        var (start, length) = range.GetOffsetAndLength(parts.Length);
        for (var i = start; i < start + length;)
        {
            var first = i++;
            while (i < start + length && parts[i].Length == 0)
            {
                i++;
            }

            var pieces = parts[first..i];
            runs.Add(new SpokenRun(
                passage.Text.Text.Substring(parts[first].Start, parts[first].Length),
                SaidFor(pieces, said, ref at),
                Confidence(pieces),
                [.. doubts[first..i].SelectMany(of => of).DistinctBy(doubt => doubt.Reason)])
            {
                Lexemes = deciding.At(parts[first].Start, parts[first].Length),
            });
        }

        return runs.ToImmutable();
    }

    /// <summary>What of an utterance stands at these pieces; where several marks meet, the utterance has one stop, which goes to the first.</summary>
    private static ImmutableArray<SpokenPart> SaidFor(ImmutableArray<PlacedPart> pieces, ImmutableArray<SpokenPart> said, ref int at)
    {
        var here = ImmutableArray.CreateBuilder<SpokenPart>();
        foreach (var placed in pieces)
        {
            var isMark = placed.Part is { Kind: PartKind.Stop } || placed.IsOpener || placed.IsCloser;
            if (at < said.Length && (IsWord(placed) || (isMark && said[at].Kind == PartKind.Stop)))
            {
                here.Add(said[at++]);
            }
        }

        return here.ToImmutable();
    }

    private static ImmutableArray<double> Confidence(ImmutableArray<PlacedPart> pieces) => pieces.All(placed => placed.Confidence.IsEmpty) ? []
        : [.. pieces.Where(placed => placed.Part is not null).SelectMany(placed => placed.Confidence.IsEmpty ? placed.Part!.Syllables.Select(_ => 1.0) : placed.Confidence)];
}

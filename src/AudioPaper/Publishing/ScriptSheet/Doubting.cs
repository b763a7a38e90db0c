using System.Collections.Immutable;
using AudioPaper.Normalization;
using AudioPaper.Normalization.Lexicons;
using AudioPaper.Pronunciation;
using AudioPaper.Segmentation;

namespace AudioPaper.Publishing.ScriptSheet;

/// <summary>Finds what is doubtful in the passages of an article.</summary>
internal sealed class Doubting(Article article, CommonReadings common, FlaggedPlaces flagged)
{
    /// <summary>A reading that is less likely than this is worth a look.</summary>
    private const double Certain = 0.9;

    /// <summary>In a name a reading that is rare elsewhere may be the right one (单 shan4, 仇 qiu2).</summary>
    private const double CertainInNames = 0.99;

    /// <summary>For each part of a passage what is doubtful in it.</summary>
    public ImmutableArray<Doubt>[] Of(Passage passage, ImmutableArray<PlacedPart> parts)
    {
        var (names, told) = (NamesIn(passage.Text.Text), new bool[passage.Text.Text.Length]);
        foreach (var use in passage.Lexemes.Where(use => use.Lexeme.Kind == LexemeKind.Pinyin))
        {
            told.AsSpan(use.Start, use.Length).Fill(true);
        }

        return [.. parts.Select(placed => ImmutableArray.CreateRange(Of(passage, placed, names, told)))];
    }

    private IEnumerable<Doubt> Of(Passage passage, PlacedPart placed, bool[] names, bool[] told)
    {
        if (placed.IsUnsaid)
        {
            yield return new Doubt(IsHanzi(passage.Text.Text, placed) ? DoubtReason.UnknownHanzi : DoubtReason.Unspeakable);
        }

        // What a lexicon tells is no guess.
        if (placed.Part is { Kind: PartKind.Mandarin } word && placed.Length > 0 && !told[placed.Start])
        {
            if (names.AsSpan(placed.Start, placed.Length).Contains(true) && LeastShare(word) is < CertainInNames and var share)
            {
                yield return new Doubt(DoubtReason.Name, share);
            }
            else if (!placed.Confidence.IsEmpty && placed.Confidence.Min() is < Certain and var confidence)
            {
                yield return new Doubt(DoubtReason.Polyphone, confidence);
            }
        }

        if (placed.Part is { Kind: PartKind.English } english && english.Text.Any(c => c > '~'))
        {
            yield return new Doubt(DoubtReason.UnusualLatin);
        }

        if (placed.Part is { Kind: not PartKind.Stop } && passage.Text.SpansOf(placed.Start, placed.Length).Any(flagged.Touch))
        {
            yield return new Doubt(DoubtReason.Recognition);
        }
    }

    private static bool IsHanzi(string text, PlacedPart placed) =>
        System.Text.Rune.TryGetRuneAt(text, placed.Start, out var rune) && Writing.IsHanzi(rune);

    /// <summary>How likely the least likely reading of a word is, each hanzi taken for itself, as a name has no meaning that decides.</summary>
    private double LeastShare(SpokenPart word) =>
        word.Syllables.Length != word.Text.Length ? 1 : word.Syllables.Select((syllable, i) => common.ShareOf(word.Text[i], syllable)).Min();

    /// <summary>Where the names of its authors stand.</summary>
    private bool[] NamesIn(string text)
    {
        var isName = new bool[text.Length];
        foreach (var name in article.Byline.Where(name => name.Length is > 1 and <= 10 && Writing.IsHanzi(name[0])).Take(20))
        {
            for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + name.Length, StringComparison.Ordinal))
            {
                isName.AsSpan(at, name.Length).Fill(true);
            }
        }

        return isName;
    }
}

using System.Buffers;
using AudioPaper.Diagnostics;
using AudioPaper.Intake;
using AudioPaper.Intake.Pdf;
using AudioPaper.Segmentation.Labelling;
using AudioPaper.Segmentation.Skipping;

namespace AudioPaper.Segmentation;

/// <summary>A line of a page as it came, white space at both ends apart.</summary>
/// <param name="Text">What is printed, with its place.</param>
/// <param name="Indent">Number of white-space characters before it.</param>
/// <param name="AfterBlank">Whether a blank line (or the top of the page) stands before it.</param>
/// <param name="Page">Index of its page in the issue, from 0.</param>
internal sealed record PageLine(SpannedText Text, int Indent, bool AfterBlank, int Page)
{
    /// <summary>Head lines are set larger than running text by more than this; less is a difference of fonts.</summary>
    private const double LargerBy = 1.15;

    /// <summary>Crossheads are hardly larger than running text, headlines much.</summary>
    private const double MuchLargerBy = 1.35;

    /// <summary>An initial is two lines high at least.</summary>
    private const double InitialLargerBy = 1.8;

    /// <summary>Printed width in Latin letters; a hanzi is as wide as two.</summary>
    public int Width { get; } = Writing.Width(Text.Text);

    /// <summary>Size of its letters in points; 0 where the format does not tell.</summary>
    public double SizePt { get; init; }

    /// <summary>Whether it is set in bold; false where the format does not tell.</summary>
    public bool IsBold { get; init; }

    /// <summary>Number of the frame on its page that it stands in, from 1; 0 for none, and where the format does not tell.</summary>
    public int Frame { get; init; }

    /// <summary>Name of the section it stands in, or null.</summary>
    public string? Section { get; init; }

    /// <summary>The jump line that stands right below it, or null: its article goes on elsewhere.</summary>
    public Jump? GoesOn { get; init; }

    /// <summary>The jump line that stands above it, or null: its article comes from elsewhere.</summary>
    public Jump? ComesFrom { get; init; }

    /// <summary>What it was found to be.</summary>
    public LineLabel Label { get; init; }

    /// <summary>Whether it is page text, of which no format tells anything.</summary>
    public bool IsPlain { get; init; }

    /// <summary>What the format says it is.</summary>
    public RegionRole Role { get; init; }

    /// <summary>How it stands on the printed page; null where the format does not tell.</summary>
    public LineSetting? Setting { get; init; }

    /// <summary>Size of its letters against those of the page's running text; null where the format does not tell.</summary>
    public double? Largeness { get; private set; }

    /// <summary>Whether it is set as head lines are; null where the format does not tell.</summary>
    public bool? IsLarge => Largeness is { } largeness ? largeness > LargerBy : null;

    /// <summary>Whether it is set as a headline of its own, too large for a crosshead.</summary>
    public bool IsHeadline => Largeness > MuchLargerBy;

    /// <summary>The same with other text, whose width it has.</summary>
    public PageLine With(SpannedText text) => new(text, Indent, AfterBlank, Page)
    {
        SizePt = SizePt,
        IsBold = IsBold,
        Frame = Frame,
        Role = Role,
        IsPlain = IsPlain,
        Setting = Setting,
        Section = Section,
        GoesOn = GoesOn,
        ComesFrom = ComesFrom,
        Largeness = Largeness,
    };

    /// <summary>Splits a source into pages (at form feeds) and lines.</summary>
    public static IEnumerable<List<PageLine>> PagesOf(int sourceIndex, Source source, int firstPage)
    {
        foreach (var page in Split(sourceIndex, source.Text, firstPage, RegionsOf(source)))
        {
            CompareSizes(page);
            yield return BrokenLines.Mend(WithInitials(page));
        }
    }

    /// <summary>What the format tells of each place; asked for rising places.</summary>
    private static Func<int, TextRegion?> RegionsOf(Source source)
    {
        var regions = source.Regions;
        var next = 0;
        return start =>
        {
            while (next < regions.Length && regions[next].Start + regions[next].Length <= start)
            {
                next++;
            }

            return next < regions.Length && regions[next].Start <= start ? regions[next] : null;
        };
    }

    /// <summary>Running text is what most letters of a page are set in.</summary>
    private static void CompareSizes(List<PageLine> page)
    {
        var sized = page.Where(line => line.SizePt > 0).ToList();
        if (sized.Count == 0)
        {
            return;
        }

        var usual = sized.GroupBy(line => Math.Round(line.SizePt * 2)).MaxBy(group => group.Sum(line => line.Text.Text.Length))!.Key / 2;
        foreach (var line in sized)
        {
            line.Largeness = line.SizePt / usual;
        }
    }

    /// <summary>A large initial is the first letter of the line after it.</summary>
    private static List<PageLine> WithInitials(List<PageLine> page)
    {
        var lines = new List<PageLine>(page.Count);
        for (var i = 0; i < page.Count; i++)
        {
            var isLetter = page[i].Text.Text.Length == 1 && char.IsLetter(page[i].Text.Text[0]) && i + 1 < page.Count;
            // Where sizes are not told, a capital alone before a small letter is one.
            var isInitial = isLetter && (page[i].Largeness > InitialLargerBy || (page[i].Largeness is null && char.IsUpper(page[i].Text.Text[0]) && char.IsLower(page[i + 1].Text.Text[0])));
            lines.Add(isInitial ? page[i + 1].With(SpannedText.Join(IsWord(page, i) ? " " : "", [page[i].Text, page[i + 1].Text])) with { AfterBlank = page[i].AfterBlank } : page[i]);
            i += isInitial ? 1 : 0;
        }

        return lines;
    }

    /// <summary>Whether an initial is a word of its own, A or I: then the page holds the word after it elsewhere, too, as in A / swan.</summary>
    private static bool IsWord(List<PageLine> page, int initial)
    {
        var text = page[initial + 1].Text.Text;
        var end = text.AsSpan().IndexOfAnyExcept(SmallLetters);
        var word = text[..(end < 0 ? text.Length : end)];
        return page[initial].Text.Text is "A" or "I" && word.Length > 0 && page.Where((_, i) => i != initial + 1).Any(line => HoldsWord(line.Text.Text, word));
    }

    private static readonly SearchValues<char> SmallLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz");

    private static bool HoldsWord(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            if ((at == 0 || !char.IsLetter(text[at - 1])) && (at + word.Length == text.Length || !char.IsLetter(text[at + word.Length])))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<List<PageLine>> Split(int sourceIndex, string source, int firstPage, Func<int, TextRegion?> regionAt)
    {
        var page = new List<PageLine>();
        var afterBlank = true;
        var start = 0;
        while (start <= source.Length)
        {
            var end = source.AsSpan(start).IndexOfAny("\r\n\f\v\u0085\u2028\u2029");
            end = end < 0 ? source.Length : start + end;
            var span = new SourceSpan(sourceIndex, start, end - start);
            var text = SpannedText.Of(source, span).Trim();
            if (text.Text.Length > 0)
            {
                var indent = source.AsSpan(start, end - start).IndexOf(text.Text[0]);
                var region = regionAt(start + indent);
                page.Add(new PageLine(Radicals.AreIn(text.Text) ? text.Map(Radicals.ToHanzi) : text, indent, afterBlank, firstPage)
                {
                    SizePt = region?.SizePt ?? 0,
                    IsBold = region?.IsBold ?? false,
                    Frame = region?.Frame ?? 0,
                    IsPlain = region is null,
                    Role = region?.Role ?? RegionRole.Line,
                    Setting = region?.Setting,
                });
                afterBlank = false;
            }
            else if (end == source.Length || source[end] != '\n' || start == 0 || source[start - 1] != '\r')
            {
                afterBlank = true;
            }

            if (end < source.Length && source[end] == '\f')
            {
                yield return page;
                page = [];
                firstPage++;
                afterBlank = true;
            }

            start = end + 1;
        }

        yield return page;
    }
}

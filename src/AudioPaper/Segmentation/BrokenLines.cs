using AudioPaper.Intake;
using AudioPaper.Segmentation.Skipping;

namespace AudioPaper.Segmentation;

/// <summary>
/// Mends lines that an export broke between two punctuation marks, where typesetting sets these closer (，“ or 》《): the parts are one
/// printed line. No Chinese line begins with a closing mark (prohibition rules, GB/T 15834).
/// </summary>
internal static class BrokenLines
{
    private const string Closing = "，。、；：！？”’」』》〉）】〕";
    private const string Opening = "“‘「『《〈（【〔";

    /// <summary>So many lines of one character in a row are no initials and no figures of a table.</summary>
    private const int LeastTorn = 8;

    /// <summary>The lines with broken ones put together.</summary>
    public static List<PageLine> Mend(List<PageLine> page)
    {
        page = WithoutJumps(SoftHyphens.Mend(WithoutTears(page)));
        if (!page.Exists(line => Closing.Contains(line.Text.Text[0]) || Opening.Contains(line.Text.Text[0])))
        {
            return page;
        }

        var lines = new List<PageLine>(page.Count);
        foreach (var line in page)
        {
            if (lines.Count > 0 && !line.AfterBlank && Closing.Contains(line.Text.Text[0]) && line.SizePt == lines[^1].SizePt)
            {
                lines[^1] = Together(lines[^1], line);
            }
            else
            {
                lines.Add(line);
            }
        }

        var measures = Measures.Of(lines);
        for (var i = lines.Count - 1; i > 0; i--)
        {
            var (before, line) = (lines[i - 1], lines[i]);
            var width = before.Width + line.Width;
            if (!line.AfterBlank && line.SizePt == 0 && Opening.Contains(line.Text.Text[0]) && (Closing + Opening).Contains(before.Text.Text[^1])
                && width <= measures[i] + 4 && width >= measures[i] - 6)
            {
                lines[i - 1] = Together(before, line);
                lines.RemoveAt(i);
            }
        }

        return lines;
    }

    /// <summary>Vertical writing that an export tore into single characters, each on a line: those between two blank lines are one line.</summary>
    private static List<PageLine> WithoutTears(List<PageLine> page)
    {
        if (page.Count(line => line.Text.Text.Length == 1) < LeastTorn)
        {
            return page;
        }

        var lines = new List<PageLine>(page.Count);
        for (var i = 0; i < page.Count;)
        {
            var end = i + 1;
            while (end < page.Count && page[i].Text.Text.Length == 1 && page[end].Text.Text.Length == 1 && !page[end].AfterBlank && page[end].SizePt == page[i].SizePt)
            {
                end++;
            }

            lines.AddRange(end - i >= LeastTorn ? [page[i].With(SpannedText.Join("", page.Skip(i).Take(end - i).Select(line => line.Text)))] : page.Skip(i).Take(end - i));
            i = end;
        }

        return lines;
    }

    /// <summary>Cuts jump lines off the text on whose line they stand.</summary>
    private static List<PageLine> WithoutJumps(List<PageLine> page) => [.. page.SelectMany(line =>
        JumpLines.CutOf(Traditional.ToSimplified(line.Text.Text)) is > 0 and var cut
            ? new[] { line.With(line.Text.Slice(0, cut).Trim()), line.With(line.Text.Slice(cut).Trim()) with { AfterBlank = false } }
                .Select(part => JumpLines.Is(Traditional.ToSimplified(part.Text.Text)) ? part : part with { Role = RegionRole.Paragraph }) : [line])];

    private static PageLine Together(PageLine line, PageLine rest) => line.With(SpannedText.Join("", [line.Text, rest.Text]));
}

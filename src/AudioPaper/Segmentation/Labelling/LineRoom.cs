using AudioPaper.Intake.Layout;

namespace AudioPaper.Segmentation.Labelling;

/// <summary>
/// Whether lines end where their column does: a line that the next line's first word would have fitted on ends a paragraph, or is no running
/// text; one that stands back a little begins a paragraph where the page indents them. Exports that tell no indent leave only this.
/// </summary>
internal sealed class LineRoom
{
    /// <summary>Lines before and after that show how wide the column is.</summary>
    private const int Reach = 7;

    /// <summary>Ends of paragraphs that a habit is read from, at least.</summary>
    private const int LeastEnds = 4;

    private readonly IReadOnlyList<PageLine> page;
    private readonly string[] shapes;
    private readonly string[] ends;
    private readonly double[] widths;
    private readonly string habit;
    private readonly string raggedness;

    /// <summary>Looks at a page.</summary>
    /// <param name="page">Its lines.</param>
    /// <param name="shapes">For each line how wide it is (<see cref="LineShapes.Shape"/>).</param>
    /// <param name="ends">For each line what it ends with (<see cref="LineShapes.End"/>).</param>
    public LineRoom(IReadOnlyList<PageLine> page, string[] shapes, string[] ends)
    {
        (this.page, this.shapes, this.ends) = (page, shapes, ends);
        widths = [.. page.Select(line => LetterWidths.Of(line.Text.Text))];
        var rooms = Enumerable.Range(0, page.Count).Select(i => i + 1 < page.Count ? After(i) : null).ToArray();
        // Lines that surely begin a paragraph: does the page set them back?
        var begins = Enumerable.Range(1, Math.Max(0, page.Count - 2)).Where(i => ends[i - 1] == "stop" && rooms[i - 1] > 4 && shapes[i + 1] is "full" or "over" && rooms[i] is not null).ToList();
        habit = begins.Count < LeastEnds ? "few" : ((double)begins.Count(i => rooms[i] is > 0.4 and < 3.2) / begins.Count) switch { < 0.3 => "flush", < 0.65 => "mixed", _ => "back" };
        var inner = Enumerable.Range(0, page.Count).Where(i => ends[i] == "letter" && shapes[i] is "full" && rooms[i] is not null).ToList();
        raggedness = inner.Count < LeastEnds ? "few" : ((double)inner.Count(i => rooms[i] > 0.4) / inner.Count) switch { < 0.12 => "even", < 0.3 => "some", _ => "ragged" };
    }

    /// <summary>What is seen of a line.</summary>
    public IEnumerable<string> Of(int i, int before, int after, bool blankBefore)
    {
        var language = Writing.IsMainlyChinese(page[i].Text.Text) ? "zh" : "en";
        var (left, own) = (before < 0 ? "edge" : Step(After(before)), after < 0 ? "edge" : Step(After(i)));
        var endBefore = before < 0 ? "none" : ends[before];
        yield return $"{language} room={left}/{own}";
        yield return $"{language} room={left} before={endBefore} blank={blankBefore}";
        yield return $"{language} room={left}/{own} before={endBefore} habit={habit}";
        yield return $"{language} room={own} end={ends[i]} edge={raggedness}";
        yield return $"{language} room={left} before={endBefore} edge={raggedness} start={LineShapes.Start(page[i].Text.Text)}";
        yield return $"{language} habit={habit} room={own} shape={shapes[i]}";
    }

    /// <summary>Ems that are left at the end of a line when the next line's first word stood there, too; below 0 it did not fit. Null where no column is seen.</summary>
    private double? After(int i)
    {
        var (sum, count) = (0.0, 0);
        for (var j = Math.Max(0, i - Reach); j <= Math.Min(page.Count - 1, i + Reach); j++)
        {
            if (shapes[j] is "full" && ends[j] != "stop")
            {
                sum += widths[j];
                count++;
            }
        }

        if (count < 2)
        {
            return null;
        }

        var next = page[i + 1].Text.Text;
        var isChinese = Writing.IsHanzi(next[0]) || next[0] > '\u2E80';
        var word = isChinese ? next.AsSpan(0, 1) : next.AsSpan(0, next.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space ? space : next.Length);
        return (sum / count) - widths[i] - LetterWidths.Of(word) - (isChinese ? 0 : LetterWidths.Space);
    }

    private static string Step(double? room) => room switch { null => "none", < -6 => "over", < -0.4 => "full", < 0.4 => "just", < 1.2 => "1", < 2.6 => "2", < 5 => "5", < 10 => "10", _ => "much" };
}

using System.Collections.Immutable;

namespace AudioPaper.Intake.Pdf;

/// <summary>Builds the printed lines of an area of one column, and finds where blocks and paragraphs begin.</summary>
internal static class Lines
{
    /// <summary>A column with more of them has no initials but loose letters.</summary>
    private const int MostInitials = 50;

    /// <summary>The lines of <paramref name="area"/> from top to bottom; the first one starts a block.</summary>
    public static List<PrintedLine> Of(List<TextBox> area)
    {
        var rows = Rows(area).Select(row => new Row(row)).Where(row => row.Text.Length > 0).ToList();
        for (var i = 1; i < rows.Count; i++)
        {
            rows[i].GiveWayTo(rows[i - 1]);
        }

        var usualStep = UsualStep(rows);
        var edge = Edge(rows);
        var right = rows.Select(row => row.Right).DefaultIfEmpty(0).Max();
        return [.. rows.Select((row, i) => new PrintedLine(row.Text, row.Size, row.IsBold, row.Font, row.Place, i == 0 || StartsBlock(rows, i, usualStep, edge, right)) { IsIndented = IsIndent(row, edge), BeginsBold = row.BeginsBold, Uncertain = row.Uncertain })];
    }

    private static IEnumerable<List<Glyph>> Rows(List<TextBox> area)
    {
        // Large first letters of a paragraph hang into the lines below and belong to the first of these.
        var usual = Strip.UsualSize(area);
        var initials = area.Where(box => box.VerticalLines.Count == 0 && box.Glyphs.Count == 1 && box.Size > 1.8 * usual).Take(MostInitials).ToList();
        var row = new List<TextBox>();
        foreach (var box in area.Except(initials).OrderByDescending(box => (box.Top + box.Bottom) / 2))
        {
            if (row.Count > 0 && (box.VerticalLines.Count > 0 || !IsBeside(row[0], box)))
            {
                foreach (var line in Written(row, initials))
                {
                    yield return line;
                }

                row = [];
            }

            row.Add(box);
            if (box.VerticalLines.Count > 0)
            {
                foreach (var line in box.VerticalLines)
                {
                    yield return line;
                }

                row = [];
            }
        }

        foreach (var line in Written(row, initials))
        {
            yield return line;
        }

        foreach (var initial in initials)
        {
            yield return initial.Glyphs;
        }
    }

    private static bool IsBeside(TextBox first, TextBox box) =>
        Math.Min(first.Top, box.Top) - Math.Max(first.Bottom, box.Bottom) > 0.5 * Math.Min(first.Height, box.Height);

    private static IEnumerable<List<Glyph>> Written(List<TextBox> row, List<TextBox> initials)
    {
        if (row.Count == 0)
        {
            yield break;
        }

        var left = row.Min(box => box.Left);
        if (initials.Find(initial => initial.Left < left && IsBeside(row[0], initial)) is { } initial)
        {
            initials.Remove(initial);
            row.Add(initial);
        }

        yield return [.. row.SelectMany(box => box.Glyphs).OrderBy(glyph => glyph.Left)];
    }

    private static bool StartsBlock(List<Row> rows, int i, double usualStep, double edge, double right)
    {
        var (before, row) = (rows[i - 1], rows[i]);
        var step = before.Baseline - row.Baseline;
        return Math.Abs(before.Size - row.Size) > 0.12 * Math.Max(before.Size, row.Size)
            || before.IsBold != row.IsBold
            || (step > 1.3 * usualStep && step > usualStep + (0.2 * row.Size))
            || step < 0
            // Beside a large first letter lines are shorter; in one block with longer ones their ends would look like those of paragraphs.
            || (before.IsBesideInitial && !row.IsBesideInitial)
            || (IsIndent(row, edge) && !row.IsCentredBelow(before) && !row.RunsOnBeside(before, right) && before.Left - edge < 4 * row.Size);
    }

    private static bool IsIndent(Row row, double edge) => row.Left - edge > 0.8 * row.Size && row.Left - edge < 4 * row.Size;

    /// <summary>The middle distance of lines of one size.</summary>
    private static double UsualStep(List<Row> rows)
    {
        var steps = rows.Zip(rows.Skip(1)).Where(pair => Math.Abs(pair.First.Size - pair.Second.Size) < 0.5)
            .Select(pair => pair.First.Baseline - pair.Second.Baseline).Where(step => step > 0).Order().ToList();
        return steps.Count < 3 ? 1.9 * rows.Select(row => row.Size).DefaultIfEmpty(0).Max() : steps[(steps.Count - 1) / 2];
    }

    /// <summary>Where the lines of the column begin; beyond all of them when they do not begin at one edge.</summary>
    private static double Edge(List<Row> rows)
    {
        var edge = rows.Count == 0 ? 0 : rows.Min(row => row.Left);
        var atEdge = rows.Count(row => row.Left - edge < 0.5 * row.Size);
        return atEdge * 2 >= rows.Count ? edge : double.PositiveInfinity;
    }

    private sealed class Row(List<Glyph> glyphs)
    {
        public string Text { get; } = LineText.Of(glyphs);

        public ImmutableArray<UncertainWord> Uncertain { get; } =
            glyphs.Exists(glyph => glyph.Confidence < UncertainWord.CertainFrom) ? LineText.UncertainIn(LineText.Of(glyphs), glyphs) : [];

        public double Size { get; } = glyphs.GroupBy(glyph => Math.Round(glyph.Size, 1)).MaxBy(group => group.Count())!.Key;

        public bool IsBold { get; } = glyphs.Count(glyph => glyph.IsBold) * 2 > glyphs.Count;

        public bool BeginsBold { get; } = glyphs.Count(glyph => glyph.IsBold) * 2 <= glyphs.Count && glyphs[0].IsBold;

        public string Font { get; } = glyphs.GroupBy(glyph => glyph.Font).MaxBy(group => group.Count())!.Key;

        public Place Place { get; } = Place.Of(glyphs);

        public double Left { get; private set; } = glyphs.Min(glyph => glyph.Left);

        public double Right { get; } = glyphs.Max(glyph => glyph.Right);

        /// <summary>How far down a large first letter reaches.</summary>
        public double InitialBottom { get; private set; } = glyphs.Count > 1 && glyphs[0].Size > 1.8 * glyphs[1].Size ? glyphs[0].Baseline : double.PositiveInfinity;

        public bool IsBesideInitial => double.IsFinite(InitialBottom);

        public double Baseline { get; } = glyphs.GroupBy(glyph => glyph.Baseline).MaxBy(group => group.Count())!.Key;

        /// <summary>Whether it has its middle where a longer or shorter line above has it.</summary>
        public bool IsCentredBelow(Row before) =>
            Math.Abs(Left - before.Left) > 0.8 * Size && Math.Abs(Place.Left + Place.Right - before.Place.Left - before.Place.Right) < 0.6 * Size;

        /// <summary>Whether it begins below a full line, as text does that runs around a picture: no paragraph has ended.</summary>
        public bool RunsOnBeside(Row before, double right) => Math.Abs(Left - before.Left) < 0.3 * Size && before.Right > right - (1.5 * Size);

        /// <summary>A line beside the large first letter of the line before begins at the edge, as that one does.</summary>
        public void GiveWayTo(Row before)
        {
            if (before.InitialBottom < Baseline + (0.5 * Size) && before.Left < Left)
            {
                (Left, InitialBottom) = (before.Left, before.InitialBottom);
            }
        }
    }
}

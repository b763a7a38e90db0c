using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;

namespace AudioPaper.Intake.Pdf;

/// <summary>The letters of a page that a reader sees, in the order the page paints them.</summary>
internal sealed class PageLetters
{
    /// <summary>Directions of writing told apart; text in more of them is decoration.</summary>
    private const int MostDirections = 8;

    /// <summary>A letter painted twice within this part of its size is one letter in fake bold or with a shadow.</summary>
    private const double DoublePart = 0.15;

    private readonly SortedDictionary<int, List<Glyph>> _byDirection = [];
    private readonly HashSet<(string Text, int Direction, int Size, long Column, long Row)> _spots = [];
    private readonly List<(int Direction, Glyph Glyph)> _painted = [];
    private readonly HashSet<int> _directions = [];
    private readonly Page _page;
    private bool _afterSpace;

    private PageLetters(Page page) => _page = page;

    /// <summary>Letters whose font does not tell which characters they are.</summary>
    public int UnknownCount { get; private set; }

    /// <summary>Letters by the direction they are written in: level ones first, then turned ones.</summary>
    public IReadOnlyCollection<List<Glyph>> ByDirection => _byDirection.Values;

    /// <summary>Reads the letters of <paramref name="page"/>.</summary>
    public static PageLetters Of(Page page)
    {
        var letters = new PageLetters(page);
        // Where a page's own frame is wrong, most of its letters are outside; then the frame is not believed.
        var outside = page.Letters.Count(letters.IsOutside);
        var believesFrame = outside * 2 < page.Letters.Count;
        foreach (var letter in page.Letters)
        {
            if (!(believesFrame && letters.IsOutside(letter)))
            {
                letters.Add(letter);
            }
        }

        letters.SortByDirection();
        return letters;
    }

    private bool IsOutside(Letter letter)
    {
        var (x, y) = ((letter.StartBaseLine.X + letter.EndBaseLine.X) / 2, (letter.StartBaseLine.Y + letter.EndBaseLine.Y) / 2);
        return !(x >= -1 && x <= _page.Width + 1 && y >= -1 && y <= _page.Height + 1);
    }

    private void Add(Letter letter)
    {
        var text = LetterMending.Mend(letter.Value ?? "");
        var size = Math.Abs(letter.PointSize);
        if (text.Length == 0 || !double.IsFinite(size) || size < 0.1 || !IsFinite(letter.StartBaseLine) || !IsFinite(letter.EndBaseLine))
        {
            UnknownCount += string.IsNullOrEmpty(letter.Value) || letter.Value == "\0" ? 1 : 0;
            return;
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            _afterSpace = true;
            return;
        }

        UnknownCount += text[0] is '\uFFFD' or >= '\uE000' and <= '\uF8FF' ? 1 : 0;
        var (direction, turned) = Turn(letter, text, size);
        if (IsNew(direction, turned))
        {
            _directions.Add(direction);
            _painted.Add((direction, turned));
            _afterSpace = false;
        }
    }

    private void SortByDirection()
    {
        foreach (var (direction, glyph) in SidewaysLetters.InVerticalWriting(_painted))
        {
            if (!_byDirection.TryGetValue(direction, out var glyphs))
            {
                _byDirection[direction] = glyphs = [];
            }

            glyphs.Add(glyph);
        }

        foreach (var glyphs in _byDirection.Values)
        {
            LetterMending.MendDoors(glyphs);
        }
    }

    /// <summary>Turns a letter so that it is written to the right.</summary>
    private (int Direction, Glyph Glyph) Turn(Letter letter, string text, double size)
    {
        var (start, end) = (letter.StartBaseLine, letter.EndBaseLine);
        var (dx, dy) = (end.X - start.X, end.Y - start.Y);
        var length = Math.Sqrt((dx * dx) + (dy * dy));
        var degrees = length < 0.01 ? 0 : ((int)Math.Round(Math.Atan2(dy, dx) * 36 / Math.PI) * 5 + 360) % 360;
        if (!_directions.Contains(degrees) && _directions.Count >= MostDirections)
        {
            degrees = 0;
        }

        var isBold = letter.FontDetails is { } font && (font.IsBold || font.Weight >= 600 || IsBoldName(font.Name));
        var angle = degrees * Math.PI / 180;
        var (cos, sin) = (Math.Cos(angle), Math.Sin(angle));
        var left = (start.X * cos) + (start.Y * sin);
        return (degrees, new Glyph(text, left, left + length, (start.Y * cos) - (start.X * sin), size, isBold, letter.FontDetails?.Name ?? "", _afterSpace));
    }

    private bool IsNew(int direction, Glyph glyph)
    {
        var cell = Math.Max(0.02, Math.Min(DoublePart * glyph.Size, 0.5 * (glyph.Right - glyph.Left)));
        var size = (int)Math.Round(Math.Min(glyph.Size, 100_000) * 4);
        var (column, row) = ((long)Math.Floor(glyph.Left / cell), (long)Math.Floor(glyph.Baseline / cell));
        for (var x = -1; x <= 1; x++)
        {
            for (var y = -1; y <= 1; y++)
            {
                if (_spots.Contains((glyph.Text, direction, size, column + x, row + y)))
                {
                    return false;
                }
            }
        }

        return _spots.Add((glyph.Text, direction, size, column, row));
    }

    private static bool IsBoldName(string? name) =>
        name is not null && (name.Contains("bold", StringComparison.OrdinalIgnoreCase) || name.Contains("black", StringComparison.OrdinalIgnoreCase)
            || name.Contains("heavy", StringComparison.OrdinalIgnoreCase) || name.Contains("SimHei", StringComparison.OrdinalIgnoreCase));

    private static bool IsFinite(PdfPoint point) => double.IsFinite(point.X) && double.IsFinite(point.Y);
}

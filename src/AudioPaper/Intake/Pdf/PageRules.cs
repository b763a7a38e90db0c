using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics;

namespace AudioPaper.Intake.Pdf;

/// <summary>The straight lines that a page draws between its articles.</summary>
internal sealed class PageRules
{
    /// <summary>A rule is thinner than this, in points.</summary>
    private const double Thickness = 4;

    /// <summary>Shorter ones underline a word.</summary>
    private const double LeastLength = 24;

    /// <summary>Lower boxes stand behind a single line.</summary>
    private const double LeastHeight = 12;

    /// <summary>Sides of frames are looked for among this many rules at most.</summary>
    private const int MostSides = 200;

    /// <summary>Pages with more drawing than this are maps and charts; the rest of it is not looked at.</summary>
    private const int MostRules = 2000;

    private readonly List<(double Left, double Right, double Y)> _level = [];
    private readonly List<(double Bottom, double Top, double X)> _upright = [];
    private readonly List<Place> _boxes = [];

    /// <summary>No rules: for turned text.</summary>
    public static PageRules None { get; } = new();

    /// <summary>The rules among the drawings of a page: thin boxes, straight lines, and the edges of frames.</summary>
    public static PageRules Of(IEnumerable<PdfPath> paths)
    {
        var rules = new PageRules();
        foreach (var path in paths)
        {
            if (rules._level.Count + rules._upright.Count > MostRules)
            {
                break;
            }

            if (!path.IsClipping && (path.IsFilled || path.IsStroked))
            {
                foreach (var part in path)
                {
                    rules.Add(part.GetBoundingRectangle(), path.IsStroked || path.Count > 1);
                }
            }
        }

        return rules;
    }

    /// <summary>Filled or framed rectangles, and those that four rules make.</summary>
    public IEnumerable<Place> Boxes => _boxes.Concat(Frames());

    /// <summary>Whether a level rule lies between two heights and spans most of a width.</summary>
    public bool SpanLevel(double bottom, double top, double left, double right)
    {
        var width = right - left;
        return _level.Exists(rule => rule.Y > bottom - 2 && rule.Y < top + 2 && Math.Min(rule.Right, right) - Math.Max(rule.Left, left) > 0.85 * width);
    }

    /// <summary>How far above a line the next level rule is that covers half of its width; positive infinity for none.</summary>
    public double DistanceAbove(Place line) => _level.Where(rule => rule.Y > line.Top - 2 && Covers(rule.Left, rule.Right, line)).Select(rule => rule.Y - line.Top).DefaultIfEmpty(double.PositiveInfinity).Min();

    /// <summary>The same below it.</summary>
    public double DistanceBelow(Place line) => _level.Where(rule => rule.Y < line.Bottom + 2 && Covers(rule.Left, rule.Right, line)).Select(rule => line.Bottom - rule.Y).DefaultIfEmpty(double.PositiveInfinity).Min();

    /// <summary>Heights of the level rules that span most of a width.</summary>
    public IEnumerable<double> LevelAcross(double left, double right) =>
        _level.Where(rule => Math.Min(rule.Right, right) - Math.Max(rule.Left, left) > 0.85 * (right - left)).Select(rule => rule.Y);

    /// <summary>Whether an upright rule lies between two sides and spans most of a height.</summary>
    public bool SpanUpright(double left, double right, double bottom, double top)
    {
        var height = top - bottom;
        return _upright.Exists(rule => rule.X > left - 1 && rule.X < right + 1 && Math.Min(rule.Top, top) - Math.Max(rule.Bottom, bottom) > 0.7 * height);
    }

    /// <summary>Upright rules of equal height with level rules between their ends.</summary>
    private IEnumerable<Place> Frames()
    {
        var sides = _upright.Take(MostSides).OrderBy(side => side.X).ToList();
        for (var i = 0; i < sides.Count; i++)
        {
            for (var j = i + 1; j < sides.Count; j++)
            {
                var (left, right) = (sides[i], sides[j]);
                if (right.X - left.X > LeastLength && Math.Abs(left.Top - right.Top) < 2 && Math.Abs(left.Bottom - right.Bottom) < 2
                    && HasEdge(left.X, right.X, left.Top) && HasEdge(left.X, right.X, left.Bottom))
                {
                    yield return new Place(left.X, right.X, left.Bottom, left.Top);
                }
            }
        }
    }

    private static bool Covers(double left, double right, Place line) => Math.Min(right, line.Right) - Math.Max(left, line.Left) > 0.5 * line.Width;

    private bool HasEdge(double left, double right, double y) =>
        _level.Exists(rule => Math.Abs(rule.Y - y) < 3 && Math.Abs(rule.Left - left) < 4 && Math.Abs(rule.Right - right) < 4);

    private void Add(PdfRectangle? bounds, bool isFrame)
    {
        if (bounds is not { } box || !double.IsFinite(box.Width + box.Height + box.Left + box.Bottom))
        {
            return;
        }

        var (left, right, bottom, top) = (Math.Min(box.Left, box.Right), Math.Max(box.Left, box.Right), Math.Min(box.Bottom, box.Top), Math.Max(box.Bottom, box.Top));
        if (top - bottom < Thickness && right - left > LeastLength)
        {
            _level.Add((left, right, (top + bottom) / 2));
        }
        else if (right - left < Thickness && top - bottom > LeastLength)
        {
            _upright.Add((bottom, top, (left + right) / 2));
        }
        else if (right - left > LeastLength && top - bottom > LeastHeight)
        {
            _boxes.Add(new Place(left, right, bottom, top));
        }

        if (isFrame && right - left > LeastLength && top - bottom > LeastLength)
        {
            _level.Add((left, right, top));
            _level.Add((left, right, bottom));
            _upright.Add((bottom, top, left));
            _upright.Add((bottom, top, right));
        }
    }
}

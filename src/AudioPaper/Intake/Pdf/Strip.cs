namespace AudioPaper.Intake.Pdf;

/// <summary>Boxes that overlap in height: what lies between two gaps over the full width of a region.</summary>
internal sealed class Strip(List<TextBox> boxes)
{
    /// <summary>Boxes compared where two strips meet; a bound for pages that are no newspapers.</summary>
    private const int Reach = 200;

    public List<TextBox> Boxes { get; } = boxes;

    public double Top { get; } = boxes.Max(box => box.Top);

    public double Bottom { get; } = boxes.Min(box => box.Bottom);

    public double Height => Top - Bottom;

    public Extents Extents { get; } = Extents.Of(boxes);

    /// <summary>The strips of a region, from top to bottom.</summary>
    public static List<Strip> Of(List<TextBox> region)
    {
        var strips = new List<Strip>();
        var boxes = new List<TextBox>();
        var bottom = double.NegativeInfinity;
        foreach (var box in region.OrderByDescending(box => box.Top).ThenBy(box => box.Left))
        {
            if (boxes.Count > 0 && box.Top < bottom)
            {
                strips.Add(new Strip(boxes));
                boxes = [];
            }

            bottom = boxes.Count == 0 ? box.Bottom : Math.Min(bottom, box.Bottom);
            boxes.Add(box);
        }

        strips.Add(new Strip(boxes));
        return strips;
    }

    /// <summary>Whether its first row is set so much larger than running text that articles begin here.</summary>
    public bool BeginsLargerThan(double size)
    {
        var row = Top - Boxes[0].Height;
        return Boxes.TrueForAll(box => (box.Top + box.Bottom) / 2 < row || box.Size >= size);
    }

    /// <summary>Whether running text goes on from the strip above: lines of one size at the distance of lines.</summary>
    public bool Continues(Strip above)
    {
        var last = above.Boxes.Where(box => box.Bottom < above.Bottom + box.Size).Take(Reach).ToList();
        return Boxes.Take(Reach).Any(box => last.Exists(other => Math.Min(box.Right, other.Right) - Math.Max(box.Left, other.Left) > box.Size
            && Math.Abs(box.Size - other.Size) < 0.1 * box.Size && other.Bottom - box.Top < 0.75 * box.Size));
    }

    /// <summary>Whether it is a single line in the middle.</summary>
    public bool IsCentred((double Left, double Right) bounds)
    {
        var (left, right, size) = (Boxes.Min(box => box.Left), Boxes.Max(box => box.Right), UsualSize(Boxes));
        return Height < 1.6 * size && Math.Abs(left + right - bounds.Left - bounds.Right) < 2 * size
            && (right - left < 0.7 * (bounds.Right - bounds.Left) || !Extents.Gutters(0.8 * size).Any());
    }

    /// <summary>The sides of some strips together.</summary>
    public static (double Left, double Right) Bounds(List<Strip> strips) =>
        (strips.Min(strip => strip.Boxes.Min(box => box.Left)), strips.Max(strip => strip.Boxes.Max(box => box.Right)));

    /// <summary>The size most letters have.</summary>
    public static double UsualSize(IEnumerable<TextBox> boxes) =>
        boxes.GroupBy(box => Math.Round(box.Size * 2) / 2).MaxBy(group => group.Sum(box => box.Glyphs.Count))?.Key is { } size and > 0 ? size : 0.5;

    /// <summary>The narrowest gutter in a region: low regions have gaps between words that only look like one.</summary>
    public static double LeastGutter(double height, double size) =>
        size * (height < 1.6 * size ? 3 : height < 3.2 * size ? 1.5 : 0.8);
}

namespace AudioPaper.Intake.Pdf;

/// <summary>Boxes that overlap in height: what lies between two gaps over the full width of a region.</summary>
internal sealed class Strip(List<TextBox> boxes)
{
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
}

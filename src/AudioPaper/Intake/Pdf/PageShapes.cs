using UglyToad.PdfPig.Content;

namespace AudioPaper.Intake.Pdf;

/// <summary>Tells from the pictures and frames of a page which lines explain a picture and which stand in a frame.</summary>
internal static class PageShapes
{
    /// <summary>A frame around more of the page than this is the page's own.</summary>
    private const double LargestFrame = 0.6;

    /// <summary>Pictures are larger than this, in points each way.</summary>
    private const double LeastPicture = 36;

    /// <summary>The ground of a label is no higher than this, in parts of the size.</summary>
    private const double HighestLabel = 3;

    /// <summary>Captions have this many lines at most.</summary>
    private const int MostCaptionLines = 6;

    /// <summary>More frames or pictures than this make a page that is none of a newspaper.</summary>
    private const int Most = 200;

    /// <summary>The lines with what pictures and frames tell of them.</summary>
    public static List<PrintedLine> Apply(Page page, PageRules rules, List<PrintedLine> lines)
    {
        var boxes = rules.Boxes.Where(box => box.Area < LargestFrame * page.Width * page.Height).Distinct().Take(Most).ToList();
        var frames = boxes.FindAll(box => IsFrame(box, lines)).OrderBy(box => box.Area).ToList();
        var pictures = Pictures(page, boxes.FindAll(box => !lines.Exists(line => box.HoldsMiddleOf(line.Place))), lines);
        var framed = lines.ConvertAll(line => line with
        {
            Frame = frames.FindIndex(frame => frame.HoldsMiddleOf(line.Place)) + 1,
            Rules = (rules.DistanceAbove(line.Place), rules.DistanceBelow(line.Place)),
            HasGround = boxes.Exists(box => box.Height < HighestLabel * line.SizePt && box.HoldsMiddleOf(line.Place)),
        });
        return WithCaptions(framed, pictures);
    }

    /// <summary>Whether a box holds several rows of text; one row with a ground of its own is a label.</summary>
    private static bool IsFrame(Place box, List<PrintedLine> lines)
    {
        var inside = lines.FindAll(line => box.HoldsMiddleOf(line.Place));
        return inside.Count > 1 && inside.Max(line => line.Place.Top) - inside.Min(line => line.Place.Bottom) > 1.8 * inside.Min(line => line.SizePt)
            && !lines.Exists(line => Cuts(box, line.Place)) && !inside.Exists(line => lines.Exists(other => !box.HoldsMiddleOf(other.Place) && IsNextTo(line, other)));
    }

    /// <summary>Whether the border of a box goes through a line: then it is part of a drawing behind the text.</summary>
    private static bool Cuts(Place box, Place line) => box.Overlap(line) is var width && width > 2 && width < line.Width - 2
        && Math.Min(box.Top, line.Top) - Math.Max(box.Bottom, line.Bottom) > 0.5 * line.Height;

    /// <summary>Whether two lines stand one below the other in a column: no border lies between these.</summary>
    private static bool IsNextTo(PrintedLine line, PrintedLine other) => line.IsSetAs(other) && Math.Abs(line.Place.Left - other.Place.Left) < 2
        && Math.Max(line.Place.Bottom, other.Place.Bottom) - Math.Min(line.Place.Top, other.Place.Top) < 0.8 * line.SizePt;

    private static List<Place> Pictures(Page page, IEnumerable<Place> empty, List<PrintedLine> lines)
    {
        var images = page.GetImages().Take(Most).Select(image => image.BoundingBox)
            .Select(box => new Place(Math.Min(box.Left, box.Right), Math.Max(box.Left, box.Right), Math.Min(box.Bottom, box.Top), Math.Max(box.Bottom, box.Top)))
            .Where(image => image.Area < LargestFrame * page.Width * page.Height && lines.Count(line => image.HoldsMiddleOf(line.Place)) < 3);
        var all = images.Concat(empty).Where(place => place.Width > LeastPicture && place.Height > LeastPicture).OrderByDescending(place => place.Area).ToList();
        // What is drawn inside a picture is part of it.
        return all.FindAll(place => !all.Exists(other => other != place && other.Area > place.Area && other.Holds(place, 2)));
    }

    private static List<PrintedLine> WithCaptions(List<PrintedLine> lines, List<Place> pictures)
    {
        if (pictures.Count == 0 || lines.Count == 0)
        {
            return lines;
        }

        var body = lines.GroupBy(line => (Math.Round(line.SizePt * 4), line.Font)).MaxBy(group => group.Sum(line => line.Text.Length))!.First();
        var marked = lines.ToList();
        foreach (var picture in pictures)
        {
            var first = marked.FindIndex(line => IsBelow(picture, line) && !line.IsSetAs(body) && line.SizePt < 1.1 * body.SizePt);
            for (var i = first; i >= 0 && i < marked.Count && i - first < MostCaptionLines; i++)
            {
                // A credit in other letters stands above or below the caption.
                if (i > first && (marked[i].IsSetAs(body) || marked[i].SizePt > 1.1 * body.SizePt || !IsNear(picture, marked[i - 1], marked[i])))
                {
                    break;
                }

                marked[i] = marked[i] with { IsCaption = true };
            }
        }

        return marked;
    }

    private static bool IsBelow(Place picture, PrintedLine line)
    {
        var gap = picture.Bottom - line.Place.Top;
        return gap > -0.5 * line.SizePt && gap < 1.5 * line.SizePt && IsWithin(picture, line.Place);
    }

    private static bool IsNear(Place picture, PrintedLine above, PrintedLine line) =>
        IsWithin(picture, line.Place) && above.Place.Bottom - line.Place.Top < 0.9 * line.SizePt && line.Place.Top < above.Place.Top + 1;

    private static bool IsWithin(Place picture, Place line) => line.Left > picture.Left - 8 && line.Right < picture.Right + 8;
}

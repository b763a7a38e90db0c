namespace AudioPaper.Intake;

/// <summary>What a reader knows about a stretch of a source's text.</summary>
public enum RegionRole
{
    /// <summary>A line of a page; what it is, segmentation finds out.</summary>
    Line,

    /// <summary>Name of a section.</summary>
    Section,

    /// <summary>Line above a headline.</summary>
    Kicker,

    /// <summary>A headline.</summary>
    Headline,

    /// <summary>Line below a headline.</summary>
    Deck,

    /// <summary>A line of names.</summary>
    Byline,

    /// <summary>Place or agency that leads into a body.</summary>
    Dateline,

    /// <summary>A paragraph of a body, or a heading inside one.</summary>
    Paragraph,

    /// <summary>Text that explains a picture.</summary>
    Caption,

    /// <summary>Name of a photographer.</summary>
    Credit,

    /// <summary>Page number, date line, navigation and the like.</summary>
    Folio,

    /// <summary>The newspaper's own name.</summary>
    Nameplate,
}

/// <summary>A stretch of a source's text of which its reader knows more than the text says.</summary>
/// <param name="Start">First UTF-16 code unit in the source's text.</param>
/// <param name="Length">Number of code units, 1 at least.</param>
/// <param name="Role">What it is.</param>
public sealed record TextRegion(int Start, int Length, RegionRole Role)
{
    /// <summary>Number of its article in the source, from 0, in reading order; -1 where the format does not tell.</summary>
    public int Article { get; init; } = -1;

    /// <summary>Label of its page; null where the format does not tell.</summary>
    public string? Page { get; init; }

    /// <summary>Size of its letters in points; 0 where the format does not tell.</summary>
    public double SizePt { get; init; }

    /// <summary>Whether it is set in bold.</summary>
    public bool IsBold { get; init; }

    /// <summary>Number of the frame on its page that it stands in, from 1; 0 for none, and where the format does not tell.</summary>
    public int Frame { get; init; }

    /// <summary>How its line stands on the printed page; null where the format does not tell.</summary>
    internal Pdf.LineSetting? Setting { get; init; }
}

namespace AudioPaper.Segmentation.Labelling;

/// <summary>What a line of a page is.</summary>
internal enum LineLabel
{
    /// <summary>The first line of a paragraph.</summary>
    First,

    /// <summary>A line that goes on with a paragraph.</summary>
    Next,

    /// <summary>Kicker, headline or deck.</summary>
    Head,

    /// <summary>A crosshead: a heading inside an article.</summary>
    Crosshead,

    /// <summary>A line of names.</summary>
    Byline,

    /// <summary>Text that explains a picture.</summary>
    Caption,

    /// <summary>What else belongs to no article.</summary>
    Furniture,
}

namespace AudioPaper.Segmentation.Labelling;

/// <summary>What a line of a page is. The last three begin an article; else a line belongs to the article of the line before it.</summary>
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

    /// <summary>The first line of an article that begins with running text.</summary>
    NewFirst,

    /// <summary>The first line of an article that begins with head lines.</summary>
    NewHead,

    /// <summary>The first line of an article that begins with names.</summary>
    NewByline,
}

/// <summary>Questions about labels.</summary>
internal static class LineLabels
{
    /// <summary>Number of labels.</summary>
    public static readonly int Count = Enum.GetValues<LineLabel>().Length;

    /// <summary>The label without the beginning of an article.</summary>
    public static LineLabel Kind(this LineLabel label) => label switch
    {
        LineLabel.NewFirst => LineLabel.First,
        LineLabel.NewHead => LineLabel.Head,
        LineLabel.NewByline => LineLabel.Byline,
        _ => label,
    };

    /// <summary>Whether an article begins with the line.</summary>
    public static bool Begins(this LineLabel label) => label >= LineLabel.NewFirst;

    /// <summary>Whether the line belongs to no article.</summary>
    public static bool IsLeftOut(this LineLabel label) => label is LineLabel.Caption or LineLabel.Furniture;

    /// <summary>The label of a line of this kind when an article begins with it.</summary>
    public static LineLabel Beginning(this LineLabel label) => label switch
    {
        LineLabel.First or LineLabel.Next => LineLabel.NewFirst,
        LineLabel.Head or LineLabel.Crosshead => LineLabel.NewHead,
        LineLabel.Byline => LineLabel.NewByline,
        _ => label,
    };

    /// <summary>Adds weights for each label to scores; a beginning is seen as what it is, too.</summary>
    public static void Add(float[] weights, float[] scores)
    {
        for (var label = 0; label < Count; label++)
        {
            scores[label] += weights[label];
        }

        scores[(int)LineLabel.NewFirst] += weights[(int)LineLabel.First];
        scores[(int)LineLabel.NewHead] += weights[(int)LineLabel.Head];
        scores[(int)LineLabel.NewByline] += weights[(int)LineLabel.Byline];
    }
}

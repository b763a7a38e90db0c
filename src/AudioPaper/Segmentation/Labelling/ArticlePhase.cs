namespace AudioPaper.Segmentation.Labelling;

/// <summary>How far an article has come: head lines stand above its body or below it, never both.</summary>
internal enum ArticlePhase
{
    /// <summary>At the top of a page; an article may go on from the page before.</summary>
    Edge,

    /// <summary>Head lines or names, no running text yet.</summary>
    Heads,

    /// <summary>Running text without head lines above it.</summary>
    BodyAlone,

    /// <summary>Running text below its head lines.</summary>
    BodyUnderHead,

    /// <summary>Head lines below running text: the article is whole.</summary>
    HeadsBelow,
}

/// <summary>How an article goes on.</summary>
internal static class ArticlePhases
{
    /// <summary>Number of phases.</summary>
    public static readonly int Count = Enum.GetValues<ArticlePhase>().Length;

    /// <summary>The phase after a line with this label, which belongs to the article; null where no such line can follow.</summary>
    public static ArticlePhase? After(this ArticlePhase phase, LineLabel label) => (label, phase) switch
    {
        (LineLabel.NewHead or LineLabel.NewByline, _) => ArticlePhase.Heads,
        (LineLabel.NewFirst, _) => ArticlePhase.BodyAlone,
        (LineLabel.Head or LineLabel.Byline, ArticlePhase.Heads) => ArticlePhase.Heads,
        (LineLabel.Head, ArticlePhase.BodyAlone or ArticlePhase.HeadsBelow) => ArticlePhase.HeadsBelow,
        (LineLabel.Byline, ArticlePhase.BodyAlone or ArticlePhase.BodyUnderHead or ArticlePhase.HeadsBelow) => phase,
        (LineLabel.First or LineLabel.Next, ArticlePhase.Heads or ArticlePhase.Edge or ArticlePhase.BodyUnderHead) => ArticlePhase.BodyUnderHead,
        (LineLabel.First or LineLabel.Next or LineLabel.Crosshead, ArticlePhase.BodyAlone) => ArticlePhase.BodyAlone,
        (LineLabel.Crosshead, ArticlePhase.BodyUnderHead) => ArticlePhase.BodyUnderHead,
        _ => null,
    };
}

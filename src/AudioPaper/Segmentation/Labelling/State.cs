namespace AudioPaper.Segmentation.Labelling;

/// <summary>Where a reader is after a line.</summary>
/// <param name="Label">Label of the line; null at the top of a page.</param>
/// <param name="Content">Label of the last line that belongs to an article; null when there is none yet.</param>
/// <param name="Phase">How far that article has come.</param>
internal readonly record struct State(LineLabel? Label, LineLabel? Content, ArticlePhase Phase)
{
    /// <summary>The top of a page.</summary>
    public static readonly State Edge = new(null, null, ArticlePhase.Edge);

    /// <summary>The state after a line with this label; null where none can follow.</summary>
    public State? After(LineLabel label) => label.IsLeftOut() ? this with { Label = label } : Phase.After(label) is { } phase ? new State(label, label, phase) : null;
}

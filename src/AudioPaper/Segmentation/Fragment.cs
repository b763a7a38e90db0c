namespace AudioPaper.Segmentation;

/// <summary>What a fragment of a page is.</summary>
internal enum FragmentKind
{
    /// <summary>Running text.</summary>
    Body,

    /// <summary>Running text that begins with a lead-in (本报讯（记者 …）, LONDON —): the beginning of an article.</summary>
    LeadIn,

    /// <summary>A heading inside an article.</summary>
    Crosshead,

    /// <summary>A line of names (本报记者 …, By …).</summary>
    Byline,

    /// <summary>Kicker, headline, deck or crosshead.</summary>
    Head,
}

/// <summary>Lines of a page that belong together.</summary>
internal sealed record Fragment(FragmentKind Kind, IReadOnlyList<PageLine> Lines)
{
    /// <summary>All lines with their breaks undone, spaces as printed.</summary>
    public SpannedText Text { get; } = LineJoining.Join(Lines.Select(line => line.Text));

    /// <summary>Whether it ends as a sentence does.</summary>
    public bool IsComplete => Writing.EndsSentence(Text.Text);

    /// <summary>Index of its page in the issue.</summary>
    public int Page => Lines[0].Page;

    /// <summary>Width of a full line: the widest one.</summary>
    public int Measure => Lines.Max(line => line.Width);
}

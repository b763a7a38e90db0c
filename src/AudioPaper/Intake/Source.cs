using System.Collections.Immutable;
using AudioPaper.Diagnostics;

namespace AudioPaper.Intake;

/// <summary>One file of an issue, or one article of it, as text.</summary>
/// <param name="Name">File name without folders, for messages and the report.</param>
/// <param name="Text">
/// All of its text and nothing else (no markup), byte order mark removed. Lines end as they came; blank lines stand between blocks,
/// form feeds between pages.
/// </param>
public sealed record Source(string Name, string Text)
{
    /// <summary>What the format tells about the text, in order, not overlapping. Empty for page text, which tells nothing.</summary>
    public ImmutableArray<TextRegion> Regions { get; init; } = [];

    /// <summary>Words of a scanned page that were hard to read, in order; their text stands as it was read.</summary>
    public ImmutableArray<UncertainWord> Uncertain { get; init; } = [];

    /// <summary>Findings of the reader, e.g. pages without text.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>Name of the newspaper, where the format tells.</summary>
    public string? Newspaper { get; init; }

    /// <summary>Date of the issue, where the format tells.</summary>
    public DateOnly? Date { get; init; }
}

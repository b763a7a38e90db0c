using AudioPaper.Diagnostics;

namespace AudioPaper.Publishing.ProofSheet;

/// <summary>Something that a person should look at: a diagnostic, or text that is flagged or unaccounted.</summary>
/// <param name="Number">From 1, in the order of the list.</param>
/// <param name="Diagnostic">The diagnostic; null for text.</param>
/// <param name="Source">Index of the source where it stands; null where there is no place.</param>
/// <param name="Passage">The passage in which it stands; null where there is none.</param>
internal sealed record Finding(int Number, Diagnostic? Diagnostic, int? Source, Passage? Passage)
{
    /// <summary>The <c>id</c> of its place in the source.</summary>
    public string PlaceId => $"place{Number}";

    /// <summary>The <c>id</c> of its entry in the list.</summary>
    public string EntryId => $"finding{Number}";
}

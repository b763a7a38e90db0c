using AudioPaper.Intake.Xml;

namespace AudioPaper.Intake.Mets;

/// <summary>A page that a METS document orders.</summary>
/// <param name="FileId">ID of its file in the document.</param>
/// <param name="Label">Its label, or null.</param>
/// <param name="Blocks">Its blocks of text, in the order of its ALTO file.</param>
internal sealed record MetsPage(string FileId, string? Label, IReadOnlyList<AltoBlock> Blocks);

using AudioPaper.Intake.Xml;

namespace AudioPaper.Intake.Mets;

/// <summary>A part of an article that a METS document tells.</summary>
/// <param name="Article">Number of its article, from 0; -1 when it belongs to none, such as the name of a section.</param>
/// <param name="Role">What it is.</param>
/// <param name="Page">Label of the page that it begins on, or null.</param>
/// <param name="Blocks">Its blocks, one at least; a paragraph that runs over two columns has two.</param>
internal sealed record MetsPart(int Article, RegionRole Role, string? Page, IReadOnlyList<AltoBlock> Blocks);

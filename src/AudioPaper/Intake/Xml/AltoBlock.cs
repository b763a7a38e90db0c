using System.Collections.Immutable;

namespace AudioPaper.Intake.Xml;

/// <summary>A block of text of an ALTO page.</summary>
/// <param name="Ids">Its own ID and those of all that it stands in, the innermost first.</param>
/// <param name="Lines">Its lines from top to bottom; those without text apart.</param>
internal sealed record AltoBlock(ImmutableArray<string> Ids, ImmutableArray<AltoLine> Lines);

/// <summary>A page of an ALTO file.</summary>
/// <param name="Label">Its printed number, else the number of its image, or null.</param>
/// <param name="Blocks">Its blocks in the order they are read.</param>
internal sealed record AltoPage(string? Label, ImmutableArray<AltoBlock> Blocks);

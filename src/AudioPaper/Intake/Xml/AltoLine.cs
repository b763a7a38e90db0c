using System.Collections.Immutable;

namespace AudioPaper.Intake.Xml;

/// <summary>A line of an ALTO block.</summary>
/// <param name="Text">Its text on one line; not empty.</param>
/// <param name="SizePt">Size of its letters in points; 0 where the file does not tell.</param>
/// <param name="IsBold">Whether it is set in bold.</param>
/// <param name="Uncertain">Words that recognition was not sure of, with their places in the text.</param>
internal sealed record AltoLine(string Text, double SizePt, bool IsBold, ImmutableArray<UncertainWord> Uncertain);

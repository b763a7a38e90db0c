using System.Collections.Immutable;

namespace AudioPaper.Pronunciation.Names;

/// <summary>A surname with its own reading.</summary>
/// <param name="Text">One or two hanzi.</param>
/// <param name="Syllables">One toned syllable per hanzi.</param>
/// <param name="Doubt">0 where the hanzi is hardly anything but a surname, to 3 where it mostly is something else.</param>
internal sealed record Surname(string Text, ImmutableArray<string> Syllables, int Doubt);

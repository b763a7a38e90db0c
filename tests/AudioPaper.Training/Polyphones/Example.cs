using AudioPaper.Pronunciation.Polyphones;

namespace AudioPaper.Training.Polyphones;

/// <summary>A hanzi in its context, with the reading to learn.</summary>
/// <param name="Hanzi">The hanzi, simplified.</param>
/// <param name="Reading">Its right reading.</param>
/// <param name="Table">How the table reads it.</param>
/// <param name="Features">What the model sees.</param>
/// <param name="Weight">How much it counts; 1 for a sentence.</param>
/// <param name="Fold">0 to 4 for a sentence, −1 for a word of the table.</param>
/// <param name="Text">The sentence or word.</param>
internal sealed record Example(char Hanzi, string Reading, TableReading Table, string[] Features, double Weight, int Fold, string Text);

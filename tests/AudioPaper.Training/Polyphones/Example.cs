namespace AudioPaper.Training.Polyphones;

/// <summary>A hanzi in its context, with the reading to learn.</summary>
internal sealed record Example(char Hanzi, string Reading, string TableReading, int WordLength, string[] Features, double Weight, int Fold, string Text);

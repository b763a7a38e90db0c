namespace AudioPaper.Pronunciation.Polyphones;

/// <summary>What is learned from all hanzi together: how far the table is to be trusted. Pure.</summary>
internal static class SharedFeatures
{
    /// <summary>The features of one possible reading.</summary>
    public static List<string> Of(string candidate, TableReading table)
    {
        var features = new List<string>(4);
        var length = Math.Min(table.WordLength, 4);
        if (candidate == table.Alone)
        {
            features.Add(table.WordLength == 1 ? "s1" : "s2");
        }

        if (candidate == table.Reading)
        {
            features.Add(length switch { 1 => "=1", 2 => "=2", 3 => "=3", _ => "=4" });
            features.Add($"={length}{table.Rarity}");
        }
        else if (table.Reading.Length == candidate.Length && candidate.AsSpan()[..^1].SequenceEqual(table.Reading.AsSpan()[..^1]))
        {
            features.Add(length switch { 1 => "~1", 2 => "~2", 3 => "~3", _ => "~4" });
        }

        return features;
    }
}

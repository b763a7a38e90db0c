using System.Globalization;

namespace AudioPaper.Pronunciation.Polyphones;

/// <summary>
/// A logistic model of each hanzi with several readings: every reading is scored by the sum of the weights of what is seen
/// around the hanzi (<see cref="PolyphoneFeatures"/>) and of <see cref="SharedFeatures"/>. The weights are learned by
/// <c>tests/AudioPaper.Training</c>. Never changed after loading, so threads may share it.
/// </summary>
/// <remarks>
/// Lines: <c>hanzi TAB readings</c> begins a block (<c>*</c> the shared one), <c>TAB feature TAB weights</c> belongs to it,
/// one whole number for each reading.
/// </remarks>
internal sealed class PolyphoneModel
{
    private readonly Dictionary<char, string[]> readings = [];
    private readonly Dictionary<ulong, int> rows = []; // Hash of hanzi and feature → first weight.
    private readonly List<short> weights = [];

    private PolyphoneModel()
    {
    }

    /// <summary>A model that knows no hanzi.</summary>
    public static PolyphoneModel Empty { get; } = new();

    /// <summary>Reads the weights.</summary>
    /// <exception cref="IOException">The file is missing or cannot be read.</exception>
    /// <exception cref="InvalidDataException">A line is broken; the message names the file and the line.</exception>
    public static PolyphoneModel Load(string path)
    {
        using var reader = File.OpenText(path);
        return Read(reader, path);
    }

    /// <summary>Reads the weights from any text; <paramref name="path"/> is named in errors.</summary>
    public static PolyphoneModel Read(TextReader reader, string path)
    {
        var model = new PolyphoneModel();
        var hanzi = '\0';
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            var isSound = line is [not '\t', '\t', ..] ? model.Begin(hanzi = line[0], line[2..])
                : hanzi != '\0' && line is ['\t', ..] && model.Add(hanzi, line.AsSpan(1));
            if (!isSound)
            {
                throw new InvalidDataException($"{path}, line {number} is broken: it is not a hanzi with its readings, nor a feature with a weight for each reading.");
            }
        }

        return model;
    }

    /// <summary>The readings that the model chooses from; empty for a hanzi that it does not know.</summary>
    public ReadOnlySpan<string> ReadingsOf(char hanzi) => readings.GetValueOrDefault(hanzi);

    /// <summary>The likeliest reading and how sure the model is, 0 to 1; null where it knows nothing better than the table.</summary>
    /// <param name="hanzi">The hanzi, simplified.</param>
    /// <param name="seen">What is seen around it.</param>
    /// <param name="table">How the table reads it.</param>
    public (string Reading, double Share)? Choose(char hanzi, FeatureList seen, TableReading table)
    {
        if (!readings.TryGetValue(hanzi, out var known) || !Trusts(known, table))
        {
            return null;
        }

        Span<double> scores = stackalloc double[known.Length];
        scores.Clear();
        for (var i = 0; i < seen.Count; i++)
        {
            if (rows.TryGetValue(FeatureList.Hash(hanzi, seen[i]), out var row))
            {
                for (var k = 0; k < known.Length; k++)
                {
                    scores[k] += weights[row + k];
                }
            }
        }

        var best = 0;
        for (var k = 0; k < known.Length; k++)
        {
            foreach (var feature in SharedFeatures.Of(known[k], table))
            {
                scores[k] += rows.TryGetValue(FeatureList.Hash('*', feature), out var row) ? weights[row] : 0;
            }

            best = scores[k] > scores[best] ? k : best;
        }

        var sum = 0.0;
        foreach (var score in scores)
        {
            sum += Math.Exp((score - scores[best]) / 100);
        }

        var usual = Array.IndexOf(known, table.Reading);
        return usual >= 0 && scores[best] - scores[usual] < Margin(table) ? null : (known[best], 1 / sum);
    }

    /// <summary>
    /// Whether the model may speak at all: a reading of a word that it never learned, or the neutral tone that the dictionary
    /// gives a frequent word (认识 shi5), is the table's to say.
    /// </summary>
    public static bool Trusts(ReadOnlySpan<string> known, TableReading table) =>
        table.WordLength == 1 || (!table.IsCertain && known.Contains(table.Reading) && !(table.Reading.EndsWith('5') && table.Rarity == "a"));

    /// <summary>The table's reading of a word stays unless another one is so much likelier, in hundredths of a natural logarithm; in frequent words it is hardly ever wrong, and the sentences it learned from hardly know neutral tones.</summary>
    private static int Margin(TableReading table) => table.WordLength == 1 ? 0
        : table.Rarity == "a" ? 300
        : table.Reading.EndsWith('5') ? 200
        : table.Rarity == "b" ? 100 : 0;

    private bool Begin(char hanzi, string text)
    {
        var known = text.Split(' ');
        return (hanzi == '*' || Array.TrueForAll(known, reading => PinyinSyllable.IsValid(reading))) && readings.TryAdd(hanzi, known);
    }

    private bool Add(char hanzi, ReadOnlySpan<char> line)
    {
        var tab = line.IndexOf('\t');
        if (tab <= 0 || !rows.TryAdd(FeatureList.Hash(hanzi, line[..tab]), weights.Count))
        {
            return false;
        }

        var before = weights.Count;
        foreach (var range in line[(tab + 1)..].Split(' '))
        {
            if (!short.TryParse(line[(tab + 1)..][range], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var weight))
            {
                return false;
            }

            weights.Add(weight);
        }

        return weights.Count - before == readings[hanzi].Length;
    }
}

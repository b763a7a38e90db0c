using System.Globalization;
using System.Text;

namespace AudioPaper.Segmentation.Labelling;

/// <summary>
/// The file of a <see cref="LineNetwork"/>: lines of a kind, a name and whole numbers (hundredths), with tabs between. The kinds are
/// <c>feature</c>, <c>step</c>, <c>layer</c> (name: layer and row) and <c>output</c> (name: label).
/// </summary>
internal static class LineNetworkFile
{
    private const float Unit = 100;

    /// <summary>Reads the networks of a file; each begins with a line <c>network</c>. Megabytes are read at the start of a run, so numbers are taken from the bytes as they stand.</summary>
    /// <param name="file">The file in UTF-8; each line ends with a line feed.</param>
    /// <exception cref="FormatException">A number is none.</exception>
    public static List<LineNetwork> Read(ReadOnlySpan<byte> file)
    {
        var networks = new List<LineNetwork>();
        while (!file.IsEmpty)
        {
            var end = file.IndexOf((byte)'\n');
            var line = (end < 0 ? file : file[..end]).TrimEnd((byte)'\r');
            file = end < 0 ? default : file[(end + 1)..];
            if (line.SequenceEqual("network"u8))
            {
                networks.Add(Empty());
            }
            else
            {
                Take(line, networks[^1]);
            }
        }

        return networks;
    }

    private static LineNetwork Empty() => new()
    {
        Features = new Dictionary<string, float[]>(StringComparer.Ordinal),
        Steps = new Dictionary<string, float[]>(StringComparer.Ordinal),
        Layers = [.. LineNetwork.Dilations.Select(_ => new float[LineNetwork.Width * LineNetwork.RowLength])],
        Output = new float[LineLabels.Count * (LineNetwork.Width + 1)],
    };

    private static void Take(ReadOnlySpan<byte> line, LineNetwork network)
    {
        var kind = Next(ref line);
        var name = Encoding.UTF8.GetString(Next(ref line));
        var numbers = Numbers(line);
        switch ((char)kind[0])
        {
            case 'f':
                network.Features[name] = numbers;
                break;
            case 's':
                network.Steps[name] = numbers;
                break;
            case 'l':
                numbers.CopyTo(network.Layers[name[0] - '0'], int.Parse(name.AsSpan(2), CultureInfo.InvariantCulture) * LineNetwork.RowLength);
                break;
            default:
                numbers.CopyTo(network.Output, (int)Enum.Parse<LineLabel>(name) * (LineNetwork.Width + 1));
                break;
        }
    }

    private static ReadOnlySpan<byte> Next(ref ReadOnlySpan<byte> line)
    {
        var tab = line.IndexOf((byte)'\t');
        var field = tab < 0 ? line : line[..tab];
        line = tab < 0 ? default : line[(tab + 1)..];
        return field;
    }

    private static float[] Numbers(ReadOnlySpan<byte> line)
    {
        if (line.IsEmpty)
        {
            return [];
        }

        var numbers = new float[line.Count((byte)'\t') + 1];
        var (index, number, isNegative) = (0, 0, false);
        foreach (var letter in line)
        {
            switch (letter)
            {
                case (byte)'\t':
                    numbers[index++] = (isNegative ? -number : number) / Unit;
                    (number, isNegative) = (0, false);
                    break;
                case (byte)'-':
                    isNegative = true;
                    break;
                case >= (byte)'0' and <= (byte)'9':
                    number = (number * 10) + letter - '0';
                    break;
                default:
                    throw new FormatException($"A line of the networks holds {(char)letter} where a number should be.");
            }
        }

        numbers[index] = (isNegative ? -number : number) / Unit;
        return numbers;
    }

    /// <summary>The lines of a network's file.</summary>
    public static IEnumerable<string> Lines(LineNetwork network)
    {
        yield return "network";
        foreach (var (name, vector) in network.Features.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            yield return Line("feature", name, vector);
        }

        foreach (var (name, scores) in network.Steps.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            yield return Line("step", name, scores);
        }

        for (var layer = 0; layer < network.Layers.Length; layer++)
        {
            for (var row = 0; row < LineNetwork.Width; row++)
            {
                yield return Line("layer", $"{layer} {row}", network.Layers[layer].AsSpan(row * LineNetwork.RowLength, LineNetwork.RowLength).ToArray());
            }
        }

        foreach (var label in Enum.GetValues<LineLabel>())
        {
            yield return Line("output", label.ToString(), network.Output.AsSpan((int)label * (LineNetwork.Width + 1), LineNetwork.Width + 1).ToArray());
        }
    }

    private static string Line(string kind, string name, float[] numbers) =>
        $"{kind}\t{name}\t{string.Join('\t', numbers.Select(number => ((int)MathF.Round(number * Unit)).ToString(CultureInfo.InvariantCulture)))}";
}

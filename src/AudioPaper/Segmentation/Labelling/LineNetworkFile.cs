using System.Globalization;

namespace AudioPaper.Segmentation.Labelling;

/// <summary>
/// The file of a <see cref="LineNetwork"/>: lines of a kind, a name and whole numbers (hundredths), with tabs between. The kinds are
/// <c>feature</c>, <c>step</c>, <c>layer</c> (name: layer and row) and <c>output</c> (name: label).
/// </summary>
internal static class LineNetworkFile
{
    private const float Unit = 100;

    /// <summary>Reads the networks of a file; each begins with a line <c>network</c>.</summary>
    public static List<LineNetwork> Read(TextReader reader)
    {
        var networks = new List<LineNetwork>();
        while (reader.ReadLine() is { } line)
        {
            if (line == "network")
            {
                networks.Add(Empty());
            }
            else
            {
                Take(line.Split('\t'), networks[^1]);
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

    private static void Take(string[] parts, LineNetwork network)
    {
        var numbers = Array.ConvertAll(parts[2..], part => int.Parse(part, CultureInfo.InvariantCulture) / Unit);
        switch (parts[0])
        {
            case "feature":
                network.Features[parts[1]] = numbers;
                break;
            case "step":
                network.Steps[parts[1]] = numbers;
                break;
            case "layer":
                numbers.CopyTo(network.Layers[parts[1][0] - '0'], int.Parse(parts[1].AsSpan(2), CultureInfo.InvariantCulture) * LineNetwork.RowLength);
                break;
            default:
                numbers.CopyTo(network.Output, (int)Enum.Parse<LineLabel>(parts[1]) * (LineNetwork.Width + 1));
                break;
        }
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

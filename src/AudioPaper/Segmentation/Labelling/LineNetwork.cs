using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AudioPaper.Segmentation.Labelling;

/// <summary>
/// What speaks for each label of each line, found by a small network: the features of a line are embedded and added up, three dilated
/// convolutions (F. Yu, V. Koltun, "Multi-scale context aggregation by dilated convolutions", ICLR 2016) with residuals look at the lines
/// around, a linear layer gives the scores.
/// </summary>
internal sealed class LineNetwork
{
    /// <summary>Numbers that stand for a line.</summary>
    public const int Width = 48;

    /// <summary>How far apart the lines are that each layer puts together.</summary>
    public static readonly int[] Dilations = [1, 2, 4];

    /// <summary>Vectors of features, <see cref="Width"/> numbers each.</summary>
    public required Dictionary<string, float[]> Features { get; init; }

    /// <summary>Scores of steps for each label.</summary>
    public required Dictionary<string, float[]> Steps { get; init; }

    /// <summary>For each layer <see cref="Width"/> rows: weights of the line before, the line, the line after, and a bias.</summary>
    public required float[][] Layers { get; init; }

    /// <summary>For each label the weights of a line's numbers, and a bias.</summary>
    public required float[] Output { get; init; }

    /// <summary>Scores of each label for the lines of a flow.</summary>
    public float[][] Scores(IReadOnlyList<IEnumerable<string>> lines)
    {
        var state = new float[lines.Count][];
        for (var i = 0; i < lines.Count; i++)
        {
            state[i] = new float[Width];
            foreach (var feature in lines[i])
            {
                if (Features.TryGetValue(feature, out var vector))
                {
                    AddScaled(state[i], vector, 1);
                }
            }

            for (var k = 0; k < Width; k++)
            {
                state[i][k] = MathF.Tanh(state[i][k]);
            }
        }

        for (var layer = 0; layer < Dilations.Length; layer++)
        {
            state = Layer(state, Layers[layer], Dilations[layer]);
        }

        return Array.ConvertAll(state, line => OutputOf(line, Output));
    }

    /// <summary>What a layer makes of the lines: itself, and what it sees of the lines around where that is positive.</summary>
    public static float[][] Layer(float[][] lines, float[] weights, int dilation)
    {
        var next = new float[lines.Length][];
        for (var i = 0; i < lines.Length; i++)
        {
            next[i] = [.. lines[i]];
            for (var row = 0; row < Width; row++)
            {
                var sum = Seen(lines, weights, dilation, i, row);
                next[i][row] += sum > 0 ? sum : 0;
            }
        }

        return next;
    }

    /// <summary>What one row of a layer sees at a line.</summary>
    public static float Seen(float[][] lines, float[] weights, int dilation, int line, int row)
    {
        var own = weights.AsSpan(row * RowLength, RowLength);
        var sum = own[^1] + Dot(lines[line], own.Slice(Width, Width));
        sum += line >= dilation ? Dot(lines[line - dilation], own[..Width]) : 0;
        return sum + (line + dilation < lines.Length ? Dot(lines[line + dilation], own.Slice(2 * Width, Width)) : 0);
    }

    /// <summary>Numbers in a row of a layer.</summary>
    public const int RowLength = (3 * Width) + 1;

    /// <summary>The scores of a line.</summary>
    public static float[] OutputOf(float[] line, float[] output)
    {
        var own = new float[LineLabels.Count];
        for (var label = 0; label < LineLabels.Count; label++)
        {
            own[label] = output[(label * (Width + 1)) + Width] + Dot(line, output.AsSpan(label * (Width + 1), Width));
        }

        var scores = new float[LineLabels.Count];
        LineLabels.Add(own, scores);
        return scores;
    }

    /// <summary>The scores of a kind of step.</summary>
    public StepScores StepsOf(string step) => new(state =>
    {
        var scores = new float[LineLabels.Count];
        foreach (var feature in StepScores.Features(LabelPath.States[state], step))
        {
            if (Steps.TryGetValue(feature, out var own))
            {
                LineLabels.Add(own, scores);
            }
        }

        return scores;
    });

    /// <summary>The sum of products.</summary>
    // Here and below: vectors are never compiled ahead of time, and a run is over before the runtime would compile them well.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var vectorsA = MemoryMarshal.Cast<float, Vector<float>>(a);
        var vectorsB = MemoryMarshal.Cast<float, Vector<float>>(b[..a.Length]);
        var sums = Vector<float>.Zero;
        for (var i = 0; i < vectorsA.Length && i < vectorsB.Length; i++)
        {
            sums += vectorsA[i] * vectorsB[i];
        }

        var sum = Vector.Sum(sums);
        for (var i = vectorsA.Length * Vector<float>.Count; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    /// <summary>Adds a multiple of a vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddScaled(Span<float> sum, ReadOnlySpan<float> vector, float scale)
    {
        var sums = MemoryMarshal.Cast<float, Vector<float>>(sum);
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(vector[..sum.Length]);
        for (var i = 0; i < sums.Length && i < vectors.Length; i++)
        {
            sums[i] += vectors[i] * scale;
        }

        for (var i = sums.Length * Vector<float>.Count; i < sum.Length; i++)
        {
            sum[i] += vector[i] * scale;
        }
    }
}

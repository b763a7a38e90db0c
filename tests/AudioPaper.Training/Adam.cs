using System.Numerics;

namespace AudioPaper.Training;

/// <summary>Steps against a gradient whose lengths adapt to it (D. Kingma, J. Ba, "Adam", ICLR 2015), with weight decay.</summary>
internal sealed class Adam(int length)
{
    private const float Decay = 0.1f;
    private readonly float[] means = new float[length];
    private readonly float[] squares = new float[length];
    private float first = 1;
    private float second = 1;

    /// <summary>Changes weights by one step.</summary>
    public void Change(float[] weights, float[] gradient, float rate)
    {
        first *= 0.9f;
        second *= 0.99f;
        var (mean, square) = (1 / (1 - first), 1 / (1 - second));
        var i = 0;
        for (; i + Vector<float>.Count <= length; i += Vector<float>.Count)
        {
            var (slope, weight) = (new Vector<float>(gradient, i), new Vector<float>(weights, i));
            var (newMean, newSquare) = ((0.9f * new Vector<float>(means, i)) + (0.1f * slope), (0.99f * new Vector<float>(squares, i)) + (0.01f * slope * slope));
            newMean.CopyTo(means, i);
            newSquare.CopyTo(squares, i);
            (weight - (rate * ((newMean * mean / (Vector.SquareRoot(newSquare * square) + new Vector<float>(1e-6f))) + (Decay * weight)))).CopyTo(weights, i);
        }

        for (; i < length; i++)
        {
            means[i] = (0.9f * means[i]) + (0.1f * gradient[i]);
            squares[i] = (0.99f * squares[i]) + (0.01f * gradient[i] * gradient[i]);
            weights[i] -= rate * ((means[i] * mean / (MathF.Sqrt(squares[i] * square) + 1e-6f)) + (Decay * weights[i]));
        }
    }
}

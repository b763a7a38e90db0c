namespace AudioPaper.Training;

/// <summary>Steps against a gradient whose lengths adapt to it (D. Kingma, J. Ba, "Adam", ICLR 2015), with weight decay.</summary>
internal sealed class Adam(int length)
{
    private const float Decay = 0.01f;
    private readonly float[] means = new float[length];
    private readonly float[] squares = new float[length];
    private float first = 1;
    private float second = 1;

    /// <summary>Changes weights by one step.</summary>
    public void Change(float[] weights, float[] gradient, float rate)
    {
        first *= 0.9f;
        second *= 0.99f;
        for (var i = 0; i < length; i++)
        {
            means[i] = (0.9f * means[i]) + (0.1f * gradient[i]);
            squares[i] = (0.99f * squares[i]) + (0.01f * gradient[i] * gradient[i]);
            weights[i] -= rate * ((means[i] / (1 - first) / (MathF.Sqrt(squares[i] / (1 - second)) + 1e-6f)) + (Decay * weights[i]));
        }
    }
}

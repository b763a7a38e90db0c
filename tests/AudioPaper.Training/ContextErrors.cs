using AudioPaper.Segmentation.Labelling;

namespace AudioPaper.Training;

/// <summary>Hands the errors of what a layer saw beside each line (<see cref="LineContext"/>) back to the lines that it saw.</summary>
internal static class ContextErrors
{
    /// <summary>Adds them to the errors of the lines.</summary>
    /// <param name="before">For each line the error of what was seen before it.</param>
    /// <param name="after">For each line the error of what was seen after it.</param>
    /// <param name="dilation">How far the layer looks.</param>
    /// <param name="errors">Those of the lines.</param>
    public static void Add(float[][] before, float[][] after, int dilation, float[][] errors)
    {
        if (dilation == LineContext.Page)
        {
            AddPage(before, errors);
            AddAround(after, errors);
            return;
        }

        for (var i = dilation; i < errors.Length; i++)
        {
            LineNetwork.AddScaled(errors[i - dilation], before[i], 1);
            LineNetwork.AddScaled(errors[i], after[i - dilation], 1);
        }
    }

    private static void AddPage(float[][] seen, float[][] errors)
    {
        var sum = new float[LineNetwork.Width];
        foreach (var line in seen)
        {
            LineNetwork.AddScaled(sum, line, 1f / errors.Length);
        }

        foreach (var line in errors)
        {
            LineNetwork.AddScaled(line, sum, 1);
        }
    }

    private static void AddAround(float[][] seen, float[][] errors)
    {
        var sum = new float[LineNetwork.Width];
        for (var (i, end) = (0, 0); i < errors.Length; i++)
        {
            for (; end < errors.Length && end <= i + LineContext.Reach; end++)
            {
                LineNetwork.AddScaled(sum, seen[end], 1f / LineContext.CountAround(end, errors.Length));
            }

            if (i > LineContext.Reach)
            {
                var gone = i - LineContext.Reach - 1;
                LineNetwork.AddScaled(sum, seen[gone], -1f / LineContext.CountAround(gone, errors.Length));
            }

            LineNetwork.AddScaled(errors[i], sum, 1);
        }
    }
}

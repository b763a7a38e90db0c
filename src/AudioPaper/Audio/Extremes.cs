using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AudioPaper.Audio;

/// <summary>The largest of values in a sound, several at a time. Pure; for numbers that are finite.</summary>
internal static class Extremes
{
    /// <summary>The largest magnitude; 0 when there is no sample.</summary>
    public static float Loudest(ReadOnlySpan<float> samples)
    {
        ref var start = ref MemoryMarshal.GetReference(samples);
        var loudest = Vector128<float>.Zero;
        if (samples.Length < Vector128<float>.Count)
        {
            var most = 0f;
            foreach (var sample in samples)
            {
                most = Math.Max(most, Math.Abs(sample));
            }

            return most;
        }

        // The last four may be partly those before them once more.
        var last = samples.Length - Vector128<float>.Count;
        for (var i = 0; i < last; i += Vector128<float>.Count)
        {
            loudest = Vector128.Max(loudest, Vector128.Abs(Vector128.LoadUnsafe(ref start, (nuint)i)));
        }

        return LargestOf(Vector128.Max(loudest, Vector128.Abs(Vector128.LoadUnsafe(ref start, (nuint)last))));
    }

    /// <summary>The largest magnitude of a second difference, x[i − 1] − 2 x[i] + x[i + 1].</summary>
    /// <param name="samples">6 samples at least.</param>
    public static float SharpestBend(ReadOnlySpan<float> samples)
    {
        var last = samples.Length - 2 - Vector128<float>.Count;
        ArgumentOutOfRangeException.ThrowIfNegative(last);
        ref var start = ref MemoryMarshal.GetReference(samples);
        var sharpest = Vector128<float>.Zero;
        for (var i = 0; i < last; i += Vector128<float>.Count)
        {
            sharpest = Vector128.Max(sharpest, Bends(ref start, i));
        }

        return LargestOf(Vector128.Max(sharpest, Bends(ref start, last)));
    }

    private static Vector128<float> Bends(ref float start, int at)
    {
        var middle = Vector128.LoadUnsafe(ref start, (nuint)at + 1);
        return Vector128.Abs((Vector128.LoadUnsafe(ref start, (nuint)at) - middle) + (Vector128.LoadUnsafe(ref start, (nuint)at + 2) - middle));
    }

    private static float LargestOf(Vector128<float> four) =>
        Math.Max(Math.Max(four.GetElement(0), four.GetElement(1)), Math.Max(four.GetElement(2), four.GetElement(3)));
}

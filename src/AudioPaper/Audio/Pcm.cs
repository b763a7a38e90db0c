using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AudioPaper.Audio;

/// <summary>Arithmetic on 16-bit samples, eight at a time. Pure; what it returns is exact whatever the order.</summary>
public static class Pcm
{
    private const int Lanes = 8;

    /// <summary>The largest magnitude, 0 to 32,768; 0 when there is no sample.</summary>
    public static int Loudest(ReadOnlySpan<short> samples)
    {
        ref var start = ref MemoryMarshal.GetReference(samples);
        var (lowest, highest) = (Vector128<short>.Zero, Vector128<short>.Zero);
        var i = 0;
        for (; i <= samples.Length - Lanes; i += Lanes)
        {
            var eight = Vector128.LoadUnsafe(ref start, (nuint)i);
            (lowest, highest) = (Vector128.Min(lowest, eight), Vector128.Max(highest, eight));
        }

        var loudest = 0;
        for (var lane = 0; lane < Lanes; lane++)
        {
            loudest = Math.Max(loudest, Math.Max(-lowest.GetElement(lane), highest.GetElement(lane)));
        }

        for (; i < samples.Length; i++)
        {
            loudest = Math.Max(loudest, Math.Abs((int)samples[i]));
        }

        return loudest;
    }

    /// <summary>The sum of the squares. A sum of doubles would be the same up to 2^23 samples, for it is exact, too.</summary>
    public static long Energy(ReadOnlySpan<short> samples)
    {
        ref var start = ref MemoryMarshal.GetReference(samples);
        var sums = Vector128<long>.Zero;
        var i = 0;
        for (; i <= samples.Length - Lanes; i += Lanes)
        {
            var (low, high) = Vector128.Widen(Vector128.LoadUnsafe(ref start, (nuint)i));
            // Two squares are 2^31 at most: as unsigned numbers they fit.
            var squares = (low * low).AsUInt32() + (high * high).AsUInt32();
            var (first, second) = Vector128.Widen(squares);
            sums += (first + second).AsInt64();
        }

        var sum = sums.GetElement(0) + sums.GetElement(1);
        for (; i < samples.Length; i++)
        {
            sum += samples[i] * samples[i];
        }

        return sum;
    }

    /// <summary>Each sample as a floating-point number, times a factor.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="floats">As many values at least.</param>
    /// <param name="factor">The factor.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no room for the values.</exception>
    public static void ToFloats(ReadOnlySpan<short> samples, Span<float> floats, float factor)
    {
        ref var start = ref MemoryMarshal.GetReference(samples);
        ref var target = ref MemoryMarshal.GetReference(floats[..samples.Length]);
        var i = 0;
        for (; i <= samples.Length - Lanes; i += Lanes)
        {
            var (low, high) = Vector128.Widen(Vector128.LoadUnsafe(ref start, (nuint)i));
            (Vector128.ConvertToSingle(low) * factor).StoreUnsafe(ref target, (nuint)i);
            (Vector128.ConvertToSingle(high) * factor).StoreUnsafe(ref target, (nuint)i + 4);
        }

        for (; i < samples.Length; i++)
        {
            floats[i] = samples[i] * factor;
        }
    }
}

using System.Buffers;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AudioPaper.Audio;

/// <summary>
/// The gain of a limiter along a sound: 1, but around the samples that need less. There it is the moving minimum of what they need, smoothed by
/// a moving mean of the same width. Its memory is rented, and given back when it is disposed of. Not thread-safe.
/// </summary>
/// <param name="sampleCount">Length of the sound.</param>
/// <param name="reach">How many samples the gain looks ahead and behind.</param>
internal sealed class GainCurve(int sampleCount, int reach) : IDisposable
{
    private const int FewNeeds = 1_024;
    private int[] places = [];
    private float[] needed = [], minima = [], means = [];
    private int count, next;

    /// <summary>Where the stretch begins that <see cref="Next"/> gave.</summary>
    public int Start { get; private set; }

    /// <summary>A sample needs less; all are told before the first stretch is asked for.</summary>
    /// <param name="at">Its place; not before that of the call before.</param>
    /// <param name="gain">0 to 1; the least of several counts.</param>
    public void Need(int at, float gain)
    {
        if (count > 0 && places[count - 1] == at)
        {
            needed[count - 1] = Math.Min(needed[count - 1], gain);
        }
        else if (gain < 1)
        {
            if (count == Math.Min(places.Length, needed.Length))
            {
                places = Larger(places, Math.Max(FewNeeds, 2 * count), count);
                needed = Larger(needed, Math.Max(FewNeeds, 2 * count), count);
            }

            (places[count], needed[count]) = (at, gain);
            count++;
        }
    }

    /// <summary>The next stretch where the gain is lowered, with so much around it that it is 1 at its ends unless the sound ends there.</summary>
    /// <returns>Its gains, good until the next call; empty when there is no stretch any more.</returns>
    public ReadOnlySpan<float> Next()
    {
        if (next == count)
        {
            return [];
        }

        var (from, around, end) = (next, 3 * reach, 0);
        Start = Math.Max(0, places[next] - around);
        for (; next < count && (end == 0 || places[next] - around <= end); next++)
        {
            end = Math.Min(sampleCount, places[next] + around + 1);
        }

        var length = end - Start;
        (minima, means) = (Larger(minima, length, 0), Larger(means, length, 0));
        Spread(from, next, minima.AsSpan(0, length));
        Smooth(minima.AsSpan(0, length), means.AsSpan(0, length), reach);
        return means.AsSpan(0, length);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        GiveBack(places);
        GiveBack(needed);
        GiveBack(minima);
        GiveBack(means);
        (places, needed, minima, means, count, next) = ([], [], [], [], 0, 0);
    }

    /// <summary>The moving minimum: few samples need less, so each lowers what is around it.</summary>
    private void Spread(int first, int last, Span<float> least)
    {
        least.Fill(1);
        var (done, lowest) = (0, 0f);
        for (var i = first; i < last; i++)
        {
            // The last one has lowered what is in its reach, and as far.
            var from = Math.Max(needed[i] >= lowest ? done : 0, places[i] - reach - Start);
            done = Math.Min(least.Length, places[i] + reach + 1 - Start);
            lowest = needed[i];
            Lower(least[from..done], lowest);
        }
    }

    private static void Lower(Span<float> values, float most)
    {
        ref var start = ref MemoryMarshal.GetReference(values);
        var i = 0;
        for (; i <= values.Length - 4; i += 4)
        {
            Vector128.Min(Vector128.LoadUnsafe(ref start, (nuint)i), Vector128.Create(most)).StoreUnsafe(ref start, (nuint)i);
        }

        for (; i < values.Length; i++)
        {
            values[i] = Math.Min(values[i], most);
        }
    }

    /// <summary>The moving mean: what comes into the window is added first, then what leaves it is taken away.</summary>
    private static void Smooth(ReadOnlySpan<float> values, Span<float> means, int reach)
    {
        var (sum, i) = (0.0, 0);
        foreach (var value in values[..Math.Min(reach, values.Length)])
        {
            sum += value;
        }

        for (; i < means.Length && (i <= reach || i + reach >= values.Length); i++)
        {
            means[i] = Mean(values, reach, i, ref sum);
        }

        // The middle, where the window is whole.
        var width = (2 * reach) + 1;
        for (; i + reach < values.Length; i++)
        {
            sum += values[i + reach];
            sum -= values[i - reach - 1];
            means[i] = (float)(sum / width);
        }

        for (; i < means.Length; i++)
        {
            means[i] = Mean(values, reach, i, ref sum);
        }
    }

    /// <summary>One mean near the ends.</summary>
    private static float Mean(ReadOnlySpan<float> values, int reach, int at, ref double sum)
    {
        sum += at + reach < values.Length ? values[at + reach] : 0;
        sum -= at - reach - 1 >= 0 ? values[at - reach - 1] : 0;
        return (float)(sum / (Math.Min(values.Length - 1, at + reach) - Math.Max(0, at - reach) + 1));
    }

    /// <summary>Another array where one is too short.</summary>
    private static T[] Larger<T>(T[] rented, int length, int kept)
    {
        if (rented.Length >= length)
        {
            return rented;
        }

        var larger = ArrayPool<T>.Shared.Rent(length);
        rented.AsSpan(0, kept).CopyTo(larger);
        GiveBack(rented);
        return larger;
    }

    private static void GiveBack<T>(T[] rented)
    {
        if (rented.Length > 0)
        {
            ArrayPool<T>.Shared.Return(rented);
        }
    }
}

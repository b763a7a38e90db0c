using System.Globalization;

namespace AudioPaper.Audio;

/// <summary>
/// How often which loudness occurs in a sound: the gating blocks of ITU-R BS.1770-4 (400 ms, 75 % overlap) counted by level, so that
/// memory does not grow with the sound, and the loudness of several sounds together is that of their counts together.
/// </summary>
public sealed class LoudnessHistogram
{
    /// <summary>Blocks below this do not count (absolute gate), in LUFS.</summary>
    public const double AbsoluteGateLufs = -70;

    private const double LoudestLufs = 10;
    private const double RelativeGateLu = -10;
    private const int BinsPerLu = 20;
    private const int BinCount = (int)((LoudestLufs - AbsoluteGateLufs) * BinsPerLu) + 1;

    private readonly long[] counts = new long[BinCount];

    /// <summary>Counts a block.</summary>
    /// <param name="blockLufs">Its loudness; negative infinity for silence.</param>
    public void Add(double blockLufs)
    {
        if (blockLufs >= AbsoluteGateLufs)
        {
            counts[(int)Math.Round((Math.Min(blockLufs, LoudestLufs) - AbsoluteGateLufs) * BinsPerLu)]++;
        }
    }

    /// <summary>Counts all blocks of another sound.</summary>
    public void Add(LoudnessHistogram other)
    {
        ArgumentNullException.ThrowIfNull(other);
        for (var bin = 0; bin < BinCount; bin++)
        {
            counts[bin] += other.counts[bin];
        }
    }

    /// <summary>
    /// Integrated loudness in LUFS: the mean of the blocks that are not more than 10 LU below the mean of all; right to 0.03 LU. Null
    /// when no block passes the absolute gate.
    /// </summary>
    public double? IntegratedLufs =>
        MeanLufs(0) is not { } all ? null : MeanLufs(Math.Max(0, (int)Math.Ceiling((all + RelativeGateLu - AbsoluteGateLufs) * BinsPerLu)));

    /// <summary>The counts as text that <see cref="Parse"/> reads: <c>BIN:COUNT</c> for each bin that is not empty, parted by spaces.</summary>
    public override string ToString() =>
        string.Join(' ', counts.Select((count, bin) => (count, bin)).Where(pair => pair.count > 0).Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.bin}:{pair.count}")));

    /// <summary>Reads what <see cref="ToString"/> made; null when it is something else.</summary>
    public static LoudnessHistogram? Parse(string text)
    {
        var histogram = new LoudnessHistogram();
        foreach (var pair in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = pair.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0 || !int.TryParse(pair.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var bin) || bin >= BinCount
                || !long.TryParse(pair.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            {
                return null;
            }

            histogram.counts[bin] = count;
        }

        return histogram;
    }

    private double? MeanLufs(int fromBin)
    {
        var (count, energy) = (0L, 0.0);
        for (var bin = fromBin; bin < BinCount; bin++)
        {
            count += counts[bin];
            energy += counts[bin] * Math.Pow(10, (AbsoluteGateLufs + ((double)bin / BinsPerLu)) / 10);
        }

        return count == 0 ? null : 10 * Math.Log10(energy / count);
    }
}

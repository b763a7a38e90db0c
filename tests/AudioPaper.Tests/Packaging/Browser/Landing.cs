using System.Numerics;

namespace AudioPaper.Tests.Packaging.Browser;

/// <summary>Where a piece of sound stands in another.</summary>
/// <param name="Position">Index of the piece's first sample.</param>
/// <param name="Correlation">How well it fits there, 1 at best.</param>
internal readonly record struct Landing(int Position, double Correlation)
{
    /// <summary>The place where the piece fits best, by normalized cross-correlation.</summary>
    public static Landing Of(float[] piece, float[] sound)
    {
        var best = default(Landing);
        var energy = Product(piece, piece);
        for (var at = 0; at + piece.Length <= sound.Length; at++)
        {
            var there = sound.AsSpan(at, piece.Length);
            var correlation = Product(piece, there) / Math.Sqrt((energy * Product(there, there)) + 1e-9);
            best = correlation > best.Correlation ? new(at, correlation) : best;
        }

        return best;
    }

    private static double Product(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sum = Vector<float>.Zero;
        var i = 0;
        for (; i + Vector<float>.Count <= a.Length; i += Vector<float>.Count)
        {
            sum += new Vector<float>(a[i..]) * new Vector<float>(b[i..]);
        }

        double total = Vector.Sum(sum);
        for (; i < a.Length; i++)
        {
            total += a[i] * b[i];
        }

        return total;
    }
}

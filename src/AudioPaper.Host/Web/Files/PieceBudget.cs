namespace AudioPaper.Host.Web.Files;

/// <summary>
/// How much of a file is put before the network at once: a large piece costs half the calls for its bytes, but waits in memory until a slow listener has taken it.
/// So pieces are large as long as all large ones together stay within a sum, and small then. Safe for calls at the same time.
/// </summary>
/// <param name="mostBytes">Sum of the large pieces that may wait at once.</param>
internal sealed class PieceBudget(long mostBytes)
{
    /// <summary>A small piece, which everybody may have at any time.</summary>
    public const int SmallBytes = 64 << 10;

    /// <summary>A large piece.</summary>
    public const int LargeBytes = 256 << 10;

    private long lent;

    /// <summary>The size of the next piece; to be given back when the network has it.</summary>
    /// <param name="rest">What is left to send, in bytes.</param>
    public int Take(long rest)
    {
        var wanted = (int)Math.Min(LargeBytes, rest);
        if (wanted <= SmallBytes || Interlocked.Add(ref lent, wanted) <= mostBytes)
        {
            return wanted;
        }

        Interlocked.Add(ref lent, -wanted);
        return SmallBytes;
    }

    /// <summary>Gives a piece back.</summary>
    /// <param name="size">What <see cref="Take"/> said.</param>
    public void Return(int size)
    {
        if (size > SmallBytes)
        {
            Interlocked.Add(ref lent, -size);
        }
    }
}

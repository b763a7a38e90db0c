using System.Threading.RateLimiting;

namespace AudioPaper.Host.Web.Remarks;

/// <summary>How many remarks come from one address: <see cref="AtOnce"/>, then one every two minutes. Addresses are kept in memory only, and forgotten.</summary>
internal sealed class RemarkThrottle : IDisposable
{
    /// <summary>Remarks that somebody may send one after the other.</summary>
    public const int AtOnce = 10;

    private readonly PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.Create<string, string>(address => RateLimitPartition.GetTokenBucketLimiter(address, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = AtOnce, TokensPerPeriod = 1, ReplenishmentPeriod = TimeSpan.FromMinutes(2), QueueLimit = 0,
    }));

    /// <summary>Whether one more may come from there; counts it.</summary>
    public bool MayAsk(string address)
    {
        using var lease = limiter.AttemptAcquire(address);
        return lease.IsAcquired;
    }

    /// <inheritdoc/>
    public void Dispose() => limiter.Dispose();
}

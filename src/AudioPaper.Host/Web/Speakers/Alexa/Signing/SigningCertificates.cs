using System.Collections.Concurrent;

namespace AudioPaper.Host.Web.Speakers.Alexa.Signing;

/// <summary>
/// Keeps the certificates that sign requests, each until it ends, a day at most. Requests that nobody has verified yet can make it fetch: so one is fetched at
/// a time, few in a minute, few are kept, and what was refused is not asked for again for a while. Safe for calls at the same time.
/// </summary>
/// <param name="trust">Whence they come.</param>
/// <param name="clock">The time.</param>
internal sealed class SigningCertificates(SigningTrust trust, TimeProvider clock) : IDisposable
{
    private const int MostKept = 32;
    private const int MostFetchesInMinute = 20;

    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);
    private static readonly TimeSpan RefusedFor = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Kept> kept = new(StringComparer.Ordinal);
    private readonly Queue<DateTimeOffset> fetched = [];
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>The certificate at an address; null when there is none that is believed.</summary>
    /// <param name="address">The address, checked by <see cref="ChainAddress"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<SigningCertificate?> GetAsync(Uri address, CancellationToken cancellationToken)
    {
        if (Known(address) is { } known)
        {
            return known.Certificate;
        }

        await turn.WaitAsync(cancellationToken);
        try
        {
            if (Known(address) is { } meanwhile)
            {
                return meanwhile.Certificate;
            }

            var now = clock.GetUtcNow();
            while (fetched.TryPeek(out var first) && now - first >= TimeSpan.FromMinutes(1))
            {
                fetched.Dequeue();
            }

            if (fetched.Count >= MostFetchesInMinute)
            {
                return null;
            }

            fetched.Enqueue(now);
            var pem = await trust.FetchAsync(address, cancellationToken);
            var certificate = pem is null ? null : SigningCertificate.Read(pem, trust.Roots, clock.GetUtcNow());
            Keep(address, new Kept(certificate, now + (certificate is null ? RefusedFor : Longest)));
            return certificate;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    private Kept? Known(Uri address) => kept.TryGetValue(address.AbsoluteUri, out var known) && clock.GetUtcNow() is var now && now < known.Until && (known.Certificate is not { } one || (now >= one.Begin && now <= one.End)) ? known : null;

    private void Keep(Uri address, Kept one)
    {
        if (kept.Count >= MostKept)
        {
            // What was refused goes first: nobody shall push out Amazon's by asking for much.
            var last = kept.OrderBy(entry => entry.Value.Certificate is not null).ThenBy(entry => entry.Value.Until).First();
            kept.TryRemove(last.Key, out _);
        }

        kept[address.AbsoluteUri] = one;
    }

    private sealed record Kept(SigningCertificate? Certificate, DateTimeOffset Until);
}

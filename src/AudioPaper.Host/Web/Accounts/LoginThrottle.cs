namespace AudioPaper.Host.Web.Accounts;

/// <summary>
/// Slows down guessing of passwords: after five failures of a name from one address, fifty of a name from anywhere, or twenty from one address, nothing is
/// tried any more until a quarter of an hour has passed since the first of them. What is counted is bounded, and only in memory. Safe for calls at the same time.
/// </summary>
/// <param name="clock">The clock.</param>
internal sealed class LoginThrottle(TimeProvider clock)
{
    private const int MostOfPair = 5;
    private const int MostOfName = 50;
    private const int MostOfAddress = 20;
    private const int MostKept = 20_000;
    private static readonly TimeSpan Span = TimeSpan.FromMinutes(15);

    private readonly Dictionary<string, (int Count, DateTimeOffset Since)> failures = new(StringComparer.Ordinal);

    /// <summary>How long somebody has to wait; null when they may try. The try counts as failed until <see cref="Forget"/>.</summary>
    /// <param name="name">The name given.</param>
    /// <param name="address">Where it came from.</param>
    public TimeSpan? Try(string name, string address)
    {
        var now = clock.GetUtcNow();
        lock (failures)
        {
            if (failures.Count >= MostKept)
            {
                foreach (var old in failures.Where(failure => now - failure.Value.Since >= Span).Select(failure => failure.Key).ToList())
                {
                    failures.Remove(old);
                }
            }

            var waits = Keys(name, address).Select(key => Wait(key.Key, key.Most, now)).Max();
            if (waits > TimeSpan.Zero || failures.Count >= MostKept)
            {
                return waits > TimeSpan.Zero ? waits : Span;
            }

            foreach (var (key, _) in Keys(name, address))
            {
                var (count, since) = failures.TryGetValue(key, out var kept) && now - kept.Since < Span ? kept : (0, now);
                failures[key] = (count + 1, since);
            }

            return null;
        }
    }

    /// <summary>The password was right: the try did not fail, and what was counted for this name from this address is forgotten.</summary>
    public void Forget(string name, string address)
    {
        lock (failures)
        {
            foreach (var (key, most) in Keys(name, address))
            {
                // Of the others only this try: who knows one password must not get more tries at those of others.
                if (most == MostOfPair || !failures.TryGetValue(key, out var kept) || kept.Count <= 1)
                {
                    failures.Remove(key);
                }
                else
                {
                    failures[key] = (kept.Count - 1, kept.Since);
                }
            }
        }
    }

    private TimeSpan Wait(string key, int most, DateTimeOffset now) =>
        failures.TryGetValue(key, out var kept) && kept.Count >= most && now - kept.Since is var passed && passed < Span ? Span - passed : TimeSpan.Zero;

    private static (string Key, int Most)[] Keys(string name, string address)
    {
        // Line ends stand in no address and part what is counted.
        var known = name.Length > 64 ? name[..64] : name;
        var lower = known.ToLowerInvariant();
        return [($"{lower}\n{address}", MostOfPair), ($"{lower}\n", MostOfName), ($"\n{address}", MostOfAddress)];
    }
}

using System.Collections.Concurrent;

namespace AudioPaper.Host.Web.Files;

/// <summary>Keeps what was used last, up to a weight in all. Safe for calls at the same time; reading takes no lock.</summary>
/// <param name="mostBytes">The weight of everything in it.</param>
/// <param name="weigh">The weight of a value in bytes.</param>
internal sealed class BoundedCache<TKey, TValue>(long mostBytes, Func<TValue, long> weigh)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Entry> entries = [];
    private readonly Lock gate = new();
    private long uses;
    private long sum;

    /// <summary>The value of a key; null when it is not kept.</summary>
    public bool TryGet(TKey key, out TValue value)
    {
        if (entries.TryGetValue(key, out var entry))
        {
            entry.Used = Interlocked.Increment(ref uses);
            value = entry.Value;
            return true;
        }

        value = default!;
        return false;
    }

    /// <summary>Keeps a value; those not used for longest go, a quarter at once, when there is no more room.</summary>
    public void Set(TKey key, TValue value)
    {
        var made = new Entry(value, weigh(value)) { Used = Interlocked.Increment(ref uses) };
        lock (gate)
        {
            sum += made.Weight - (entries.TryGetValue(key, out var before) ? before.Weight : 0);
            entries[key] = made;
            if (sum <= mostBytes)
            {
                return;
            }

            foreach (var (old, entry) in entries.OrderBy(entry => entry.Value.Used).ToList())
            {
                if (sum <= mostBytes * 3 / 4)
                {
                    break;
                }

                entries.TryRemove(old, out _);
                sum -= entry.Weight;
            }
        }
    }

    private sealed class Entry(TValue value, long weight)
    {
        public TValue Value => value;

        public long Weight => weight;

        public long Used { get; set; }
    }
}

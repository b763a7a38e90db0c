using System.Collections.Immutable;
using System.Net;
using AudioPaper.Host.Web.Speakers.Upnp.Soap;

namespace AudioPaper.Host.Web.Speakers.Upnp.Serving;

/// <summary>
/// Who wants to be told of changes. Few, and each only to where it asks from: else a stranger could have us send to somebody else (CallStranger, CVE-2020-12695).
/// Safe for calls at the same time.
/// </summary>
/// <param name="clock">The clock.</param>
internal sealed class Subscriptions(TimeProvider clock)
{
    /// <summary>Subscriptions at once.</summary>
    public const int MostOfAll = 32;

    /// <summary>Subscriptions of one address at once.</summary>
    public const int MostOfOne = 8;

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1800);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Subscription> all = new(StringComparer.Ordinal);

    /// <summary>Those that hold now, of a service.</summary>
    public ImmutableArray<Subscription> Of(ServiceDescription service)
    {
        lock (gate)
        {
            Sweep();
            return [.. all.Values.Where(one => one.Service == service)];
        }
    }

    /// <summary>Adds one.</summary>
    /// <param name="service">The service.</param>
    /// <param name="callback">The field <c>CALLBACK</c>; the first address counts that leads to who asks.</param>
    /// <param name="asker">Who asks.</param>
    /// <param name="wished">How long; 60 to 1,800 s of it are given.</param>
    /// <param name="status">412 when no address leads to who asks; 503 when there are too many (UPnP Device Architecture 1.1, 4.1.2).</param>
    public Subscription? Add(ServiceDescription service, string callback, IPAddress asker, TimeSpan? wished, out int status)
    {
        var told = callback.Length > 2000 ? [] : callback.Split('<', '>').Where(part => part.Trim().Length > 0).Take(8).Select(part => Uri.TryCreate(part.Trim(), UriKind.Absolute, out var uri) ? uri : null);
        if (told.FirstOrDefault(uri => uri is not null && DeviceHttp.LeadsTo(uri, asker)) is not { } address)
        {
            status = 412;
            return null;
        }

        lock (gate)
        {
            Sweep();
            if (all.Count >= MostOfAll || all.Values.Count(one => one.Owner.Equals(asker)) >= MostOfOne)
            {
                status = 503;
                return null;
            }

            var made = new Subscription(Guid.NewGuid(), service, address, asker) { Expires = clock.GetUtcNow() + Given(wished) };
            all.Add(made.Sid, made);
            status = 200;
            return made;
        }
    }

    /// <summary>Lets one go on; null when there is none of this id that is the asker's.</summary>
    public Subscription? Renew(string sid, ServiceDescription service, IPAddress asker, TimeSpan? wished)
    {
        lock (gate)
        {
            Sweep();
            if (!all.TryGetValue(sid, out var known) || known.Service != service || !known.Owner.Equals(asker))
            {
                return null;
            }

            known.Expires = clock.GetUtcNow() + Given(wished);
            return known;
        }
    }

    /// <summary>Ends one; false when there is none of this id that is the asker's.</summary>
    public bool Remove(string sid, ServiceDescription service, IPAddress asker)
    {
        lock (gate)
        {
            return all.TryGetValue(sid, out var known) && known.Service == service && known.Owner.Equals(asker) && all.Remove(sid);
        }
    }

    /// <summary>Ends one that nobody listens for any more.</summary>
    public void GiveUp(Subscription subscription)
    {
        lock (gate)
        {
            all.Remove(subscription.Sid);
        }
    }

    /// <summary>How long one still holds, in whole seconds.</summary>
    public int SecondsLeft(Subscription subscription) => Math.Max(0, (int)Math.Ceiling((subscription.Expires - clock.GetUtcNow()).TotalSeconds));

    private static TimeSpan Given(TimeSpan? wished) => wished is not { } time || time > Longest ? Longest : time < Shortest ? Shortest : time;

    private void Sweep()
    {
        var now = clock.GetUtcNow();
        foreach (var old in all.Values.Where(one => one.Expires <= now).ToList())
        {
            all.Remove(old.Sid);
        }
    }
}

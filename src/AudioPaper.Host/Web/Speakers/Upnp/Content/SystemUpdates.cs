using System.Collections.Immutable;
using AudioPaper.Host.Web.Feeds;

namespace AudioPaper.Host.Web.Speakers.Upnp.Content;

/// <summary>
/// Counts changes of what players see, so that they read anew (<c>SystemUpdateID</c>, ContentDirectory:1, 2.5.20). It begins with the second of the newest change,
/// so that it grows over restarts, too. Safe for calls at the same time.
/// </summary>
/// <param name="tree">What players see.</param>
internal sealed class SystemUpdates(ContentTree tree)
{
    private readonly Lock gate = new();
    private ImmutableArray<ServedNewspaper> seen = [];
    private uint id;

    /// <summary>The number now.</summary>
    public uint Now()
    {
        var now = tree.Newspapers.ToImmutableArray();
        lock (gate)
        {
            if (id == 0 || now.Length != seen.Length || now.Zip(seen).Any(pair => !ReferenceEquals(pair.First, pair.Second)))
            {
                var newest = now.IsEmpty ? 1 : (uint)Math.Clamp(now.Max(newspaper => newspaper.Modified.ToUnixTimeSeconds()), 1, uint.MaxValue);
                (seen, id) = (now, Math.Max(id == uint.MaxValue ? 1 : id + 1, newest));
            }

            return id;
        }
    }
}

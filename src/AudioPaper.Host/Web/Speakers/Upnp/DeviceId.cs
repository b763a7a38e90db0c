using System.Text;
using AudioPaper.Host.Web.Accounts;

namespace AudioPaper.Host.Web.Speakers.Upnp;

/// <summary>The id by which players know this library's media server again, whatever its address: <c>.server/upnp-id</c>, written once.</summary>
internal static class DeviceId
{
    /// <summary>The id; made where there is none yet, or what is there is none.</summary>
    /// <param name="root">Full path of the library.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<Guid> OfAsync(string root, CancellationToken cancellationToken)
    {
        var path = Path.Combine(ServerFolder.Ensure(root), "upnp-id");
        if (File.Exists(path) && Guid.TryParse((await File.ReadAllTextAsync(path, cancellationToken)).Trim(), out var known))
        {
            return known;
        }

        var made = Guid.NewGuid();
        await ServerFolder.WriteAsync(path, Encoding.ASCII.GetBytes(made.ToString("D") + "\n"), cancellationToken);
        return made;
    }
}

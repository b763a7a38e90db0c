using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using AudioPaper.Host.Web.Files;

namespace AudioPaper.Host.Web.Front.Player;

/// <summary>
/// Scripts, style and icons of the public pages. They stand at <c>/player/HASH/NAME</c>, where the hash is that of all of them: modules name each
/// other without it, and whatever has such an address never changes.
/// </summary>
internal static class PlayerFiles
{
    /// <summary>First name of their paths.</summary>
    public const string Folder = "player";

    /// <summary>The service worker, whose address decides for which pages it answers: the root of the site.</summary>
    public const string WorkerName = "worker.js";

    /// <summary>A worker has the policy of its own answer, not that of a page.</summary>
    private const string WorkerPolicy = "default-src 'none'; connect-src 'self'";

    private static readonly Lazy<FrozenDictionary<string, byte[]>> Content = new(() => typeof(PlayerFiles).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder + "/", StringComparison.Ordinal)).ToFrozenDictionary(name => name[(Folder.Length + 1)..], Read, StringComparer.Ordinal));

    private static readonly Lazy<FrozenDictionary<string, RenderedBody>> Bodies = new(() => Content.Value.ToFrozenDictionary(
        file => file.Key,
        file => new RenderedBody(file.Value, MediaTypeOf(file.Key), modified: null) { Fields = file.Key == WorkerName ? [("Content-Security-Policy", WorkerPolicy)] : [] },
        StringComparer.Ordinal));

    /// <summary>The hash in their addresses: 16 hexadecimal digits.</summary>
    public static string Version => field ??= Hash();

    /// <summary>The file of a name; null when there is none.</summary>
    /// <param name="version">The hash in its address. One of an earlier version gets the files of this one: nobody keeps those.</param>
    /// <param name="name">Its name.</param>
    public static RenderedBody? Find(string version, string name) =>
        version.Length == Version.Length && version.All(char.IsAsciiHexDigitLower) ? Bodies.Value.GetValueOrDefault(name) : null;

    /// <summary>The service worker.</summary>
    public static RenderedBody Worker => Bodies.Value[WorkerName];

    /// <summary>Path of a file for links on this server.</summary>
    /// <param name="site">Under which address the page is seen.</param>
    /// <param name="name">Its name.</param>
    public static string Link(SiteAddress site, string name) => $"{site.RootPrefix}/{Folder}/{Version}/{name}";

    /// <summary>What a page needs before it can be heard; the worker keeps these.</summary>
    public static IEnumerable<string> Names => Content.Value.Keys.Where(name => name != WorkerName).Order(StringComparer.Ordinal);

    private static byte[] Read(string resource)
    {
        using var stream = typeof(PlayerFiles).Assembly.GetManifestResourceStream(resource)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, bytes) in Content.Value.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{name}\n{bytes.Length}\n")));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    private static string MediaTypeOf(string name) => Path.GetExtension(name) switch
    {
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "image/png",
    };
}

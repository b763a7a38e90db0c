using System.Globalization;
using AudioPaper.Host.Library;
using Microsoft.AspNetCore.Http;

namespace AudioPaper.Host.Web.Files;

/// <summary>Under which address a listener sees the library.</summary>
/// <param name="Library">Address of the library; private listeners have one of their own.</param>
/// <param name="IsPrivate">Whether it is such an address, which nobody else may learn.</param>
internal sealed record SiteAddress(Uri Library, bool IsPrivate)
{
    /// <summary>What begins each path of a link on this server, without <c>/</c> at its end.</summary>
    public string PathPrefix { get; } = Library.AbsolutePath.TrimEnd('/');

    /// <summary>What begins each path that is the same for everybody, such as those of scripts, without <c>/</c> at its end.</summary>
    public string RootPrefix { get; private init; } = Library.AbsolutePath.TrimEnd('/');

    /// <summary>The public address that a request was made to.</summary>
    /// <param name="request">The request.</param>
    /// <param name="settings">Tells the address, where somebody set it.</param>
    /// <returns>Null when the request names a host that is none.</returns>
    public static SiteAddress? Of(HttpRequest request, ServerSettings settings)
    {
        if (settings.PublicUrl is { } told)
        {
            return new SiteAddress(told, IsPrivate: false);
        }

        var host = request.Host;
        if (!host.HasValue)
        {
            // HTTP/1.0 need not name the host.
            var local = request.HttpContext.Connection;
            host = new HostString(local.LocalIpAddress is { } address ? new System.Net.IPEndPoint(address, local.LocalPort).ToString() : "localhost");
        }

        var name = host.Host.ToLowerInvariant();
        return name.Length <= 255 && name.All(char.IsAscii) && Uri.CheckHostName(name.Trim('[', ']')) != UriHostNameType.Unknown && host.Port is null or (> 0 and <= 65_535)
            && Uri.TryCreate($"{request.Scheme}://{name}{(host.Port is { } port ? ":" + port.ToString(CultureInfo.InvariantCulture) : "")}/", UriKind.Absolute, out var url)
            ? new SiteAddress(url, IsPrivate: false) : null;
    }

    /// <summary>The address of a private listener.</summary>
    /// <param name="token">The listener's secret; plain ASCII.</param>
    public SiteAddress For(string token) => new(LibraryUrl.Of(Library, $"p/{token}", ""), IsPrivate: true) { RootPrefix = RootPrefix };

    /// <summary>Address of a file.</summary>
    /// <param name="folder">Its folder in the library, parts separated by <c>/</c>.</param>
    /// <param name="file">Its path from there; empty for the folder.</param>
    public Uri Url(string folder, string file) => file.Contains('/', StringComparison.Ordinal)
        ? LibraryUrl.Of(Library, $"{folder}/{file[..file.LastIndexOf('/')]}", file[(file.LastIndexOf('/') + 1)..]) : LibraryUrl.Of(Library, folder, file);

    /// <summary>Path of a file for links on this server, beginning with <c>/</c>.</summary>
    /// <inheritdoc cref="Url"/>
    public string Link(string folder, string file) => Url(folder, file).AbsolutePath;
}

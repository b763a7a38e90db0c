namespace AudioPaper.Packaging;

/// <summary>Addresses as tags and chapter files may carry them.</summary>
internal static class WebLink
{
    /// <summary>The address in ASCII (RFC 3986, host in Punycode); null for anything but http and https, which a player would open blindly.</summary>
    /// <param name="address">Any address, or null.</param>
    public static string? Absolute(Uri? address) =>
        address is { IsAbsoluteUri: true, Scheme: "http" or "https" } ? new UriBuilder(address) { Host = address.IdnHost }.Uri.AbsoluteUri : null;

    /// <summary>As <see cref="Absolute"/>; a relative address is taken, too, when it is a plain path below the file that holds it.</summary>
    /// <param name="address">Any address, or null.</param>
    public static string? OrBeside(Uri? address) =>
        address is { IsAbsoluteUri: false, OriginalString: var path }
            ? (path.Length > 0 && path[0] != '/' && path.All(IsPlain) && !path.Contains("..", StringComparison.Ordinal) ? path : null)
            : Absolute(address);

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/';
}

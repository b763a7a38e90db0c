using System.Text;

namespace AudioPaper.Host.Web.Files;

/// <summary>
/// The names in the path of a request, read from the request target itself (RFC 9112, 3.2) before anything was made of it. What no published file
/// has in its name is refused here, so that nothing of it reaches the file system.
/// </summary>
internal static class PublicPath
{
    /// <summary>Longer targets lead to nothing: names of folders have 150 bytes at most, each written with three characters.</summary>
    private const int MostCharacters = 2048;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The names, percent-decoded once; the last is empty when the path ends with <c>/</c>.</summary>
    /// <param name="target">The request target as it came.</param>
    /// <returns>Null when it holds what no path of ours has: dots for folders, separators or controls in a name, bytes that are not UTF-8.</returns>
    public static string[]? Names(string target)
    {
        var path = target.Split('?', '#')[0];
        if (!path.StartsWith('/') && Uri.TryCreate(path, UriKind.Absolute, out _) && path.IndexOf("://", StringComparison.Ordinal) is > 0 and var scheme)
        {
            // The absolute form, as proxies send it.
            path = path.IndexOf('/', scheme + 3) is > 0 and var slash ? path[slash..] : "/";
        }

        if (path.Length > MostCharacters || !path.StartsWith('/'))
        {
            return null;
        }

        var parts = path[1..].Split('/');
        var names = new string[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (Decode(parts[i]) is not { } name || (name.Length == 0 && i + 1 < parts.Length))
            {
                return null;
            }

            names[i] = name;
        }

        return names;
    }

    private static string? Decode(string part)
    {
        if (!part.All(c => c is > ' ' and < '\x7F'))
        {
            return null;
        }

        string name;
        if (part.Contains('%', StringComparison.Ordinal))
        {
            var bytes = new List<byte>(part.Length);
            for (var i = 0; i < part.Length; i++)
            {
                if (part[i] != '%')
                {
                    bytes.Add((byte)part[i]);
                }
                else if (i + 2 < part.Length && char.IsAsciiHexDigit(part[i + 1]) && char.IsAsciiHexDigit(part[i + 2]))
                {
                    bytes.Add(Convert.ToByte(part.Substring(i + 1, 2), 16));
                    i += 2;
                }
                else
                {
                    return null;
                }
            }

            try
            {
                name = Strict.GetString([.. bytes]);
            }
            catch (DecoderFallbackException)
            {
                return null;
            }
        }
        else
        {
            name = part;
        }

        // Names that begin with a dot are the library's own affairs, and ".." is one of them.
        return name.StartsWith('.') || name.Any(c => c is '/' or '\\' || char.IsControl(c)) ? null : name;
    }
}

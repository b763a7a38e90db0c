namespace AudioPaper.Intake.Web;

/// <summary>Addresses of the web as inputs.</summary>
public static class WebAddress
{
    private const int LongestAddress = 4000;
    private const int LongestName = 80;

    /// <summary>Whether an input is an address of the web and not a file: it begins with <c>http://</c> or <c>https://</c>.</summary>
    public static bool Is(string input) => input is not null
        && (input.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || input.StartsWith("https://", StringComparison.OrdinalIgnoreCase));

    /// <summary>The address.</summary>
    /// <exception cref="IntakeException">It is none, or carries a user name or password.</exception>
    public static Uri Parse(string input)
    {
        if (input is null || input.Length > LongestAddress || !Uri.TryCreate(input, UriKind.Absolute, out var address) || !IsWeb(address))
        {
            var shown = input is { Length: > LongestName } ? input[..LongestName] + "…" : input;
            throw new IntakeException($"{shown} is no address of the web; write it like https://example.org/feed.xml.", $"{shown} 不是网址；请写成 https://example.org/feed.xml 这样。");
        }

        return address.UserInfo.Length == 0 ? address : throw new IntakeException(
            $"The address on {address.Host} holds a user name or password, which are not sent; give it without them.",
            $"{address.Host} 的网址里带有用户名或密码，程序不会发送；请去掉后再试。");
    }

    /// <summary>The address that <paramref name="link"/> means on a page; null when it is none that may be fetched.</summary>
    internal static Uri? Resolve(Uri page, string? link) =>
        link is { Length: > 0 and <= LongestAddress } && Uri.TryCreate(page, link.Trim(), out var address) && IsWeb(address) && address.UserInfo.Length == 0 ? address : null;

    /// <summary>A name like that of a file: the host and the last part of the path.</summary>
    internal static string NameOf(Uri address)
    {
        var last = Uri.UnescapeDataString(address.AbsolutePath.TrimEnd('/').Split('/')[^1]);
        var name = string.Concat((last.Length == 0 ? address.IdnHost : $"{address.IdnHost}-{last}").Where(c => !char.IsControl(c) && c is not ('/' or '\\')));
        return name.Length > LongestName ? name[..(char.IsHighSurrogate(name[LongestName - 1]) ? LongestName - 1 : LongestName)] : name;
    }

    private static bool IsWeb(Uri address) => address.Scheme is "http" or "https" && address.Host.Length > 0;
}

namespace AudioPaper.Host.Web.Speakers.Alexa.Signing;

/// <summary>
/// Where the certificates of a request are said to be (header <c>SignatureCertChainUrl</c>), checked by Amazon's rules («Host a Custom Skill as a Web
/// Service»): https, host <c>s3.amazonaws.com</c>, path <c>/echo.api/…</c> in this spelling once dots are resolved, port 443 if any. Stricter than Amazon's
/// own verifier: names, fragments and queries are refused, and the path is resolved before it is looked at.
/// </summary>
internal static class ChainAddress
{
    private const int MostCharacters = 1_000;

    /// <summary>The address in its resolved form; null when it breaks a rule.</summary>
    /// <param name="text">What the header says.</param>
    public static Uri? Of(string text) =>
        text.Length <= MostCharacters && text.All(c => c is > ' ' and < '\x7F' and not '\\') && Uri.TryCreate(text, UriKind.Absolute, out var url)
            && url is { Scheme: "https", Host: "s3.amazonaws.com", Port: 443, UserInfo: "", Fragment: "", Query: "" }
            && url.AbsolutePath.StartsWith("/echo.api/", StringComparison.Ordinal) && !url.AbsolutePath.Contains('%', StringComparison.Ordinal) ? url : null;
}

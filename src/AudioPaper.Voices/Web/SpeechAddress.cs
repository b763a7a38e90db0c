using AudioPaper.Synthesis;

namespace AudioPaper.Voices.Web;

/// <summary>Addresses of servers of speech, as people set them.</summary>
internal static class SpeechAddress
{
    /// <summary>Reads a base address: https, or http on this machine; no user, password, query or fragment.</summary>
    /// <param name="text">E.g. <c>https://example.org/v1</c>.</param>
    /// <param name="setting">Where it is set, for the sentence.</param>
    /// <returns>The address, its path ending with a slash.</returns>
    /// <exception cref="SynthesisException">It is no such address; not transient.</exception>
    public static Uri Parse(string text, string setting)
    {
        // The text itself is not quoted: who put a password into the address would find it in the report.
        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http") || address.Host.Length == 0
            || address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
        {
            throw new SynthesisException($"{setting} is no address of a speech server; give one like https://example.org/v1, without user, password and query.", isTransient: false,
                chinese: $"{setting} 不是语音服务器的地址；请给出类似 https://example.org/v1 的地址，不带用户名、密码和查询。");
        }

        if (address.Scheme == "http" && !address.IsLoopback)
        {
            throw new SynthesisException($"{setting} begins with http, so that text and key could be read on the way; use https (http is for this machine only).", isTransient: false,
                chinese: $"{setting} 以 http 开头，文本和密钥可能在途中被读取；请用 https（http 只用于本机）。");
        }

        return address.AbsolutePath.EndsWith('/') ? address : new UriBuilder(address) { Path = address.AbsolutePath + "/" }.Uri;
    }
}

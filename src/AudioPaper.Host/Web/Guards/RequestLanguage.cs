using AudioPaper.Host.Commands;
using Microsoft.AspNetCore.Http;

namespace AudioPaper.Host.Web.Guards;

/// <summary>The language of whoever asks: Chinese or English.</summary>
internal static class RequestLanguage
{
    /// <summary>By <c>Accept-Language</c> (RFC 9110, 12.5.4): the one of the two that is weighted higher; English where neither is named.</summary>
    public static UiLanguage Of(HttpRequest request)
    {
        var named = request.GetTypedHeaders().AcceptLanguage.Where(language => language.Quality is null or > 0)
            .OrderByDescending(language => language.Quality ?? 1).Select(language => language.Value.Value ?? "")
            .FirstOrDefault(language => language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) || language.StartsWith("en", StringComparison.OrdinalIgnoreCase));
        return new UiLanguage(named?.StartsWith("zh", StringComparison.OrdinalIgnoreCase) == true);
    }
}

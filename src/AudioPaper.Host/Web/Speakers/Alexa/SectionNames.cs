using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AudioPaper.Host.Web.Speakers.Alexa;

/// <summary>Names of sections for people who speak English to their device.</summary>
internal static class SectionNames
{
    /// <summary>Longer names nobody says.</summary>
    private const int MostCharacters = 60;

    // What the sections of Chinese papers are usually called.
    private static readonly FrozenDictionary<string, string> Known = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["要闻"] = "top news", ["头版"] = "front page", ["国内"] = "national news", ["国际"] = "world news", ["本地"] = "local news", ["城事"] = "city news", ["社会"] = "society", ["时政"] = "politics",
        ["财经"] = "business", ["经济"] = "economy", ["科技"] = "technology", ["体育"] = "sports", ["文化"] = "culture", ["娱乐"] = "entertainment", ["教育"] = "education", ["健康"] = "health",
        ["评论"] = "opinion", ["副刊"] = "features", ["生活"] = "life", ["汽车"] = "cars", ["旅游"] = "travel", ["天气"] = "weather",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The id of a section among the values of a slot: the same for ever, and plain ASCII.</summary>
    public static string IdOf(string section) => "section-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(section)).AsSpan(0, 8));

    /// <summary>A name in English letters; null when there is none.</summary>
    /// <param name="section">Its name on the page.</param>
    public static string? English(string section)
    {
        if (Known.TryGetValue(section.Trim(), out var known))
        {
            return known;
        }

        var plain = string.Concat(section.Replace("&", " and ", StringComparison.Ordinal).Select(c => char.IsAsciiLetterOrDigit(c) || c is '\'' ? c : ' '));
        var words = string.Join(' ', plain.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToLower(CultureInfo.InvariantCulture);
        return SpokenText.IsLatin(section) && words.Length is > 1 and <= MostCharacters ? words : null;
    }
}

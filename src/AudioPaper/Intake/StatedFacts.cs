using System.Globalization;
using System.Text.RegularExpressions;

namespace AudioPaper.Intake;

/// <summary>Reads dates and newspaper names as formats state them.</summary>
internal static partial class StatedFacts
{
    private const int LongestTitle = 300;

    private static readonly string[] MailDates = ["d MMM yyyy", "d MMM yy", "d MMMM yyyy"];

    /// <summary>The day of an ISO 8601 or RFC 2822 date, in its own time zone; null when it is neither.</summary>
    public static DateOnly? Date(string? stated)
    {
        var text = stated?.Trim() ?? "";
        var iso = IsoDate().Match(text);
        if (iso.Success)
        {
            var digits = iso.Groups["y"].Value + iso.Groups["m"].Value + iso.Groups["d"].Value;
            return DateOnly.TryParseExact(digits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
        }

        var mail = MailDate().Match(text);
        return mail.Success && DateOnly.TryParseExact(mail.Groups["day"].Value, MailDates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }

    /// <summary>A part of <paramref name="title"/> (between dashes, bars and the like) that looks like a newspaper's name, or null.</summary>
    public static string? Newspaper(string? title) => title is null || title.Length > LongestTitle ? null : Separator().Split(title)
        .Select(part => SourceBuilder.OneLine(part).Trim('《', '》', ' ')).FirstOrDefault(part => part.Length <= 60 && Name().IsMatch(part));

    [GeneratedRegex(@"^(?<y>\d{4})-?(?<m>\d{2})-?(?<d>\d{2})(?=\D|$)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex IsoDate();

    [GeneratedRegex(@"^(?:[A-Za-z]{3,9},?\s+)?(?<day>\d{1,2} [A-Za-z]{3,9} \d{2,4})(?=\s|$)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex MailDate();

    [GeneratedRegex(@"\s*[|_·•—–－｜]+\s*|\s+-+\s+|-(?=\p{IsCJKUnifiedIdeographs})|[（(,，:：]|\s+(?=\d{4})", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Separator();

    [GeneratedRegex(@"^\p{IsCJKUnifiedIdeographs}{1,10}(?:报|周刊|新闻|新闻网|报网)$|^(?:The\s+)?(?:\p{Lu}[\w'&-]*\s+){1,5}(?:Times|News|Gazette|Post|Herald|Daily|Journal|Tribune|Chronicle|Observer|Standard|Star|Mail|Telegraph|Courier|Examiner|Globe|Press|Reporter|Argus|Bugle|Echo|Mercury|Sentinel|Weekly|Guardian|Independent|Sun|Mirror)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Name();
}

using System.Collections.Immutable;
using System.Globalization;
using AudioPaper.Host.Jobs.Deliveries;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Guards;
using AudioPaper.Intake;
using AudioPaper.Intake.Web;
using AudioPaper.Packaging;
using AudioPaper.Synthesis;

namespace AudioPaper.Host.Web.Api.Uploads;

/// <summary>The fields of an upload, checked one by one as they come.</summary>
internal sealed class UploadFields
{
    /// <summary>Names of all fields.</summary>
    public static readonly ImmutableArray<string> Names = ["newspaper", "date", "edition", "voice", "formats", "loudness", "replace", "urls"];

    private const int MostAddresses = 20;
    private IssueWishes wishes = new();
    private ImmutableArray<string> addresses = [];

    /// <summary>What is wished.</summary>
    /// <param name="only">Name of the one newspaper that may be delivered; null for any.</param>
    /// <exception cref="ProblemException">Another one was named.</exception>
    public Handed Handed(string? only) => only is null ? new Handed(wishes, addresses)
        : wishes.Newspaper is null || FolderName.Of(wishes.Newspaper) == FolderName.Of(only) ? new Handed(wishes with { Newspaper = only }, addresses)
        : throw Problem.NotAllowed.Saying($"这个令牌只能为“{only}”送稿。", $"This token delivers for «{only}» only.").Thrown();

    /// <summary>Whether addresses of the web were named.</summary>
    public bool HasAddresses => !addresses.IsEmpty;

    /// <summary>Takes a field; an empty one says nothing.</summary>
    /// <exception cref="ProblemException">It cannot be used.</exception>
    public void Take(string name, string given)
    {
        var value = given.Trim();
        if (value.Length > 0)
        {
            Set(name, value);
        }
    }

    private void Set(string name, string value) => wishes = name switch
    {
        "newspaper" => wishes with { Newspaper = Line(name, value, 200) },
        "date" => wishes with
        {
            Date = DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
                : throw Wrong(name, "写成 2026-03-18 这样的日期", "is a date such as 2026-03-18"),
        },
        "edition" => wishes with { Edition = Line(name, value, 60) },
        "voice" => wishes with { Voice = VoiceId.TryParse(value, out _) ? value : throw Wrong(name, "写成 espeak:cmn 这样的声音", "is a voice such as espeak:cmn") },
        "formats" => wishes with { Formats = FormatsOf(value) },
        "loudness" => wishes with
        {
            LoudnessLufs = int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var loudness) && NewspaperSettings.LoudnessTargets.Contains(loudness) ? loudness
                : throw Wrong(name, $"取 {string.Join("、", NewspaperSettings.LoudnessTargets)} 之一", $"is one of {string.Join(", ", NewspaperSettings.LoudnessTargets)}"),
        },
        "replace" => wishes with { Replaces = value is "true" or "on" or "1" || (value is "false" or "0" ? false : throw Wrong(name, "写 true 或 false", "is true or false")) },
        "urls" => WithAddresses(value),
        _ => throw Problem.Invalid.Saying($"没有这个字段；可用的有：{string.Join("、", Names)}。", $"There is no such field; there is: {string.Join(", ", Names)}.").Thrown(),
    };

    private ImmutableArray<string> FormatsOf(string value)
    {
        var named = wishes.Formats.AddRange(value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        return named.Length <= EpisodeFormat.Names.Length && named.All(EpisodeFormat.Names.Contains) && named.Distinct().Count() == named.Length ? named
            : throw Wrong("formats", $"取自 {string.Join("、", EpisodeFormat.Names)}，不重复", $"are some of {string.Join(", ", EpisodeFormat.Names)}, none twice");
    }

    private IssueWishes WithAddresses(string value)
    {
        foreach (var address in value.Split((char[])[' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            // Whether it leads into a private network is asked when it is fetched, for every connection.
            try
            {
                addresses = addresses.Length < MostAddresses ? addresses.Add(WebAddress.Parse(address).AbsoluteUri) : throw Problem.TooMany.Thrown();
            }
            catch (IntakeException e)
            {
                throw Problem.Invalid.Saying(e.Chinese ?? e.Message, e.Message).Thrown();
            }
        }

        return wishes;
    }

    private static string Line(string name, string value, int most) =>
        value.Length <= most && !value.Any(char.IsControl) ? value : throw Wrong(name, $"须为一行，不超过 {most} 个字符", $"has one line of {most} characters at most");

    private static ProblemException Wrong(string name, string chinese, string english) => Problem.Invalid.Saying($"字段 {name} {chinese}。", $"The field {name} {english}.").Thrown();
}

using System.Text.RegularExpressions;

namespace AudioPaper.Intake.Layout;

/// <summary>What the letters of a line tell about its place in a text.</summary>
internal static partial class LineEnd
{
    /// <summary>Whether a sentence ends with the line.</summary>
    public static bool IsComplete(string line) => line[^1] is '。' or '：' or ':' or '！' or '？' or '」' or '』' or '”' or '）' or '.' or '!' or '?' or '"' or ')' or '’';

    /// <summary>Whether the line ends within a word or a clause.</summary>
    public static bool IsOpen(string line) => line[^1] is '—' or '，' or '、' or '；' or ',' or ';' or '-' or '\u2010' or '.';

    /// <summary>Whether the line begins as the text of an article does: 本报讯（…, 新华社北京3月1日电, 【本報訊】.</summary>
    public static bool BeginsText(string line) => line[0] is '【' or '〔' or '［' || line.StartsWith("本报", StringComparison.Ordinal) || line.StartsWith("本報", StringComparison.Ordinal) || LeadIn().IsMatch(line);

    /// <summary>Whether the line may stand in a head: it has no marks of a sentence.</summary>
    public static bool IsHeadLike(string line) => line.AsSpan().IndexOfAny("。；") < 0 && !line.Contains(". ", StringComparison.Ordinal) && (line[^1] == ',' || !IsOpen(line));

    /// <summary>Whether no line of a text but a later one begins with the character.</summary>
    public static bool IsNeverFirst(char c) => c is '，' or '。' or '、' or '；' or '：' or '！' or '？' or '”' or '’' or '」' or '』' or '）' or '》' or '】' or ',' or ';' or '%' or '％';

    [GeneratedRegex(@"^\S{1,8}[讯訊](?:[（( ]|$)|^\S{1,14}\d日[电電]", RegexOptions.CultureInvariant)]
    private static partial Regex LeadIn();
}

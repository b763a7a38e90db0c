using System.Text.RegularExpressions;

namespace AudioPaper.Host.Commands;

/// <summary>
/// The words of the command line parser in Chinese. It brings translations of its own, but they need ICU, which plain machines lack.
/// </summary>
internal static class ParserWords
{
    private static readonly (string Pattern, string Chinese)[] HelpWords =
    [
        ("^Description:", "说明："), ("^Usage:", "用法："), ("^Arguments:", "参数："), ("^Options:", "选项："), ("^Commands:", "命令："),
        (@"\[command\]", "[命令]"), (@"\[options\]", "[选项]"), (@"\(default: ([^()\n]*)\)", "（默认 $1）"), (@"\(REQUIRED\)", "（必需）"),
    ];

    private static readonly (string Pattern, string Chinese)[] ErrorWords =
    [
        ("^Required argument '(.+)' missing for command: '(.+)'\\.$", "命令 $2 缺少参数 $1。"),
        ("^Required argument missing for option: '(.+)'\\.$", "选项 $1 后面缺少值。"),
        ("^Option '(.+)' is required\\.$", "缺少选项 $1。"),
        ("^Required command was not provided\\.$", "缺少命令。"),
        ("^Unrecognized command or argument '(.+)'\\.$", "不认识的命令或参数：$1。"),
        ("^Argument '(.*)' not recognized\\. Must be one of:\\s*(.+)$", "“$1”不在可选值之中：$2。"),
        ("^Option '(.+)' expects a single argument but (.+) were provided\\.$", "选项 $1 只能有一个值。"),
        ("^Cannot parse argument '(.*)' for (?:option|command) '(.+)'.*$", "$2 的值“$1”无法识别。"),
    ];

    /// <summary>A help text in the user's language.</summary>
    public static string Help(string english, UiLanguage ui) => Replace(Defaults(english), ui.IsChinese ? HelpWords : []);

    /// <summary>A parse error in the user's language, on one line.</summary>
    public static string Error(string english, UiLanguage ui)
    {
        var line = Regex.Replace(english, @"\s+", " ").Trim();
        return ui.IsChinese ? Replace(line, ErrorWords) : line;
    }

    /// <summary>The parser's <c>[default: x]</c> as our own sentences say it.</summary>
    private static string Defaults(string text) => Regex.Replace(text, @"\[default: ([^\]\n]*)\]", "(default: $1)");

    private static string Replace(string text, (string Pattern, string Chinese)[] words) =>
        words.Aggregate(text, (current, word) => Regex.Replace(current, word.Pattern, word.Chinese, RegexOptions.Multiline));
}

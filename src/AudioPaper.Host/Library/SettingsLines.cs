using System.Text;

namespace AudioPaper.Host.Library;

/// <summary>Makes sentences about places in a settings file.</summary>
/// <param name="path">The file.</param>
/// <param name="utf8">Its content.</param>
internal sealed class SettingsLines(string path, byte[] utf8)
{
    private const int LongestQuote = 40;

    /// <summary>The sentence about what begins at a byte.</summary>
    public LibraryException Wrong(long at, string problem, string chinese)
    {
        var line = utf8.AsSpan(0, (int)at).Count((byte)'\n') + 1;
        return new LibraryException($"{path}, line {line}: {problem}.", $"{path} 第 {line} 行：{chinese}。");
    }

    /// <summary>A text as sentences quote it: of bounded length, on one line.</summary>
    public static string Short(string text)
    {
        var shown = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Take(LongestQuote))
        {
            shown.Append(Rune.IsControl(rune) ? " " : rune.ToString());
        }

        return shown.Length < text.Length ? shown.Append('…').ToString() : shown.ToString();
    }
}

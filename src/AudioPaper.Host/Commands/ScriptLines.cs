using System.Text;
using AudioPaper.Host.Jobs.Studios;
using AudioPaper.Normalization;
using AudioPaper.Pronunciation;

namespace AudioPaper.Host.Commands;

/// <summary>Runs <c>script --lines</c>: one line of output for each line of input, also for empty ones.</summary>
internal static class ScriptLines
{
    private const int BufferSize = 1 << 16;

    /// <summary>Reads standard input as UTF-8 to its end and prints to standard output.</summary>
    /// <param name="language">The language the lines stand in.</param>
    /// <param name="isPinyin">Whether readings are printed instead of words.</param>
    /// <param name="withSandhi">Whether the readings have the tones as spoken.</param>
    /// <param name="ui">Language of the remarks.</param>
    /// <param name="cancellationToken">Stops between lines.</param>
    public static async Task<int> PrintAsync(TextLanguage language, bool isPinyin, bool withSandhi, UiLanguage ui, CancellationToken cancellationToken)
    {
        Func<string, string> spoken = isPinyin
            ? new PinyinLine(MandarinReader.Load(StudioTools.MandarinFolder), withSandhi).Of
            : line => SpokenLine.Of(line, language);
        using var input = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false), detectEncodingFromByteOrderMarks: true, BufferSize);
        await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), BufferSize) { NewLine = "\n" };
        var lines = new LineFeeds(input);
        var firstBroken = 0L;
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            if (firstBroken == 0 && line.Contains('\uFFFD', StringComparison.Ordinal))
            {
                firstBroken = lines.Count;
            }

            await output.WriteLineAsync(spoken(line).AsMemory(), cancellationToken);
        }

        if (firstBroken > 0)
        {
            await Console.Error.WriteLineAsync(ui.Say(
                $"标准输入从第 {firstBroken} 行起有不是 UTF-8 的字节，读不出来；请先转换成 UTF-8。",
                $"From line {firstBroken} on, standard input has bytes that are not UTF-8 and cannot be said; convert it to UTF-8 first."));
        }

        return 0;
    }
}

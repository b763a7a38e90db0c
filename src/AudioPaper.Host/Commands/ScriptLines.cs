using System.Text;
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
    /// <param name="cancellationToken">Stops between lines.</param>
    public static async Task<int> PrintAsync(TextLanguage language, bool isPinyin, bool withSandhi, CancellationToken cancellationToken)
    {
        Func<string, string> spoken = isPinyin
            ? new PinyinLine(MandarinReader.Load(Narration.MandarinFolder), withSandhi).Of
            : line => SpokenLine.Of(line, language);
        using var input = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false), detectEncodingFromByteOrderMarks: true, BufferSize);
        await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), BufferSize) { NewLine = "\n" };
        var lines = new LineFeeds(input);
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            await output.WriteLineAsync(spoken(line).AsMemory(), cancellationToken);
        }

        return 0;
    }
}

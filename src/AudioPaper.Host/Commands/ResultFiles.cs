using System.CommandLine.Parsing;
using AudioPaper.Files;
using AudioPaper.Host.Library;
using AudioPaper.Intake;
using AudioPaper.Intake.Web;

namespace AudioPaper.Host.Commands;

/// <summary>The files that <c>--json</c> and <c>--html</c> name: checked before the work, written whole after it.</summary>
internal static class ResultFiles
{
    /// <summary>Stands for standard output.</summary>
    public const string StandardOutput = "-";

    /// <summary>Adds a sentence to <paramref name="result"/> when the two options do not say where to write.</summary>
    /// <param name="result">The command as parsed.</param>
    /// <param name="jsonGiven">The option for JSON.</param>
    /// <param name="htmlGiven">The option for a web page.</param>
    /// <param name="areNeeded">Whether one of them must be there.</param>
    /// <param name="ui">Language of the sentence.</param>
    public static void Check(CommandResult result, OptionResult? jsonGiven, OptionResult? htmlGiven, bool areNeeded, UiLanguage ui)
    {
        // A value that is missing is told by the parser.
        var (json, html) = (ValueOf(jsonGiven), ValueOf(htmlGiven));
        if (areNeeded && jsonGiven is null && htmlGiven is null)
        {
            result.AddError(ui.Say("请用 --json 或 --html 指定写到哪里。", "Say with --json or --html where to write."));
        }
        else if (json is "" || html is "" or StandardOutput)
        {
            result.AddError(html is StandardOutput
                ? ui.Say("--html 需要一个文件；只有 --json 可以写到标准输出（-）。", "--html takes a file; only --json can write to standard output (-).")
                : ui.Say($"{(json is "" ? "--json" : "--html")} 需要一个文件名。", $"{(json is "" ? "--json" : "--html")} takes the name of a file."));
        }
        else if (json is not (null or StandardOutput) && html is not null && Path.GetFullPath(json) == Path.GetFullPath(html))
        {
            result.AddError(ui.Say($"--json 和 --html 都要写到 {html}；请给出两个不同的文件。", $"--json and --html both write to {html}; give two files."));
        }
    }

    /// <summary>Throws when a result would be written over a page, or be read as one next time.</summary>
    /// <exception cref="LibraryException">It would.</exception>
    public static void RefusePages(string[] inputs, params ReadOnlySpan<string?> outputs)
    {
        foreach (var output in outputs)
        {
            if (output is not (null or StandardOutput) && PageReader.Reads(inputs.Where(input => !WebAddress.Is(input)), output))
            {
                throw new LibraryException($"{output} is one of the pages, or would be read as one; give another file for the result.", $"{output} 是版面文件之一，或会被当作版面；请把结果写到别的文件。");
            }
        }
    }

    /// <summary>Writes a result to a file, whole or not at all, or to standard output.</summary>
    /// <exception cref="LibraryException">The file cannot be written.</exception>
    public static async Task WriteAsync(string output, Action<Stream> write, CancellationToken cancellationToken)
    {
        if (output == StandardOutput)
        {
            await using var standardOutput = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
            write(standardOutput);
            return;
        }

        try
        {
            await WholeFile.WriteAsync(output, (stream, _) => Task.Run(() => write(stream), cancellationToken), cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw DiskFull.Is(e) ? DiskFull.At(output, e)
                : new LibraryException($"{output} cannot be written: {e.Message}", $"无法写入 {output}：{e.Message}", e);
        }
    }

    private static string? ValueOf(OptionResult? given) => given is { Tokens: [var first, ..] } ? first.Value : null;
}

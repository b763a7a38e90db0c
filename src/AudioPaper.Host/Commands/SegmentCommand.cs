using System.CommandLine;
using System.CommandLine.Parsing;
using AudioPaper.Files;
using AudioPaper.Host.Library;
using AudioPaper.Intake;
using AudioPaper.Intake.Web;
using AudioPaper.Publishing;
using AudioPaper.Publishing.ProofSheet;
using AudioPaper.Segmentation;

namespace AudioPaper.Host.Commands;

/// <summary>The command <c>segment</c>: shows what is found on the pages, and speaks nothing.</summary>
internal static class SegmentCommand
{
    private const string StandardOutput = "-";

    /// <summary>Builds the command.</summary>
    public static Command Build(UiLanguage ui)
    {
        var inputs = NarrateCommand.Inputs(ui);
        var json = new Option<string?>("--json") { HelpName = "OUT", Description = ui.Say("写入文章的 JSON 文件；- 表示标准输出", "file for the articles as JSON; - is standard output") };
        var html = new Option<string?>("--html") { HelpName = "FILE", Description = ui.Say("写入校样网页：原文与文章对照", "file for the proof sheet, a web page: source and articles side by side") };
        var allowPrivate = NarrateCommand.AllowPrivate(ui);
        var command = new Command("segment", ui.Say("找出版面上的文章，不朗读", "find the articles of an issue without speaking them")) { inputs, json, html, allowPrivate };
        command.Validators.Add(result => CheckOutputs(result, result.GetResult(json), result.GetResult(html), ui));
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetRequiredValue(inputs), parsed.GetValue(json), parsed.GetValue(html), parsed.GetValue(allowPrivate), ui, cancellationToken));
        return command;
    }

    private static void CheckOutputs(CommandResult result, OptionResult? jsonGiven, OptionResult? htmlGiven, UiLanguage ui)
    {
        // A value that is missing is told by the parser.
        var (json, html) = (ValueOf(jsonGiven), ValueOf(htmlGiven));
        if (jsonGiven is null && htmlGiven is null)
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

    private static async Task<int> RunAsync(string[] inputs, string? json, string? html, bool allowsPrivate, UiLanguage ui, CancellationToken cancellationToken)
    {
        var sources = await PageReader.ReadAsync(inputs, Narration.LimitsOf(allowsPrivate), cancellationToken);
        foreach (var output in new[] { json, html })
        {
            if (output is not (null or StandardOutput) && PageReader.Reads(inputs.Where(input => !WebAddress.Is(input)), output))
            {
                throw new LibraryException($"{output} is one of the pages, or would be read as one; give another file for the result.", $"{output} 是版面文件之一，或会被当作版面；请把结果写到别的文件。");
            }
        }

        var issue = Segmenter.Segment(sources);
        if (html is not null)
        {
            await WriteAsync(html, stream => ProofSheetHtml.Write(issue, sources, ui.IsChinese, stream, cancellationToken), cancellationToken);
        }

        if (json is not null)
        {
            await WriteAsync(json, stream => ArticlesJson.Write(issue, stream), cancellationToken);
        }

        return 0;
    }

    private static string? ValueOf(OptionResult? given) => given is { Tokens: [var first, ..] } ? first.Value : null;

    private static async Task WriteAsync(string output, Action<Stream> write, CancellationToken cancellationToken)
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
}

using System.CommandLine;
using AudioPaper.Files;
using AudioPaper.Host.Library;
using AudioPaper.Intake;
using AudioPaper.Intake.Web;
using AudioPaper.Publishing;
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
        var json = new Option<string>("--json") { HelpName = "OUT", Required = true, Description = ui.Say("写入文章的 JSON 文件；- 表示标准输出", "file for the articles as JSON; - is standard output") };
        var allowPrivate = NarrateCommand.AllowPrivate(ui);
        var command = new Command("segment", ui.Say("找出版面上的文章，不朗读", "find the articles of an issue without speaking them")) { inputs, json, allowPrivate };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetRequiredValue(inputs), parsed.GetRequiredValue(json), parsed.GetValue(allowPrivate), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string[] inputs, string output, bool allowsPrivate, CancellationToken cancellationToken)
    {
        if (output != StandardOutput && inputs.Any(input => !WebAddress.Is(input) && IsSame(input, output)))
        {
            throw new LibraryException($"{output} is one of the pages; give another file for the result.", $"{output} 是版面文件之一；请把结果写到别的文件。");
        }

        var issue = Segmenter.Segment(await PageReader.ReadAsync(inputs, Narration.LimitsOf(allowsPrivate), cancellationToken));
        using var written = new MemoryStream();
        ArticlesJson.Write(issue, written);
        if (output == StandardOutput)
        {
            await using var standardOutput = Console.OpenStandardOutput();
            await standardOutput.WriteAsync(written.GetBuffer().AsMemory(0, (int)written.Length), cancellationToken);
            return 0;
        }

        try
        {
            await WholeFile.WriteAsync(output, written.GetBuffer().AsMemory(0, (int)written.Length), cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw DiskFull.Is(e) ? DiskFull.At(output, e)
                : new LibraryException($"{output} cannot be written: {e.Message}", $"无法写入 {output}：{e.Message}", e);
        }

        return 0;
    }

    private static bool IsSame(string input, string output)
    {
        var (from, to) = (Path.GetFullPath(input), Path.GetFullPath(output));
        return from == to || (Directory.Exists(from) && Path.GetDirectoryName(to) == from && File.Exists(to) && to.EndsWith(".txt", StringComparison.OrdinalIgnoreCase));
    }
}

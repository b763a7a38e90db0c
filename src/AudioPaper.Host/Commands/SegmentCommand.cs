using System.CommandLine;
using AudioPaper.Intake;
using AudioPaper.Publishing;
using AudioPaper.Publishing.ProofSheet;
using AudioPaper.Segmentation;

namespace AudioPaper.Host.Commands;

/// <summary>The command <c>segment</c>: shows what is found on the pages, and speaks nothing.</summary>
internal static class SegmentCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(UiLanguage ui)
    {
        var inputs = NarrateCommand.Inputs(ui);
        var json = new Option<string?>("--json") { HelpName = "OUT", Description = ui.Say("写入文章的 JSON 文件；- 表示标准输出", "file for the articles as JSON; - is standard output") };
        var html = new Option<string?>("--html") { HelpName = "FILE", Description = ui.Say("写入校样网页：原文与文章对照", "file for the proof sheet, a web page: source and articles side by side") };
        var allowPrivate = NarrateCommand.AllowPrivate(ui);
        var command = new Command("segment", ui.Say("找出版面上的文章，不朗读", "find the articles of an issue without speaking them")) { inputs, json, html, allowPrivate };
        command.Validators.Add(result => ResultFiles.Check(result, result.GetResult(json), result.GetResult(html), areNeeded: true, ui));
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetRequiredValue(inputs), parsed.GetValue(json), parsed.GetValue(html), parsed.GetValue(allowPrivate), ui, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string[] inputs, string? json, string? html, bool allowsPrivate, UiLanguage ui, CancellationToken cancellationToken)
    {
        var sources = await PageReader.ReadAsync(inputs, Narration.LimitsOf(allowsPrivate), cancellationToken);
        ResultFiles.RefusePages(inputs, json, html);
        var issue = Segmenter.Segment(sources);
        if (html is not null)
        {
            await ResultFiles.WriteAsync(html, stream => ProofSheetHtml.Write(issue, sources, ui.IsChinese, stream, cancellationToken), cancellationToken);
        }

        if (json is not null)
        {
            await ResultFiles.WriteAsync(json, stream => ArticlesJson.Write(issue, stream), cancellationToken);
        }

        return 0;
    }
}

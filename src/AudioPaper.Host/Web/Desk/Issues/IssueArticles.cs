using System.Globalization;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Api;
using AudioPaper.Intake;
using AudioPaper.Packaging.ReadAlong;

namespace AudioPaper.Host.Web.Desk.Issues;

/// <summary>The sound of an issue with its outline, and its articles: where each begins, who spoke it, and the ways to correct it or take it back.</summary>
internal static class IssueArticles
{
    /// <summary>Writes it.</summary>
    /// <param name="page">The page.</param>
    /// <param name="issue">The issue.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="look">How far it is.</param>
    /// <param name="waveforms">Draw the outline.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task WriteAsync(DeskPage page, IssueFolder issue, IssueRequest request, IssueAnswer look, IssueWaveforms waveforms, CancellationToken cancellationToken)
    {
        var begins = (ReadAlongFile.Read(issue.Path)?.Articles ?? []).ToDictionary(article => article.Id, StringComparer.Ordinal);
        await SoundAsync(page, issue, begins, waveforms, cancellationToken);
        var (html, ui) = (page.Html, page.Ui);
        html.Element("h2", ui.Say("文章", "Articles")).Open("table").Open("thead").Open("tr");
        foreach (var head in new[] { ui.Say("起点", "From"), ui.Say("标题", "Title"), ui.Say("结果", "Result"), ui.Say("更正与撤回", "Correct or withdraw") })
        {
            html.Element("th", head, ("scope", "col"));
        }

        html.Close("tr").Close("thead").Open("tbody");
        foreach (var mark in (await IssueLook.MarksAsync(issue, request, cancellationToken)).OrderBy(mark => mark.ArticleId, NaturalOrder.Instance))
        {
            Row(page, issue.Id, look, mark, begins.GetValueOrDefault(mark.ArticleId));
        }

        html.Close("tbody").Close("table");
    }

    private static async Task SoundAsync(DeskPage page, IssueFolder issue, Dictionary<string, ReadAlongArticle> begins, IssueWaveforms waveforms, CancellationToken cancellationToken)
    {
        if (await issue.ReadAsync("episode", RecordJson.Readable.EpisodeRecord, cancellationToken) is not { } episode || !File.Exists(issue.At(Path.GetFileName(episode.Enclosure.Name))))
        {
            return;
        }

        var (html, ui) = (page.Html, page.Ui);
        html.Element("h2", ui.Say("声音", "Sound")).Open("audio", ("id", "sound"), ("controls", ""), ("preload", "none"), ("aria-label", ui.Say("整期节目", "the whole episode")),
            ("src", $"{Known.Address(issue.Id)}/episode/files/{Uri.EscapeDataString(episode.Enclosure.Name)}")).Close("audio");
        if (await waveforms.OfAsync(issue, episode, cancellationToken) is { } peaks)
        {
            IssueWaveforms.Write(html, peaks, begins.Values.Select(article => (article.BeginMs / 1000.0, article.Title)), episode.DurationSeconds);
        }
    }

    private static void Row(DeskPage page, IssueId id, IssueAnswer look, ArticleMark mark, ReadAlongArticle? along)
    {
        var (html, ui) = (page.Html, page.Ui);
        html.Open("tr").Open("td");
        if (along is not null)
        {
            var at = TimeSpan.FromMilliseconds(along.BeginMs);
            var clock = string.Create(CultureInfo.InvariantCulture, $"{(int)at.TotalMinutes}:{at.Seconds:00}");
            html.Element("button", clock, ("type", "button"), ("data-seek", (along.BeginMs / 1000.0).ToString("0.###", CultureInfo.InvariantCulture)),
                ("aria-label", ui.Say($"从 {clock} 播放", $"play from {clock}")));
        }

        html.Close("td").Open("td");
        page.Said(mark.Title);
        html.Close("td").Open("td", ("class", mark.State == ArticleState.Failed ? "bad" : null));
        html.Text(mark.State switch { ArticleState.Spoken => ui.Say("已朗读 ", "spoken "), ArticleState.Skipped => ui.Say("未读 ", "left out "), _ => ui.Say("失败 ", "failed ") });
        page.Said(mark.Reason ?? mark.VoiceUsed);
        html.Close("td").Open("td");
        if (look.Stage != IssueStage.Withdrawn)
        {
            html.Element("a", ui.Say("更正", "Correct"), ("href", ArticleEditing.Address(id, mark.ArticleId)));
        }

        if (look.Stage == IssueStage.Published)
        {
            html.Open("details").Element("summary", ui.Say("撤回…", "Withdraw…"));
            page.Form($"{IssuePage.Address(look)}/withdraw-article", form => form.Hidden("article", mark.ArticleId)
                .Field("reason", ui.Say("理由", "Reason"), "text", mark.ArticleId, ("maxlength", "300"), ("required", "")).Button(ui.Say("撤回这篇", "Withdraw this article"), "bad"));
            html.Close("details");
        }

        html.Close("td").Close("tr");
    }
}

using AudioPaper.Host.Jobs;
using AudioPaper.Host.Library;
using AudioPaper.Normalization;
using AudioPaper.Segmentation;
using AudioPaper.Synthesis;

namespace AudioPaper.Host.Commands;

/// <summary>Tells on standard error how an issue comes along: a line for each article, and on a terminal a last line with what remains.</summary>
internal sealed class ConsoleProgress(UiLanguage ui, TextWriter output, bool isTerminal) : IIssueProgress
{
    private readonly Lock gate = new();
    private readonly HashSet<(string Failed, string Next)> replaced = [];
    private int articles;
    private int finished;
    private string status = "";

    /// <inheritdoc/>
    public void Found(IssueText issue)
    {
        articles = issue.Articles.Length;
        Line(ui.Say($"共 {articles} 篇文章", articles == 1 ? "1 article" : $"{articles} articles"));
        Status();
    }

    /// <inheritdoc/>
    public void Started(string title)
    {
        // The line at the end counts what remains; a line for each beginning would only double the list.
    }

    /// <inheritdoc/>
    public void Finished(ArticleRecord article)
    {
        if (Announcements.Is(article.ArticleId))
        {
            // It is no article, and when it is missing the summary says so.
            return;
        }

        lock (gate)
        {
            finished++;
            var seconds = article.SampleRate == 0 ? 0 : article.SampleCount / article.SampleRate;
            Line(article.State == ArticleState.Spoken
                ? $"[{finished}/{articles}] {article.Title} ({seconds / 60}:{seconds % 60:00})"
                : ui.Say($"[{finished}/{articles}] 未能朗读：{article.Title}：{article.Reason}", $"[{finished}/{articles}] not spoken: {article.Title}: {article.Reason}"));
            Status();
        }
    }

    /// <inheritdoc/>
    public void Retrying(string title, string reason) => Line(ui.Say($"稍后重试：{title}：{reason}", $"trying again soon: {title}: {reason}"));

    /// <inheritdoc/>
    public void Replaced(string title, string failed, string next, SynthesisException reason)
    {
        lock (gate)
        {
            // Told once: a voice that is down is down for every article, though each may hear of it in other words; the report has them all.
            if (replaced.Add((failed, next)))
            {
                Line(ui.Say($"{next} 代替 {failed}：{reason.Chinese ?? reason.Message}", $"{next} takes the place of {failed}: {reason.Message}"));
            }
        }
    }

    /// <inheritdoc/>
    public void Assembling() => Line(ui.Say("正在合成节目…", "assembling the episode…"));

    /// <summary>Another process has the issue.</summary>
    public void Waiting() => Line(ui.Say("另一个进程正在制作这一期，等待它结束…", "another process is making this issue; waiting for it…"));

    /// <summary>A line that stays.</summary>
    public void Line(string text)
    {
        lock (gate)
        {
            output.WriteLine(isTerminal && status.Length > 0 ? $"\r\u001b[K{Printable(text)}" : Printable(text));
            status = "";
        }
    }

    private void Status()
    {
        var left = articles - finished;
        if (!isTerminal || left == 0)
        {
            return;
        }

        lock (gate)
        {
            status = ui.Say($"还剩 {left} 篇…", $"{left} to go…");
            output.Write($"\r\u001b[K{status}");
        }
    }

    /// <summary>A page must not move the cursor or change colours.</summary>
    internal static string Printable(string text) => string.Concat(text.Select(c => char.IsControl(c) || Writing.IsInvisible(c) ? ' ' : c));
}

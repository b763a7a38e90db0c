using System.Text;
using AudioPaper.Host.Jobs.Deliveries;
using AudioPaper.Host.Jobs.Studios;
using AudioPaper.Host.Library;
using AudioPaper.Intake;
using AudioPaper.Pronunciation;
using AudioPaper.Publishing.ScriptSheet;
using AudioPaper.Segmentation;

namespace AudioPaper.Host.Commands;

/// <summary>Runs <c>script INPUT…</c>: the articles of an issue as they will be said, sentence by sentence, with readings.</summary>
internal static class ScriptOfPages
{
    /// <summary>Writes the files that are asked for; where none is, prints a line with the text of each sentence, and below it, indented, what is said for it.</summary>
    /// <param name="inputs">The pages.</param>
    /// <param name="library">Path of the library; it need not be there.</param>
    /// <param name="json">File for JSON, <c>-</c> for standard output, or null.</param>
    /// <param name="html">File for the web page, or null.</param>
    /// <param name="allowsPrivate">Whether addresses may lead into the own network.</param>
    /// <param name="ui">Language of the remarks.</param>
    /// <param name="cancellationToken">Stops between articles.</param>
    public static async Task<int> RunAsync(string[] inputs, string library, string? json, string? html, bool allowsPrivate, UiLanguage ui, CancellationToken cancellationToken)
    {
        var sources = await PageReader.ReadAsync(inputs, Narration.LimitsOf(allowsPrivate), cancellationToken);
        ResultFiles.RefusePages(inputs, json, html);
        var issue = Segmenter.Segment(sources);
        var id = IssueId.Of(issue.Newspaper ?? IssueRequests.Nameless, issue.Date ?? Narration.Today, "");
        var lexicon = IssueLexicons.Of(Path.GetFullPath(library), id).Load();
        var reader = MandarinReader.Load(StudioTools.MandarinFolder);
        var common = reader.CommonReadings();
        var articles = SpokenScript.Of(issue, lexicon, new Pronouncer(reader, common), common);
        if (html is not null)
        {
            await ResultFiles.WriteAsync(html, stream => ScriptSheetHtml.Write(issue, articles, ui.IsChinese, stream, cancellationToken), cancellationToken);
        }

        if (json is not null)
        {
            await ResultFiles.WriteAsync(json, stream => ScriptJson.Write(articles, stream, cancellationToken), cancellationToken);
        }

        if (json is null && html is null)
        {
            await PrintAsync(articles, new ScriptWords(ui.IsChinese), cancellationToken);
        }

        return 0;
    }

    private static async Task PrintAsync(IEnumerable<SpokenArticle> articles, ScriptWords words, CancellationToken cancellationToken)
    {
        await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
        foreach (var article in articles)
        {
            await output.WriteLineAsync($"# {article.Title.ReplaceLineEndings(" ")}".AsMemory(), cancellationToken);
            foreach (var sentence in article.Sentences)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await output.WriteAsync(TextOf(sentence, words), cancellationToken);
            }

            await output.WriteLineAsync();
        }
    }

    private static StringBuilder TextOf(SpokenSentence sentence, ScriptWords words)
    {
        var text = new StringBuilder(sentence.BeginsPassage ? "\n" : "").Append(sentence.Text.Trim().ReplaceLineEndings(" ")).Append('\n');
        if (sentence.PauseAfter > TimeSpan.Zero)
        {
            text.Append("    ").AppendJoin(' ', sentence.Runs.SelectMany(run => run.Said)).Append('\n');
        }

        foreach (var run in sentence.Runs.Where(run => !run.Doubts.IsEmpty))
        {
            var shown = run.Said.IsEmpty ? run.Printed.ReplaceLineEndings(" ") : string.Join(' ', run.Said);
            text.Append("    ").Append(run.Said.IsEmpty ? "! " : "? ").Append(shown).Append(words.Say("：", ": "))
                .AppendJoin(words.Say("；", "; "), run.Doubts.Select(doubt => words.Reason(doubt.Reason).Name)).Append('\n');
        }

        foreach (var lexeme in sentence.Runs.SelectMany(run => run.Lexemes).Distinct())
        {
            text.Append("    = ").Append(words.Say("词典：", "lexicon: ")).Append(ConsoleProgress.Printable(words.Of(lexeme))).Append('\n');
        }

        return text;
    }
}

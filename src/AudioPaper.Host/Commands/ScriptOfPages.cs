using System.Text;
using AudioPaper.Chunking;
using AudioPaper.Host.Library;
using AudioPaper.Intake;
using AudioPaper.Normalization;
using AudioPaper.Pronunciation;
using AudioPaper.Segmentation;

namespace AudioPaper.Host.Commands;

/// <summary>Runs <c>script INPUT…</c>: the articles of an issue as they will be said, sentence by sentence, with readings.</summary>
internal static class ScriptOfPages
{
    /// <summary>Prints to standard output: a line with the text of each sentence, and below it, indented, what is said for it.</summary>
    /// <param name="inputs">The pages.</param>
    /// <param name="library">Path of the library; it need not be there.</param>
    /// <param name="allowsPrivate">Whether addresses may lead into the own network.</param>
    /// <param name="ui">Language of the remarks.</param>
    /// <param name="cancellationToken">Stops between articles.</param>
    public static async Task<int> PrintAsync(string[] inputs, string library, bool allowsPrivate, UiLanguage ui, CancellationToken cancellationToken)
    {
        var issue = Segmenter.Segment(await PageReader.ReadAsync(inputs, Narration.LimitsOf(allowsPrivate), cancellationToken));
        var id = IssueId.Of(issue.Newspaper ?? Narration.Nameless, issue.Date ?? Narration.Today, "");
        var lexicon = IssueLexicons.Of(Path.GetFullPath(library), id).Load();
        var pronouncer = new Pronouncer(MandarinReader.Load(Narration.MandarinFolder));
        await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
        foreach (var article in issue.Articles)
        {
            await output.WriteLineAsync($"# {article.Title}\n".AsMemory(), cancellationToken);
            var script = ScriptComposition.Of(article, lexicon);
            for (var i = 0; i < script.Passages.Length; i++)
            {
                await output.WriteAsync(PassageText(i, script.Passages[i], pronouncer, ui), cancellationToken);
            }
        }

        return 0;
    }

    private static StringBuilder PassageText(int index, Passage passage, Pronouncer pronouncer, UiLanguage ui)
    {
        var parts = pronouncer.Pronounce(passage);
        var text = new StringBuilder();
        foreach (var utterance in UtteranceSplitter.Split(index, passage, parts))
        {
            text.Append(utterance.Text.Trim().ReplaceLineEndings(" ")).Append('\n').Append("    ").Append(utterance.Spoken).Append('\n');
        }

        foreach (var unsaid in parts.Where(part => part.IsUnsaid))
        {
            text.Append("    ! ").Append(ui.Say("无法读出：", "cannot be said: ")).Append(passage.Text.Text.AsSpan(unsaid.Start, unsaid.Length)).Append('\n');
        }

        return text.Append('\n');
    }
}

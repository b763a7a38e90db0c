using System.Globalization;
using AudioPaper.Normalization;
using AudioPaper.Pronunciation;
using AudioPaper.Publishing.ProofSheet;

namespace AudioPaper.Publishing.ScriptSheet;

/// <summary>Writes the sentences of a script sheet.</summary>
/// <param name="words">The words around them.</param>
/// <param name="html">Where they go.</param>
internal sealed class SentencePane(ScriptWords words, HtmlOutput html)
{
    private int doubtCount;
    private string language = "zh-CN";

    /// <summary>Writes an article.</summary>
    public void Write(int index, SpokenArticle article, ScriptCount count, CancellationToken cancellationToken)
    {
        var id = $"a{index + 1}";
        language = article.Language;
        html.Open("article", ("id", id), ("class", count.Doubts > 0 ? "has-doubt" : null), ("tabindex", "-1"), ("aria-labelledby", id + "-title"));
        html.Open("h2", ("id", id + "-title"), ("lang", language)).PageText(article.Title).Close("h2");
        html.Element("p", words.Say($"第 {index + 1} 篇，存疑 {count.Doubts} 处", $"Article {index + 1}, doubtful places: {count.Doubts}"), ("class", "soft")).Raw("\n");
        foreach (var sentence in article.Sentences)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Write(sentence);
        }

        html.Close("article").Raw("\n");
    }

    private void Write(SpokenSentence sentence)
    {
        html.Open("div", ("class", (sentence.BeginsPassage ? "sentence first" : "sentence") + (sentence.DoubtCount > 0 ? " has-doubt" : "")));
        if (sentence.BeginsPassage && sentence.Role != PassageRole.Paragraph)
        {
            html.Element("span", words.Name(sentence.Role), ("class", "role"));
        }

        html.Open("p", ("class", "said"), ("lang", language));
        foreach (var run in sentence.Runs)
        {
            Write(run);
        }

        var seconds = sentence.PauseAfter.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture);
        html.Open("span", ("class", "pause"), ("lang", words.Language));
        _ = sentence.PauseAfter == TimeSpan.Zero ? html.Text(words.Say("不读", "not said"))
            : html.Unseen(words.Say("停顿 ", "pause ")).Text(words.Say($"{seconds} 秒", $"{seconds} s"));
        html.Close("span").Close("p");
        WriteReasons(sentence);
        html.Close("div").Raw("\n");
    }

    private void Write(SpokenRun run)
    {
        if (!run.Doubts.IsEmpty)
        {
            html.Open("mark", ("id", $"d{++doubtCount}"), ("class", "doubt"), ("tabindex", "-1"), ("aria-describedby", $"w{doubtCount}"));
        }

        if (!run.Lexemes.IsEmpty)
        {
            html.Open("span", ("class", "told"));
        }

        if (run.IsChanged)
        {
            html.Open("span", ("class", "printed")).PageText(run.Printed).Close("span").Open("span", ("class", "arrow"), ("aria-hidden", "true")).Text("→").Close("span")
                .Unseen(words.Say("，读作 ", ", said "), words.Language);
        }

        if (run.IsChanged || run.Said.Any(part => part.Kind is PartKind.Mandarin or PartKind.Letters))
        {
            foreach (var part in run.Said)
            {
                Write(part);
            }
        }
        else
        {
            html.PageText(run.Printed);
        }

        if (run.Stop is { } stop)
        {
            html.Element("span", stop is ',' ? "▏" : stop is ';' or ':' ? "▎" : "▍", ("class", "stop"), ("aria-hidden", "true"));
        }

        _ = run.Lexemes.IsEmpty ? html : html.Close("span");
        _ = run.Doubts.IsEmpty ? html : html.Close("mark");
    }

    private void Write(SpokenPart part)
    {
        if (part.Kind == PartKind.Mandarin)
        {
            // A reading is for eyes: a screen reader reads the hanzi, and the readings of doubtful ones below the sentence.
            var at = 0;
            foreach (var (rune, i) in part.Text.EnumerateRunes().Select((rune, i) => (rune, i)))
            {
                html.Open("ruby").PageText(part.Text.AsSpan(at, rune.Utf16SequenceLength));
                at += rune.Utf16SequenceLength;
                _ = i < part.Syllables.Length ? html.Element("rt", PinyinMarks.Of(part.Syllables[i]), ("aria-hidden", "true")) : html;
                html.Close("ruby");
            }
        }
        else if (part.Kind != PartKind.Stop)
        {
            var text = part.Kind == PartKind.Letters ? string.Join(' ', part.Text.AsEnumerable()) : part.Text;
            html.Text(" ").Open("span", ("class", part.Kind == PartKind.Letters ? "letters" : "english"), ("lang", "en")).PageText(text).Close("span").Text(" ");
        }
    }

    private void WriteReasons(SpokenSentence sentence)
    {
        var lexemes = sentence.Runs.SelectMany(run => run.Lexemes).Distinct().ToList();
        if (sentence.DoubtCount == 0 && lexemes.Count == 0)
        {
            return;
        }

        html.Open("ul", ("class", "why"));
        var number = doubtCount - sentence.DoubtCount;
        foreach (var run in sentence.Runs.Where(run => !run.Doubts.IsEmpty))
        {
            html.Open("li", ("id", $"w{++number}")).Open("b", ("lang", language)).PageText(Shown(run.Printed.Length > 0 ? run.Printed : run.Words)).Close("b");
            var reading = string.Join(' ', run.Said.SelectMany(part => part.Syllables).Take(20).Select(PinyinMarks.Of));
            html.Text(reading.Length > 0 ? $" {reading}" : "").Text(words.Say("：", ": "));
            html.Text(string.Join(words.Say("；", "; "), run.Doubts.Select(Told)));
            _ = run.Lexemes.IsEmpty ? html : html.Text(words.Say("；由词典决定", "; decided by a lexicon"));
            html.Close("li");
        }

        foreach (var lexeme in lexemes)
        {
            html.Open("li").Text(words.Say("词典：", "Lexicon: ")).PageText(words.Of(lexeme)).Close("li");
        }

        html.Close("ul");
    }

    private string Told(Doubt doubt)
    {
        var (name, meaning) = words.Reason(doubt.Reason);
        var share = doubt.Confidence is { } confidence ? words.Say($"（把握 {confidence:0.00}）", $" ({confidence:0.00} sure)") : "";
        return $"{name}{share}{words.Say("，", ", ")}{(words.Language == "en" ? char.ToLowerInvariant(meaning[0]) + meaning[1..^1] : meaning[..^1])}";
    }

    private static string Shown(string text) => text.Length <= 40 ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[39]) ? 39 : 40), "…");
}

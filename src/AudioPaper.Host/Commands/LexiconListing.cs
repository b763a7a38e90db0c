using System.Text.Encodings.Web;
using System.Text.Json;
using AudioPaper.Host.Library;
using AudioPaper.Normalization;
using AudioPaper.Normalization.Lexicons;
using AudioPaper.Pronunciation.Lexicons;
using AudioPaper.Publishing.ScriptSheet;
using AudioPaper.Segmentation;

namespace AudioPaper.Host.Commands;

/// <summary>Runs <c>lexicon list</c> and <c>lexicon test</c>.</summary>
internal static class LexiconListing
{
    /// <summary>Prints the lexemes, the strongest lexicons first; what is wrong goes to standard error.</summary>
    /// <returns>Exit code: 1 when something is wrong.</returns>
    public static int List(LexiconRequest request, bool json, UiLanguage ui)
    {
        var (lexicons, _) = Newspapers.LexiconsOf(request.Library, request.Newspaper, request.Issue);
        var (lexicon, problems) = LexiconFiles.Read(lexicons.Files(), IssueLexicons.Traditional());
        var lexemes = lexicon.Lexemes.Where(lexeme => request.Language is null || lexeme.IsChinese == request.Language.StartsWith("zh", StringComparison.Ordinal))
            .OrderByDescending(lexeme => lexeme.Level);
        if (json)
        {
            Console.Out.WriteLine(Json(lexemes));
        }
        else
        {
            foreach (var lexeme in lexemes)
            {
                Console.Out.WriteLine(Line(lexeme, ui));
            }
        }

        foreach (var (english, chinese) in problems.Select(problem => problem.Sentence))
        {
            Console.Error.WriteLine(ConsoleProgress.Printable(ui.Say(chinese, english)));
        }

        return problems.Count == 0 ? 0 : Failure.Failed;
    }

    /// <summary>Prints how a text will be read, and the lexemes that decide.</summary>
    /// <returns>Exit code.</returns>
    public static int Test(LexiconRequest request, string text, UiLanguage ui)
    {
        var (lexicons, _) = Newspapers.LexiconsOf(request.Library, request.Newspaper, request.Issue);
        var inChinese = request.Language?.StartsWith("zh", StringComparison.Ordinal) ?? Writing.IsMainlyChinese(text);
        var passage = ScriptComposition.PassageOf(PassageRole.Paragraph, SpannedText.Made(text.ReplaceLineEndings(" ")), inChinese ? "zh-CN" : "en", lexicons.Load());
        Console.Out.WriteLine(ConsoleProgress.Printable(string.Join(' ', Narration.OpenPronouncer().Pronounce(passage).Select(placed =>
            placed.Part?.ToString() ?? (placed.IsUnsaid ? ui.Say($"[读不出：{passage.Text.Text.Substring(placed.Start, placed.Length)}]", $"[not said: {passage.Text.Text.Substring(placed.Start, placed.Length)}]") : "")).Where(part => part.Length > 0))));
        foreach (var use in passage.Lexemes)
        {
            Console.Out.WriteLine("  " + Line(use.Lexeme, ui));
        }

        if (passage.Lexemes.IsEmpty)
        {
            Console.Out.WriteLine(ui.Say("  （没有用到词条）", "  (by no lexeme)"));
        }

        return 0;
    }

    /// <summary>A lexeme in one line: grapheme, reading, place.</summary>
    public static string Line(Lexeme lexeme, UiLanguage ui) => ConsoleProgress.Printable(new ScriptWords(ui.IsChinese).Of(lexeme));

    private static string Json(IEnumerable<Lexeme> lexemes)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n" }))
        {
            json.WriteStartArray();
            foreach (var lexeme in lexemes)
            {
                json.WriteStartObject();
                json.WriteString("grapheme"u8, lexeme.Grapheme);
                json.WriteString(JsonNamingPolicy.CamelCase.ConvertName(lexeme.Kind.ToString()), lexeme.Value);
                json.WriteString("language"u8, lexeme.Language);
                json.WriteString("level"u8, JsonNamingPolicy.KebabCaseLower.ConvertName(lexeme.Level.ToString()));
                json.WriteString("file"u8, lexeme.File);
                json.WriteNumber("line"u8, lexeme.Line);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}

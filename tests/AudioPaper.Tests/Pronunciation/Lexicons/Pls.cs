using System.Text;
using AudioPaper.Normalization;
using AudioPaper.Normalization.Lexicons;
using AudioPaper.Pronunciation;
using AudioPaper.Pronunciation.Lexicons;
using AudioPaper.Segmentation;

namespace AudioPaper.Tests.Pronunciation.Lexicons;

/// <summary>Lexicons as texts, and what they do.</summary>
internal static class Pls
{
    public static readonly TraditionalCharacters Traditional = TraditionalCharacters.Load(Path.Combine(Mandarin.Folder, "traditional.tsv"));
    private static readonly Pronouncer Pronouncer = new(Mandarin.Reader);

    /// <summary>A lexicon whose lexemes begin in line 2.</summary>
    public static byte[] File(string lexemes, string language = "zh-CN", string alphabet = "x-pinyin") => Encoding.UTF8.GetBytes(
        $"<lexicon version=\"1.0\" xmlns=\"http://www.w3.org/2005/01/pronunciation-lexicon\" alphabet=\"{alphabet}\" xml:lang=\"{language}\">\n{lexemes}\n</lexicon>\n");

    public static string Lexeme(string grapheme, string phoneme, string? alphabet = null) =>
        $"<lexeme><grapheme>{grapheme}</grapheme><phoneme{(alphabet is null ? "" : $" alphabet=\"{alphabet}\"")}>{phoneme}</phoneme></lexeme>";

    public static string Alias(string grapheme, string alias) => $"<lexeme><grapheme>{grapheme}</grapheme><alias>{alias}</alias></lexeme>";

    /// <summary>The sentences about a lexicon.</summary>
    public static string[] Problems(byte[] bytes)
    {
        using var folder = new TemporaryFolder();
        System.IO.File.WriteAllBytes(folder["a.pls"], bytes);
        return [.. LexiconFiles.Read([(folder["a.pls"], LexiconLevel.Newspaper)], Traditional).Problems.Select(problem => problem.Sentence.English.Replace(folder["a.pls"], "a.pls", StringComparison.Ordinal))];
    }

    /// <summary>A lexicon of correct files.</summary>
    public static Lexicon Of(params (byte[] Bytes, LexiconLevel Level)[] files)
    {
        var read = files.Select((file, i) => PlsReader.Read(file.Bytes, $"{i}.pls", file.Level)).ToList();
        Assert.Empty(read.SelectMany(file => file.Problems));
        var lexicon = new Lexicon(read.SelectMany(file => file.Lexemes), Traditional.Simplify);
        Assert.Empty(lexicon.Faults);
        return lexicon;
    }

    public static Lexicon Of(string lexemes, string language = "zh-CN", string alphabet = "x-pinyin") => Of((File(lexemes, language, alphabet), LexiconLevel.Newspaper));

    public static Passage Passage(string text, Lexicon lexicon, string language = "zh-CN")
    {
        var passage = ScriptComposition.PassageOf(PassageRole.Paragraph, SpannedText.Made(text), language, lexicon);
        AssertCovers(text.Length, passage.Tokens.Select(token => (token.Start, token.Length)));
        AssertCovers(text.Length, Pronouncer.Pronounce(passage).Select(part => (part.Start, part.Length)));
        return passage;
    }

    /// <summary>All that is said, in one line.</summary>
    public static string Said(string text, Lexicon lexicon, string language = "zh-CN") =>
        string.Join(' ', Pronouncer.Pronounce(Passage(text, lexicon, language)).Where(placed => placed.Part is not null).Select(placed => placed.Part!));

    public static IEnumerable<PlacedPart> Placed(string text, Lexicon lexicon) => Pronouncer.Pronounce(Passage(text, lexicon));

    /// <summary>Nothing is left out and nothing counted twice.</summary>
    private static void AssertCovers(int length, IEnumerable<(int Start, int Length)> ranges)
    {
        var at = 0;
        foreach (var (start, rangeLength) in ranges)
        {
            Assert.Equal(at, start);
            Assert.True(rangeLength >= 0);
            at += rangeLength;
        }

        Assert.Equal(length, at);
    }
}

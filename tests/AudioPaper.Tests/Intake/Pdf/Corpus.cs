using System.Text.Json;
using AudioPaper.Intake.Pdf;

namespace AudioPaper.Tests.Intake.Pdf;

/// <summary>The newspaper pages in tests/corpus/pdf and what is printed on them.</summary>
internal static class Corpus
{
    public static TheoryData<string> Names => [.. Directory.GetFiles(Repository.At("tests", "corpus", "pdf"), "*.pdf").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal)];

    public static byte[] Bytes(string name) => File.ReadAllBytes(Repository.At("tests", "corpus", "pdf", name + ".pdf"));

    public static PdfText Read(string name) => PdfReader.Read(Bytes(name), name + ".pdf", TestContext.Current.CancellationToken);

    public static JsonDocument Expected(string name) => JsonDocument.Parse(File.ReadAllText(Repository.At("tests", "corpus", "pdf", name + ".expected.json")));

    /// <summary>What is printed of an article, part by part, in order.</summary>
    public static IEnumerable<string> Parts(JsonElement article)
    {
        var heads = new[] { "kicker", "headline", "deck", "bylineLine" }.Select(name => article.GetProperty(name).GetString()).OfType<string>();
        var paragraphs = article.GetProperty("paragraphs").EnumerateArray().Select(paragraph => paragraph.GetString()!).ToList();
        return heads.Append((article.GetProperty("dateline").GetString() ?? "") + paragraphs[0]).Concat(paragraphs.Skip(1));
    }

    /// <summary>Without white space and without the hyphens that may stand at a line end.</summary>
    public static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '\u2010')));
}

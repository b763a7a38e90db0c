using AudioPaper.Intake;
using AudioPaper.Segmentation;

namespace AudioPaper.Tests.Intake.Formats;

/// <summary>The small newspapers under tests/corpus, one for each format; PDF has several pages and tests of its own.</summary>
internal static class Corpus
{
    public static IEnumerable<string> Names => Directory.GetDirectories(Repository.At("tests", "corpus")).Where(folder => File.Exists(Path.Combine(folder, "expected.json"))).Select(Path.GetFileName).Order(StringComparer.Ordinal)!;

    public static string Folder(string name) => Repository.At("tests", "corpus", name);

    public static string PathOf(string name) => Directory.GetFiles(Folder(name)).Single(file => Path.GetFileName(file) is not "expected.json");

    public static byte[] BytesOf(string name) => File.ReadAllBytes(PathOf(name));

    /// <summary>Fails unless each character stands in exactly one text of an article, or is left out for a reason.</summary>
    public static void AssertAllIsAccountedFor(IReadOnlyList<Source> sources, IssueText issue)
    {
        var counts = sources.Select(source => new int[source.Text.Length]).ToArray();
        foreach (var span in issue.Articles.SelectMany(article => article.Texts).SelectMany(text => text.Spans).Concat(issue.Skipped.Select(skip => skip.Span)))
        {
            for (var i = span.Start; i < span.End; i++)
            {
                counts[span.Source][i]++;
            }
        }

        for (var source = 0; source < sources.Count; source++)
        {
            var text = sources[source].Text;
            for (var i = 0; i < text.Length; i++)
            {
                if (!char.IsWhiteSpace(text[i]) && counts[source][i] != 1)
                {
                    Assert.Fail($"Character {i} (U+{(int)text[i]:X4}) of {sources[source].Name} counts {counts[source][i]} times: «{text[Math.Max(0, i - 20)..Math.Min(text.Length, i + 20)]}».");
                }
            }
        }
    }
}

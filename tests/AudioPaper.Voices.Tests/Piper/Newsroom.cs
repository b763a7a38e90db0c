using System.Collections.Immutable;
using AudioPaper.Chunking;
using AudioPaper.Intake;
using AudioPaper.Normalization;
using AudioPaper.Normalization.Lexicons;
using AudioPaper.Pronunciation;
using AudioPaper.Segmentation;

namespace AudioPaper.Voices.Tests.Piper;

/// <summary>Utterances as the real stages make them.</summary>
internal static class Newsroom
{
    private static readonly Lazy<Pronouncer> _pronouncer = new(() => new Pronouncer(MandarinReader.Load(Path.Combine(Root, "voices", "mandarin"))));

    /// <summary>The utterances of a line of Chinese text.</summary>
    public static ImmutableArray<Utterance> Line(string text) =>
        UtterancesOf(0, ScriptComposition.PassageOf(PassageRole.Paragraph, SpannedText.Made(text), "zh-CN", Lexicon.Empty));

    /// <summary>The utterances of the large sample issue, the opening and all articles.</summary>
    public static ImmutableArray<Utterance> SampleIssue()
    {
        var issue = Segmenter.Segment([.. new[] { "page1.txt", "page2.txt", "page3.txt" }.Select(name => new Source(name, File.ReadAllText(Path.Combine(Root, "tests", "samples", "harbour", name))))]);
        var scripts = issue.Articles.Select(ScriptComposition.Of).Prepend(ScriptComposition.Opening("海湾晚报", new DateOnly(2026, 3, 18), issue));
        return [.. scripts.SelectMany(script => script.Passages.SelectMany((passage, i) => UtterancesOf(i, passage)))];
    }

    private static ImmutableArray<Utterance> UtterancesOf(int index, Passage passage) => UtteranceSplitter.Split(index, passage, _pronouncer.Value.Pronounce(passage));

    private static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AudioPaper.sln")))
            {
                folder = folder.Parent;
            }

            return folder?.FullName ?? throw new InvalidOperationException("AudioPaper.sln was not found above the tests.");
        }
    }
}

using AudioPaper.Tests;
using AudioPaper.Voices.Tests.Azure;

namespace AudioPaper.Host.Tests.Voices;

/// <summary>A library whose newspaper has settings, voices beside it, and the real program that makes its issue.</summary>
internal sealed class VoicedPaper : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string pages;

    private VoicedPaper(string pages, Func<string, MadeIssue> issue) => (this.pages, Issue) = (pages, issue(folder["library"]));

    /// <summary>The issue, once it is made.</summary>
    public MadeIssue Issue { get; }

    /// <summary>Folder of installed voices.</summary>
    public string Voices => folder["voices"];

    public static VoicedPaper Short(string settings) => Of(MadeIssue.ShortPage, MadeIssue.Short, settings);

    public static VoicedPaper Harbour(string settings) => Of(MadeIssue.HarbourPages, MadeIssue.Harbour, settings);

    /// <summary>Writes the newspaper's settings.</summary>
    private void Set(string settings)
    {
        Directory.CreateDirectory(Issue.At(".."));
        File.WriteAllText(Issue.At("..", "newspaper.settings.json"), settings);
    }

    /// <summary>Runs <c>narrate</c> with the keys of both fakes in its environment; what it says and leaves behind must not hold them.</summary>
    public async Task<Answer> NarrateAsync(params string[] options)
    {
        string[] voices = options.Contains("--voices-dir") ? [] : ["--voices-dir", Voices];
        var answer = await Narrator.RunAsync([("OPENAI_API_KEY", ReadingServer.Key), ("OPENAI_BASE_URL", null), ("AZURE_SPEECH_KEY", FakeAzure.Key)], ["narrate", pages, "-o", Issue.Library, .. voices, .. options]);
        foreach (var secret in new[] { "canary", FakeAzure.Key })
        {
            Assert.DoesNotContain(secret, answer.Output + answer.Errors, StringComparison.Ordinal);
            WholeEpisode.ShouldBeNowhere(secret, folder.Path);
        }

        return answer;
    }

    /// <summary>All files, with their sizes and times.</summary>
    public List<string> Files() => [.. new DirectoryInfo(folder.Path).EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Select(entry => $"{entry.FullName} {(entry as FileInfo)?.Length} {entry.LastWriteTimeUtc.Ticks}").Order(StringComparer.Ordinal)];

    public void Dispose() => folder.Dispose();

    private static VoicedPaper Of(string pages, Func<string, MadeIssue> issue, string settings)
    {
        var paper = new VoicedPaper(pages, issue);
        paper.Set(settings);
        return paper;
    }
}

using System.Globalization;
using System.Text.Json;

namespace AudioPaper.Benchmarks.Sound;

/// <summary>The program as users start it, with pages and a library in a folder of its own that is removed in the end.</summary>
internal sealed class Newsroom : IDisposable
{
    private readonly string program;
    private readonly string folder = Directory.CreateTempSubdirectory("audiopaper-benchmark-").FullName;

    /// <param name="program">The start script, or the built program, AudioPaper.Host.dll.</param>
    public Newsroom(string program) => this.program = Path.GetFullPath(program);

    private string Library => Path.Combine(folder, "library");

    private string Issue => Path.Combine(Library, "茶亭日报", "2026-03-18");

    /// <summary>A file beside the library.</summary>
    public string At(string name) => Path.Combine(folder, name);

    /// <summary>A file of the issue.</summary>
    public string Made(string name) => Path.Combine(Issue, name);

    /// <summary>Forgets everything that was made.</summary>
    public void Clear()
    {
        if (Directory.Exists(Library))
        {
            Directory.Delete(Library, recursive: true);
        }
    }

    /// <summary>Writes the page and narrates it.</summary>
    /// <param name="page">The page as text.</param>
    /// <param name="options">Further options of <c>narrate</c>.</param>
    public async Task<Run> NarrateAsync(string page, params string[] options)
    {
        await File.WriteAllTextAsync(At("page.txt"), page);
        return await ProgramAsync(["narrate", At("page.txt"), "-o", Library, "--newspaper", "茶亭日报", "--date", "2026-03-18", "--ui", "en", .. options]);
    }

    /// <summary>Runs the program.</summary>
    public Task<Run> ProgramAsync(IEnumerable<string> arguments, string? input = null) => 
        program.EndsWith(".dll", StringComparison.Ordinal) ? Runs.OfAsync("dotnet", arguments.Prepend(program), input) : Runs.OfAsync(program, arguments, input);

    /// <summary>Length of the episode in seconds, from the record of the last run.</summary>
    public double EpisodeSeconds()
    {
        using var record = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Issue, "work", "episode.json")));
        return record.RootElement.GetProperty("DurationSeconds").GetDouble();
    }

    /// <summary>The issue's words as espeak-ng takes them: a line of pinyin for each sentence of the transcript.</summary>
    public async Task<string> PinyinAsync()
    {
        var sentences = File.ReadLines(Made("transcript.vtt")).SkipWhile(line => line.Length > 0)
            .Where(line => line.Length > 0 && !line.Contains("-->", StringComparison.Ordinal) && !IsCueId(line) && line != "WEBVTT");
        var spoken = await ProgramAsync(["script", "--lines", "--lang", "zh-CN"], string.Concat(sentences.Select(line => line + "\n")));
        return (await ProgramAsync(["script", "--lines", "--pinyin"], spoken.Output)).Output;
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static bool IsCueId(string line) =>
        line.LastIndexOf('-') is > 0 and var dash && int.TryParse(line.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _) && line.All(char.IsAscii);
}

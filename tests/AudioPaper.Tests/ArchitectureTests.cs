using System.Text.RegularExpressions;

namespace AudioPaper.Tests;

/// <summary>The rules of the house, read from its source files.</summary>
public partial class ArchitectureTests
{
    private static readonly string[] Stages = ["Intake", "Segmentation", "Normalization", "Pronunciation", "Chunking", "Synthesis", "Stitching", "Packaging", "Publishing"];
    private static readonly string[] Foundations = ["Diagnostics", "Audio", "Files"];

    private static readonly (string Path, string Text)[] Sources =
        [.. Directory.GetFiles(Repository.At("src"), "*.cs", SearchOption.AllDirectories)
            .Select(path => (Path: Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'), Text: File.ReadAllText(path)))
            .Where(file => !file.Path.Contains("/obj/", StringComparison.Ordinal) && !file.Path.Contains("/bin/", StringComparison.Ordinal))
            .OrderBy(file => file.Path, StringComparer.Ordinal)];

    [Theory]
    [InlineData("AudioPaper", "")]
    [InlineData("AudioPaper.EspeakWorker", "")]
    [InlineData("AudioPaper.Voices", "AudioPaper,AudioPaper.EspeakWorker")]
    [InlineData("AudioPaper.Host", "AudioPaper,AudioPaper.EspeakWorker,AudioPaper.Voices")]
    public void Projects_refer_only_downwards(string project, string allowed) =>
        Assert.Empty(ReferencesOf(project).Except(allowed.Split(',')));

    [Theory]
    [InlineData("AudioPaper", "Hangfire|Microsoft\\.AspNetCore|OnnxRuntime|Npgsql")]
    [InlineData("AudioPaper.EspeakWorker", "Hangfire|Microsoft\\.AspNetCore|OnnxRuntime|Npgsql")]
    [InlineData("AudioPaper.Voices", "Hangfire|Microsoft\\.AspNetCore|Npgsql")]
    public void Only_the_host_knows_the_scheduler_and_the_web(string project, string foreign)
    {
        Assert.DoesNotMatch(foreign, File.ReadAllText(ProjectFile(project)));
        Assert.Empty(Sources.Where(file => file.Path.StartsWith($"src/{project}/", StringComparison.Ordinal))
            .Where(file => Regex.IsMatch(file.Text, $@"^\s*(?:global )?using (?:static )?(?:{foreign})|\b(?:{foreign})\.\w", RegexOptions.Multiline)).Select(file => file.Path));
    }

    [Fact]
    public void A_stage_uses_only_earlier_stages_and_the_foundations()
    {
        var broken = new List<string>();
        foreach (var (path, text) in Sources.Where(file => file.Path.StartsWith("src/AudioPaper/", StringComparison.Ordinal)))
        {
            var folder = path.Split('/')[2];
            var allowed = Foundations.Contains(folder) ? Foundations.AsEnumerable() : Foundations.Concat(Stages.Take(Array.IndexOf(Stages, folder) + 1));
            broken.AddRange(NamedFolder().Matches(WithoutComments(text)).Select(match => match.Groups[1].Value).Except(allowed).Select(used => $"{path} uses {used}"));
        }

        Assert.Empty(broken);
    }

    [Fact]
    public void Every_folder_of_the_library_is_a_stage_or_a_foundation() =>
        Assert.Empty(Sources.Where(file => file.Path.StartsWith("src/AudioPaper/", StringComparison.Ordinal))
            .Select(file => file.Path.Split('/')[2]).Distinct().Except(Stages).Except(Foundations));

    [Fact]
    public void No_file_has_more_than_400_lines() =>
        Assert.Empty(Sources.Where(file => file.Text.Count(c => c == '\n') > 400).Select(file => file.Path));

    [Fact]
    public void No_type_has_a_name_that_says_nothing() =>
        Assert.Empty(Sources.SelectMany(file => EmptyName().Matches(WithoutComments(file.Text)).Select(match => $"{file.Path}: {match.Value}")));

    [Fact]
    public void Everything_is_caught_only_at_the_border() =>
        Assert.Empty(Sources.Where(file => !file.Path.EndsWith("/Program.cs", StringComparison.Ordinal) && !file.Path.EndsWith("/NarrationJobs.cs", StringComparison.Ordinal))
            .Where(file => CatchAll().IsMatch(WithoutComments(file.Text))).Select(file => file.Path));

    [Fact]
    public void Nothing_is_left_for_later() =>
        Assert.Empty(Sources.Where(file => Later().IsMatch(file.Text)).Select(file => file.Path));

    private static string ProjectFile(string project) => Repository.At("src", project, project + ".csproj");

    private static IEnumerable<string> ReferencesOf(string project) =>
        ProjectReference().Matches(File.ReadAllText(ProjectFile(project))).Select(match => Path.GetFileNameWithoutExtension(match.Groups[1].Value.Replace('\\', '/')));

    private static string WithoutComments(string text) => Comment().Replace(text, "");

    [GeneratedRegex(@"<ProjectReference\s+Include=""([^""]+)""")]
    private static partial Regex ProjectReference();

    // Also named from inside AudioPaper without its name: Segmentation.Writing.
    [GeneratedRegex(@"(?:\bAudioPaper\.|(?<![\w.])(?=\w+\.[A-Z]))(Intake|Segmentation|Normalization|Pronunciation|Chunking|Synthesis|Stitching|Packaging|Publishing|Diagnostics|Audio|Files)\b")]
    private static partial Regex NamedFolder();

    [GeneratedRegex(@"\b(?:class|struct|record|interface|enum)\s+\w*(?:Manager|Helper|Processor|Handler|Service|Utils|Common)\b")]
    private static partial Regex EmptyName();

    [GeneratedRegex(@"catch\s*\(\s*(?:System\.)?Exception\b[^)]*\)(?!\s*when\b)|catch\s*\{")]
    private static partial Regex CatchAll();

    [GeneratedRegex(@"\bTODO\b|\bFIXME\b|NotImplementedException")]
    private static partial Regex Later();

    [GeneratedRegex("//[^\n]*")]
    private static partial Regex Comment();
}

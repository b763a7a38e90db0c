using System.Text;
using System.Text.Json;

namespace AudioPaper.Host.Tests.Voices;

/// <summary>What must be so of an issue whatever its voices did.</summary>
internal static class WholeEpisode
{
    /// <summary>All articles are spoken, each character is accounted for, and the sound is there.</summary>
    public static void ShouldBe(JsonElement report, string episode)
    {
        Assert.All(report.GetProperty("articles").EnumerateArray(), article => Assert.Equal("spoken", article.GetProperty("state").GetString()));
        var coverage = report.GetProperty("coverage");
        Assert.Equal(coverage.GetProperty("characters").GetInt32(), new[] { "spoken", "skipped", "flagged" }.Sum(name => coverage.GetProperty(name).GetInt32()));
        Assert.DoesNotContain(report.GetProperty("diagnostics").EnumerateArray(), finding => finding.GetProperty("severity").GetString() == "error");
        Assert.True(new FileInfo(episode).Length > 50_000);
    }

    /// <summary>The report names who was asked for, who spoke, and why.</summary>
    public static void ShouldName(JsonElement report, string asked, string used, string why)
    {
        var speakers = report.GetProperty("articles").EnumerateArray().SelectMany(article => article.GetProperty("voices").EnumerateArray()).ToList();
        Assert.Contains(speakers, speaker => speaker.GetProperty("asked").GetString() == asked && speaker.GetProperty("used").GetString() == used
            && speaker.GetProperty("reason").GetString() is { } reason && reason.Contains(why, StringComparison.Ordinal) && reason.EndsWith('.'));
        Assert.Contains(report.GetProperty("diagnostics").EnumerateArray(), finding => finding.GetProperty("code").GetString() == "voice-replaced" && finding.GetProperty("message").GetString()!.Contains(why, StringComparison.Ordinal));
    }

    /// <summary>One sentence says who takes whose place and why; nothing looks like a stack trace.</summary>
    public static void ShouldBeSaid(IReadOnlyList<string> lines, string asked, string used, string why)
    {
        var said = Assert.Single(lines, line => line.StartsWith($"{used} takes the place of {asked}: ", StringComparison.Ordinal));
        Assert.Contains(why, said, StringComparison.Ordinal);
        Assert.EndsWith(".", said);
        Assert.DoesNotContain(lines, line => line.StartsWith("   at ", StringComparison.Ordinal) || line.Contains("Exception", StringComparison.Ordinal));
    }

    /// <summary>No file of a folder holds a text.</summary>
    public static void ShouldBeNowhere(string secret, params string[] folders)
    {
        foreach (var path in folders.Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)))
        {
            Assert.True(File.ReadAllBytes(path).AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)) < 0, path);
        }
    }
}

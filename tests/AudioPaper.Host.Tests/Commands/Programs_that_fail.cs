using AudioPaper.Tests;
using AudioPaper.Tests.Packaging;

namespace AudioPaper.Host.Tests.Commands;

public sealed class Programs_that_fail : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly TemporaryFolder programs = new();

    public void Dispose()
    {
        folder.Dispose();
        programs.Dispose();
    }

    [Theory]
    [InlineData("AUDIOPAPER_ESPEAK", "espeak-ng")]
    [InlineData("AUDIOPAPER_FFMPEG", "ffmpeg")]
    public async Task A_missing_program_is_named_with_the_way_out(string variable, string name) =>
        await RefusedAsync(variable, programs["nothing"], name);

    [Theory]
    [InlineData("AUDIOPAPER_ESPEAK", "espeak-ng")]
    [InlineData("AUDIOPAPER_FFMPEG", "ffmpeg")]
    public async Task A_failing_program_is_named_with_the_way_out(string variable, string name) =>
        await RefusedAsync(variable, Programs.Fake(programs, name, "echo oh dear >&2; exit 3"), name);

    [Theory]
    [InlineData("AUDIOPAPER_ESPEAK", "espeak-ng")]
    [InlineData("AUDIOPAPER_FFMPEG", "ffmpeg")]
    public async Task A_hanging_program_is_given_up(string variable, string name)
    {
        var errors = await RefusedAsync(variable, Programs.Fake(programs, name, "sleep 1000"), name);
        Assert.Contains("10 s", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_ffmpeg_that_cannot_encode_is_quoted_and_leaves_no_episode()
    {
        var fake = Programs.Fake(programs, "ffmpeg", """if [ "$1" = -version ]; then echo ffmpeg version 0; exit 0; fi; cat > /dev/null; echo the reason >&2; exit 5""");

        var answer = (await Narrator.RunAsync([("AUDIOPAPER_FFMPEG", fake)], "narrate", MadeIssue.ShortPage, "-o", folder["library"])).ShouldEndWith(1);

        Assert.Equal("", answer.Output);
        var last = Assert.Single(answer.Complaints, line => line.StartsWith("Error: ", StringComparison.Ordinal));
        Assert.Equal(last, answer.Complaints[^1]);
        Assert.Contains("ffmpeg", last, StringComparison.Ordinal);
        Assert.Contains("the reason", last, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(folder["library"], "episode.mp3", SearchOption.AllDirectories));

        // The clips were not made in vain.
        var again = (await Narrator.RunAsync("narrate", MadeIssue.ShortPage, "-o", folder["library"])).ShouldEndWith(0);
        Assert.Contains("; 0 clips new", again.Output, StringComparison.Ordinal);
    }

    private async Task<string> RefusedAsync(string variable, string program, string name)
    {
        var answer = (await Narrator.RunAsync([(variable, program)], "narrate", MadeIssue.ShortPage, "-o", folder["library"])).ShouldEndWith(1);
        var sentence = Assert.Single(answer.Complaints);
        Assert.StartsWith("Error: ", sentence, StringComparison.Ordinal);
        Assert.Contains(program, sentence, StringComparison.Ordinal);
        Assert.Contains($"apt install {name}", sentence, StringComparison.Ordinal);
        Assert.Contains(variable, sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer.Errors, StringComparison.Ordinal);
        Assert.Equal("", answer.Output);
        return sentence;
    }
}

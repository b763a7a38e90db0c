using AudioPaper.Tests;

namespace AudioPaper.Host.Tests.Commands;

public sealed class Command_lines : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("--date", "2026-02-30")]
    [InlineData("--date", "yesterday")]
    [InlineData("--public-url", "example.org")]
    [InlineData("--public-url", "ftp://example.org/")]
    [InlineData("--formats", "ogg")]
    [InlineData("--ui", "fr")]
    [InlineData("--newspaper", " ")]
    [InlineData("--edition", "\u001b[2J")]
    public async Task A_wrong_value_is_named_with_its_option(string option, string value)
    {
        var sentence = await RefusedAsync("narrate", MadeIssue.ShortPage, "-o", folder["library"], option, value);
        Assert.Contains(option, sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--bogus")]
    [InlineData("-z")]
    public async Task An_unknown_option_is_named(string option) =>
        Assert.Contains(option, await RefusedAsync("narrate", MadeIssue.ShortPage, option, "-o", folder["library"]), StringComparison.Ordinal);

    [Fact]
    public async Task What_is_missing_or_unknown_is_named()
    {
        Assert.Contains("INPUT", await RefusedAsync("narrate"), StringComparison.Ordinal);
        Assert.Contains("sing", await RefusedAsync("sing"), StringComparison.Ordinal);
        await RefusedAsync();
    }

    [Theory]
    [InlineData("azur:none", 2)]
    [InlineData("espeak:cmn+nobody", 1)]
    public async Task An_unknown_voice_is_named(string voice, int exitCode)
    {
        var answer = (await Narrator.RunAsync("narrate", MadeIssue.ShortPage, "-o", folder["library"], "--voice", voice)).ShouldEndWith(exitCode);
        Assert.Contains(voice.Split('+')[^1], Assert.Single(answer.Complaints), StringComparison.Ordinal);
        Assert.Equal("", answer.Output);
    }

    [Fact]
    public async Task Help_shows_examples_and_the_name_of_the_program()
    {
        foreach (var arguments in new[] { ["--help"], new[] { "narrate", "--help" }, ["narrate", "-h", "x"] })
        {
            var answer = (await Narrator.RunAsync(arguments)).ShouldEndWith(0);
            Assert.Contains("Examples:", answer.Output, StringComparison.Ordinal);
            Assert.Contains("  audiopaper narrate page1.txt", answer.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("AudioPaper.Host", answer.Output, StringComparison.Ordinal);
            Assert.Equal("", answer.Errors);
        }
    }

    [Fact]
    public async Task Help_for_the_newsroom_shows_how_to_begin_with_it()
    {
        foreach (var arguments in new[] { ["serve", "--help"], new[] { "users", "add", "--help" } })
        {
            var answer = (await Narrator.RunAsync(arguments)).ShouldEndWith(0);
            Assert.Contains("  audiopaper users add anna --role admin", answer.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("audiopaper narrate", answer.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_version_is_a_version() =>
        Assert.Matches(@"^\d+\.\d+\.\d+\n$", (await Narrator.RunAsync("--version")).ShouldEndWith(0).Output);

    [Fact]
    public async Task It_speaks_the_language_of_its_user()
    {
        (string, string?)[] chinese = [("LANG", "zh_CN.UTF-8")];
        Assert.Contains("示例：", (await Narrator.RunAsync(chinese, "--help")).ShouldEndWith(0).Output, StringComparison.Ordinal);
        Assert.Contains("示例：", (await Narrator.RunAsync("--help", "--ui", "zh")).ShouldEndWith(0).Output, StringComparison.Ordinal);
        Assert.Contains("Examples:", (await Narrator.RunAsync(chinese, "--ui", "en", "--help")).ShouldEndWith(0).Output, StringComparison.Ordinal);
        Assert.Contains("Examples:", (await Narrator.RunAsync([("LANG", "de_DE.UTF-8")], "--help")).ShouldEndWith(0).Output, StringComparison.Ordinal);
        Assert.StartsWith("错误：没有“--bogus”这个选项", (await Narrator.RunAsync(chinese, "narrate", "--bogus")).ShouldEndWith(2).Errors, StringComparison.Ordinal);

        var made = (await Narrator.RunAsync(chinese, "narrate", MadeIssue.ShortPage, "-o", folder["library"])).ShouldEndWith(0);
        Assert.Contains("2 篇文章", made.Output, StringComparison.Ordinal);
        Assert.DoesNotMatch("[a-z]{4,} [a-z]{4,}", made.Output + made.Errors);
    }

    private async Task<string> RefusedAsync(params string[] arguments)
    {
        var answer = (await Narrator.RunAsync(arguments)).ShouldEndWith(2);
        Assert.Equal("", answer.Output);
        Assert.False(Directory.Exists(folder["library"]));
        return Assert.Single(answer.Complaints);
    }
}

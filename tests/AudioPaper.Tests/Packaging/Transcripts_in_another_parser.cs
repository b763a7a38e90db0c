using System.Text.Json;
using AudioPaper.Packaging;
using CliWrap;
using CliWrap.Buffered;

namespace AudioPaper.Tests.Packaging;

/// <summary>Transcripts, read by <c>webvtt-parser</c>, which follows the specification's own algorithm and tells every error.</summary>
public class Transcripts_in_another_parser
{
    [Theory]
    [InlineData(300, false)]
    [InlineData(30, true)]
    public async Task Have_no_error(int chapterCount, bool isHostile)
    {
        var transcript = Issues.Bytes(stream => WebVtt.Write(Issues.Recording(chapterCount, isHostile ? Books.Epub_books.Hostile : ["海湾晚报", "GDP"]), stream));
        Assert.Equal($"{{\"cues\":{chapterCount * 2},\"errors\":[]}}", await AskAsync(transcript));
    }

    [Fact]
    public async Task Have_some_where_there_are_some()
    {
        using var answer = JsonDocument.Parse(await AskAsync("WEBVTT\n\n00:02.000 --> 00:01.000\nx\n"u8.ToArray()));
        Assert.NotEqual(0, answer.RootElement.GetProperty("errors").GetArrayLength());
    }

    /// <summary>What the parser says of a transcript.</summary>
    private static async Task<string> AskAsync(byte[] transcript)
    {
        Assert.SkipUnless(Directory.Exists(Repository.At("tests", "tools", "node_modules", "webvtt-parser")), "webvtt-parser is not installed; ./test.sh installs it.");
        using var timed = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timed.CancelAfter(TimeSpan.FromMinutes(4));
        return (await (PipeSource.FromBytes(transcript) | Cli.Wrap("node").WithArguments([Repository.At("tests", "tools", "vtt-check.mjs")])).ExecuteBufferedAsync(timed.Token)).StandardOutput.Trim();
    }
}

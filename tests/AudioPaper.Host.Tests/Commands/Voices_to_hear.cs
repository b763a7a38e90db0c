using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using AudioPaper.Audio;
using AudioPaper.Tests;

namespace AudioPaper.Host.Tests.Commands;

public sealed class Voices_to_hear : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_list_as_JSON_has_all_engines_and_the_members_that_are_promised()
    {
        await File.WriteAllTextAsync(folder["odd.onnx"], "x", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder["odd.onnx.json"], "{", TestContext.Current.CancellationToken);
        using var list = JsonDocument.Parse((await RunAsync("list", "--json")).Output);
        Assert.Equal(["engines", "voices"], Members(list.RootElement));
        var engines = list.RootElement.GetProperty("engines").EnumerateArray().ToList();
        Assert.Equal(["espeak-ng", "piper", "azure", "openai"], engines.Select(engine => engine.GetProperty("id").GetString()!));
        Assert.All(engines, engine =>
        {
            Assert.Equal(["id", "available", "reason"], Members(engine));
            Assert.True(engine.GetProperty("available").ValueKind is JsonValueKind.True or JsonValueKind.False);
            Assert.NotEmpty(engine.GetProperty("reason").GetString()!);
        });
        var voices = list.RootElement.GetProperty("voices").EnumerateArray().ToList();
        Assert.All(voices, voice =>
        {
            Assert.Equal(["id", "engine", "language", "licence", "installed"], Members(voice).Take(5));
            Assert.Empty(Members(voice).Skip(5).Except(["name", "sizeBytes", "sampleRate"]));
        });
        Assert.True(Voice("espeak:cmn").GetProperty("installed").GetBoolean());
        Assert.False(Voice("piper:zh_CN-huayan-medium").GetProperty("installed").GetBoolean());
        Assert.True(Voice("piper:odd").GetProperty("installed").GetBoolean());

        JsonElement Voice(string id) => Assert.Single(voices, voice => voice.GetProperty("id").GetString() == id);

        static IEnumerable<string> Members(JsonElement element) => element.EnumerateObject().Select(member => member.Name);
    }

    [Fact]
    public async Task The_list_for_people_is_in_their_language()
    {
        var chinese = (await RunAsync("list", "--ui", "zh")).Output;
        Assert.Contains("引擎", chinese, StringComparison.Ordinal);
        Assert.Contains("piper:zh_CN-huayan-medium", chinese, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("今天早上七点，LED 屏涨价百分之三。", 3, 7)]
    [InlineData("The first ferry left the east pier at seven.", 1.5, 5)]
    public async Task A_tried_text_is_as_long_and_loud_as_speech(string text, double least, double most)
    {
        await RunAsync("try", text, "-o", folder["try.wav"]);

        var wav = await File.ReadAllBytesAsync(folder["try.wav"], TestContext.Current.CancellationToken);
        var rate = BinaryPrimitives.ReadInt32LittleEndian(wav.AsSpan(24));
        var samples = MemoryMarshal.Cast<byte, short>(wav.AsSpan(44)).ToArray();
        Assert.Equal(wav.Length - 44, BinaryPrimitives.ReadInt32LittleEndian(wav.AsSpan(40)));
        Assert.InRange(samples.Length / (double)rate, least, most);
        var meter = new LoudnessMeter(new PcmFormat(rate));
        meter.Add(samples);
        Assert.InRange(meter.Finish().IntegratedLufs!.Value, -19, -13);
        Assert.Equal(["try.wav"], folder.Names);
    }

    [Fact]
    public async Task A_text_without_a_file_goes_to_a_player()
    {
        await RunAsync("try", "Hello there.", "-o", folder["try.wav"]);
        var wav = await File.ReadAllBytesAsync(folder["try.wav"], TestContext.Current.CancellationToken);
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The player of this test is a shell script.");
        Directory.CreateDirectory(folder["bin"]);
        await RefusedAsync([("PATH", folder["bin"])], 1, "-o FILE.wav", "try", "Hello there.");

        await File.WriteAllTextAsync(Path.Combine(folder["bin"], "ffplay"), $"#!/bin/sh\nfor file; do :; done\ncp \"$file\" '{folder["played.wav"]}'\n", TestContext.Current.CancellationToken);
        MakeRunnable(Path.Combine(folder["bin"], "ffplay"));
        var answer = await Narrator.RunAsync([("PATH", $"{folder["bin"]}:{Environment.GetEnvironmentVariable("PATH")}")], "voices", "try", "Hello there.", "--voices-dir", folder["voices"]);
        Assert.Equal("", answer.ShouldEndWith(0).Output);
        Assert.Equal(wav, await File.ReadAllBytesAsync(folder["played.wav"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_text_that_cannot_be_spoken_leaves_no_file()
    {
        await RefusedAsync(1, "nothing to say", "try", "!!!", "-o", folder["try.wav"]);
        await RefusedAsync(1, "nobody", "try", "Hello.", "-o", folder["try.wav"], "--voice", "espeak:cmn+nobody");
        await RefusedAsync(1, "none", "try", "Hello.", "-o", Path.Combine(folder["none"], "try.wav"));
        await RefusedAsync(2, "--html", "try");
        await RefusedAsync(2, "--html", "try", "Hello.", "--html", folder["page.html"]);
        await RefusedAsync(2, "5000", "try", new string('a', 5001), "-o", folder["try.wav"]);
        await RefusedAsync(2, "azur:none", "try", "Hello.", "--voice", "azur:none");
        Assert.Empty(folder.Names);
    }

    [Fact]
    public async Task The_audition_page_has_each_voice_in_its_languages_and_asks_nothing_of_anybody()
    {
        await RunAsync("try", "--html", folder["page.html"], "--voice", "espeak:cmn+f3");

        var page = await File.ReadAllTextAsync(folder["page.html"], TestContext.Current.CancellationToken);
        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"en\">", page, StringComparison.Ordinal);
        Assert.Equal(2, page.Split("<audio controls").Length - 1);
        Assert.Equal(2, page.Split("src=\"data:audio/").Length - 1);
        Assert.Contains("<blockquote lang=\"zh-CN\">", page, StringComparison.Ordinal);
        Assert.Contains("<blockquote lang=\"en\">", page, StringComparison.Ordinal);
        Assert.Contains("GPL-3.0-or-later", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http://", page, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_voice_that_fails_is_on_the_page_with_its_reason()
    {
        var answer = await Narrator.RunAsync("voices", "try", "--html", folder["page.html"], "--voice", "espeak:cmn+<b>", "--voices-dir", folder.Path);
        answer.ShouldEndWith(1);
        var page = await File.ReadAllTextAsync(folder["page.html"], TestContext.Current.CancellationToken);
        Assert.Contains("class=\"reason\"", page, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
    }

    private static void MakeRunnable(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }

    private async Task<Answer> RunAsync(params string[] arguments) => (await Narrator.RunAsync(["voices", .. arguments, "--voices-dir", folder.Path])).ShouldEndWith(0);

    private static Task RefusedAsync(int exitCode, string why, params string[] arguments) => RefusedAsync([], exitCode, why, arguments);

    private static async Task RefusedAsync((string, string?)[] environment, int exitCode, string why, params string[] arguments)
    {
        var answer = (await Narrator.RunAsync(environment, ["voices", .. arguments])).ShouldEndWith(exitCode);
        Assert.Contains(why, Assert.Single(answer.Complaints), StringComparison.Ordinal);
    }
}

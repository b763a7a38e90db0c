using System.Text.Json;
using AudioPaper.Tests;
using AudioPaper.Voices.Tests.Catalogue;

namespace AudioPaper.Host.Tests.Commands;

public sealed class Voices_to_install : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly VoiceShop shop = new();

    public async ValueTask DisposeAsync()
    {
        await shop.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task A_voice_is_installed_listed_and_removed()
    {
        var answer = (await Narrator.RunAsync("voices", "install", shop.Address.ToString(), "--voices-dir", folder["voices"])).ShouldEndWith(0);
        Assert.Contains("piper:demo", answer.Output, StringComparison.Ordinal);
        Assert.Contains("100 %", answer.Complaints[^1], StringComparison.Ordinal);
        Assert.Contains("piper:demo", (await Narrator.RunAsync("voices", "list", "--voices-dir", folder["voices"])).Output, StringComparison.Ordinal);

        (await Narrator.RunAsync("voices", "remove", "piper:demo", "--voices-dir", folder["voices"])).ShouldEndWith(0);
        Assert.Empty(Directory.EnumerateFiles(folder["voices"], "*.onnx*"));
        Assert.Contains("not installed", Assert.Single((await Narrator.RunAsync("voices", "remove", "demo", "--voices-dir", folder["voices"])).ShouldEndWith(1).Complaints), StringComparison.Ordinal);
        Assert.Contains("cannot be removed", Assert.Single((await Narrator.RunAsync("voices", "remove", "espeak:cmn+f3", "--voices-dir", folder["voices"])).ShouldEndWith(1).Complaints), StringComparison.Ordinal);
        Assert.Contains("name", Assert.Single((await Narrator.RunAsync("voices", "remove", "../demo", "--voices-dir", folder["voices"])).ShouldEndWith(1).Complaints), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Progress_can_be_read_by_programs()
    {
        await File.WriteAllTextAsync(folder["voices.json"], shop.Catalogue(), TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(folder["demo.onnx"], shop.Model, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder["demo.onnx.json"], VoiceShop.Config, TestContext.Current.CancellationToken);
        (await Narrator.RunAsync("voices", "install", "demo", "--catalog", folder["voices.json"], "--voices-dir", folder["local"])).ShouldEndWith(0);

        var answer = (await Narrator.RunAsync("voices", "install", shop.Address.ToString(), "--json", "--voices-dir", folder["voices"])).ShouldEndWith(0);
        var lines = answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.Clone()).ToList();
        Assert.Equal(shop.Model.Length, lines[^2].GetProperty("bytes").GetInt64());
        Assert.Equal("piper:demo", lines[^1].GetProperty("installed").GetString());
        Assert.Equal(File.ReadAllBytes(Path.Combine(folder["local"], "demo.onnx")), File.ReadAllBytes(Path.Combine(folder["voices"], "demo.onnx")));
    }

    [Fact]
    public async Task Two_at_once_download_it_once()
    {
        string[] arguments = ["voices", "install", shop.Address.ToString(), "--voices-dir", folder["voices"]];
        var answers = await Task.WhenAll(Narrator.RunAsync(arguments), Narrator.RunAsync(arguments));
        Assert.All(answers, answer => answer.ShouldEndWith(0));
        Assert.Single(shop.Asked);
        Assert.Single(answers, answer => answer.Output.Contains("installed already", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ctrl_C_keeps_what_came_and_the_next_run_goes_on()
    {
        shop.IsSilentAtBreaks = true;
        shop.Breaks.Enqueue(150_000);
        var part = Path.Combine(folder["voices"], ".download", "demo.onnx.part");
        using (var narrator = Narrator.Start("voices", "install", shop.Address.ToString(), "--voices-dir", folder["voices"]))
        {
            await narrator.WaitUntilAsync(() => File.Exists(part) && new FileInfo(part).Length == 150_000);
            await narrator.InterruptAsync();
            Assert.StartsWith("Stopped.", (await narrator.EndAsync()).ShouldEndWith(130).Complaints[^1], StringComparison.Ordinal);
        }

        (await Narrator.RunAsync("voices", "install", shop.Address.ToString(), "--voices-dir", folder["voices"])).ShouldEndWith(0);
        Assert.Equal("bytes=150000- \"v1\"", shop.Asked[^1]);
        Assert.True(shop.Model.AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(folder["voices"], "demo.onnx"))));
    }

    [Fact]
    public async Task A_full_disk_is_told_and_leaves_no_voice()
    {
        using var disk = await SmallDisk.MountAsync("size=128k");
        var answer = (await Narrator.RunAsync("voices", "install", shop.Address.ToString(), "--voices-dir", disk.Path)).ShouldEndWith(1);
        Assert.Contains("no room", Assert.Single(answer.Complaints), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(disk.Path, "*.onnx*"));
    }

    [Fact]
    public async Task A_disk_that_fills_up_on_the_way_is_told_as_well()
    {
        using var disk = await SmallDisk.MountAsync("size=128k");
        shop.Site.Answer("/v/demo.onnx", async (stream, cancellation) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nETag: \"v1\"\r\nConnection: close\r\n\r\n"u8.ToArray(), cancellation);
            await stream.WriteAsync(shop.Model, cancellation);
        });
        var answer = (await Narrator.RunAsync("voices", "install", shop.Address.ToString(), "--voices-dir", disk.Path)).ShouldEndWith(1);
        Assert.Contains("is full", answer.Complaints[^1], StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(disk.Path, "*.onnx*"));
    }
}

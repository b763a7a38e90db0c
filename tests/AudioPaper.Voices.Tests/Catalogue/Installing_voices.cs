using System.Text;
using AudioPaper.Tests;
using AudioPaper.Voices.Catalogue;

namespace AudioPaper.Voices.Tests.Catalogue;

public sealed class Installing_voices : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly VoiceShop shop = new();
    private DownloadLimits limits = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await shop.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task A_voice_of_an_address_is_installed_whole()
    {
        await InstallAsync(shop.Address.ToString());

        ShouldBeInstalled("demo", shop.Model);
        var there = Assert.Single(new InstalledVoices(folder.Path).All());
        Assert.Equal(("demo", "zh-CN", 22_050), (there.Name, there.Language, there.SampleRate));
        Assert.Empty(Directory.EnumerateFiles(folder[".download"]));
    }

    [Fact]
    public async Task A_connection_that_breaks_is_gone_on_with_where_it_was()
    {
        shop.Breaks.Enqueue(100_000);
        shop.Breaks.Enqueue(200_000);

        await InstallAsync(shop.Address.ToString());

        ShouldBeInstalled("demo", shop.Model);
        Assert.Equal(["", "bytes=100000- \"v1\"", "bytes=200000- \"v1\""], shop.Asked);
    }

    [Fact]
    public async Task A_stopped_installation_is_gone_on_with_by_the_next()
    {
        (shop.IsSilentAtBreaks, var stop) = (true, new CancellationTokenSource());
        shop.Breaks.Enqueue(150_000);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => InstallAsync(shop.Address.ToString(), progress => StopAt(progress, 150_000), stop.Token));
        ShouldHoldNoVoice();

        await InstallAsync(shop.Address.ToString());

        ShouldBeInstalled("demo", shop.Model);
        Assert.Equal("bytes=150000- \"v1\"", shop.Asked[^1]);
        stop.Dispose();

        void StopAt(DownloadProgress progress, long bytes)
        {
            if (progress.Bytes == bytes)
            {
                stop.Cancel();
            }
        }
    }

    [Fact]
    public async Task A_file_that_changed_meanwhile_is_begun_anew()
    {
        limits = limits with { MostAttempts = 1 };
        shop.Breaks.Enqueue(100_000);
        Assert.Contains("run the same command again", await RefusedAsync(shop.Address.ToString()), StringComparison.Ordinal);
        (shop.Model, shop.Validator) = (VoiceShop.ModelOf(250_000), "\"v2\"");

        await InstallAsync(shop.Address.ToString());

        ShouldBeInstalled("demo", shop.Model);
        Assert.Equal(["", "bytes=100000- \"v1\""], shop.Asked);
    }

    [Fact]
    public async Task A_web_page_in_between_does_not_wipe_out_what_came()
    {
        limits = limits with { MostAttempts = 1 };
        shop.Breaks.Enqueue(100_000);
        await RefusedAsync(shop.Address.ToString());
        shop.Site.Serve("/v/demo.onnx", "<html>sign in</html>");
        await RefusedAsync(shop.Address.ToString());
        shop.Open();

        await InstallAsync(shop.Address.ToString());

        ShouldBeInstalled("demo", shop.Model);
        Assert.Equal("bytes=100000- \"v1\"", shop.Asked[^1]);
    }

    [Fact]
    public async Task A_body_without_a_length_is_not_kept_beyond_all_measure()
    {
        limits = limits with { MostBytes = 200_000 };
        shop.Site.Answer("/v/demo.onnx", async (stream, cancellation) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nETag: \"v1\"\r\nConnection: close\r\n\r\n"u8.ToArray(), cancellation);
            await stream.WriteAsync(new byte[1_000_000], cancellation);
        });
        Assert.Contains("more than", await RefusedAsync(shop.Address.ToString()), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(folder[".download"]));
    }

    [Fact]
    public async Task A_voice_of_Pipers_catalogue_is_held_against_its_hash()
    {
        shop.Site.Serve("/v/voices.json", shop.Catalogue(), "application/json");
        await InstallAsync(shop.Site.At("/v/voices.json#old-demo"));
        ShouldBeInstalled("demo", shop.Model);
        new InstalledVoices(folder.Path).Remove("demo");

        shop.Site.Serve("/v/voices.json", shop.Catalogue(new string('0', 32)), "application/json");
        Assert.Contains("hash", await RefusedAsync(shop.Site.At("/v/voices.json#demo")), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(folder[".download"]));
    }

    [Theory]
    [InlineData("nobody", "no voice «nobody»")]
    [InlineData("up", "wrongly")]
    public async Task A_key_that_is_not_there_or_leads_elsewhere_is_refused(string key, string why)
    {
        shop.Site.Serve("/v/voices.json", shop.Catalogue(), "application/json");
        Assert.Contains(why, await RefusedAsync(shop.Site.At("/v/voices.json#" + key)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_local_file_is_copied_and_stays()
    {
        Directory.CreateDirectory(folder["from"]);
        await File.WriteAllBytesAsync(Path.Combine(folder["from"], "mine.onnx"), shop.Model, Cancellation);
        Assert.Contains("mine.onnx.json", await RefusedAsync(Path.Combine(folder["from"], "mine.onnx")), StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(folder["from"], "mine.onnx.json"), VoiceShop.Config, Cancellation);

        await InstallAsync(Path.Combine(folder["from"], "mine.onnx"));

        ShouldBeInstalled("mine", shop.Model);
        Assert.True(File.Exists(Path.Combine(folder["from"], "mine.onnx")));
    }

    [Fact]
    public async Task A_model_that_somebody_put_there_survives_a_failed_installation()
    {
        await File.WriteAllTextAsync(folder["demo.onnx"], "mine", Cancellation);
        shop.Site.Serve("/v/demo.onnx", "<html>sign in</html>");
        await Assert.ThrowsAsync<VoiceInstallException>(() => InstallAsync(shop.Address.ToString()));
        Assert.Equal("mine", await File.ReadAllTextAsync(folder["demo.onnx"], Cancellation));
    }

    [Theory]
    [InlineData("a web page", "web page")]
    [InlineData("a web page as bytes", "no ONNX model")]
    [InlineData("a torn model", "no ONNX model")]
    [InlineData("endless fields", "no ONNX model")]
    [InlineData("another model", "input_lengths, scales")]
    [InlineData("nothing", "404")]
    public async Task What_is_no_model_is_refused_and_nothing_is_left(string kind, string why)
    {
        switch (kind)
        {
            case "a web page":
                shop.Site.Serve("/v/demo.onnx", "<html>sign in</html>");
                break;
            case "a web page as bytes":
                shop.Site.Serve("/v/demo.onnx", "<html>sign in</html>", "application/octet-stream");
                break;
            case "a torn model":
                shop.Site.Serve("/v/demo.onnx", shop.Model[..^1000], "application/octet-stream");
                break;
            case "endless fields":
                shop.Site.Serve("/v/demo.onnx", [.. Enumerable.Repeat(new byte[] { 8, 1 }, 1_200_000).SelectMany(field => field), .. shop.Model], "application/octet-stream");
                break;
            case "another model":
                shop.Site.Serve("/v/demo.onnx", VoiceShop.ModelOf(1000, "input", "image"), "application/octet-stream");
                break;
            default:
                shop.Site.Serve("/v/demo.onnx", [], "text/plain", "404 Not Found");
                break;
        }

        Assert.Contains(why, await RefusedAsync(shop.Address.ToString()), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(folder[".download"]));
    }

    [Theory]
    [InlineData("<html>", "no JSON")]
    [InlineData("{}", "phoneme_id_map")]
    [InlineData("[1]", "phoneme_id_map")]
    [InlineData("""{"audio":{"sample_rate":1000000},"phoneme_id_map":{"_":[0]}}""", "1000000")]
    public async Task What_is_no_configuration_is_refused_before_the_model_is_asked_for(string config, string why)
    {
        shop.Site.Serve("/v/demo.onnx.json", config, "application/json");
        Assert.Contains(why, await RefusedAsync(shop.Address.ToString()), StringComparison.Ordinal);
        Assert.Empty(shop.Asked);
    }

    [Theory]
    [InlineData("https://10.1.2.3/v/demo.onnx.json", "private network")]
    [InlineData("http://10.1.2.3/v/demo.onnx.json", "https")]
    [InlineData("file:///etc/passwd", "redirected")]
    [InlineData("/v/demo.onnx.json", "redirected too often")]
    public async Task A_redirect_leads_nowhere_it_may_not(string to, string why)
    {
        shop.Site.Redirect("/v/demo.onnx.json", to);
        Assert.Contains(why, await RefusedAsync(shop.Address.ToString()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://example.org/demo.onnx", "https")]
    [InlineData("https://192.168.1.1/demo.onnx", "--allow-private")]
    [InlineData("https://user:secret@example.org/demo.onnx", "password")]
    [InlineData("https://example.org/..%2F..%2Fdemo.onnx", "cannot be the name")]
    [InlineData("https://example.org/.hidden.onnx", "cannot be the name")]
    [InlineData("https://example.org/CON.onnx", "cannot be the name")]
    [InlineData("https://example.org/a%20b.onnx", "cannot be the name")]
    [InlineData("https://example.org/demo.zip", ".onnx")]
    [InlineData("nowhere/demo.onnx", "no file")]
    public async Task An_address_that_may_not_be_fetched_is_refused(string address, string why) =>
        Assert.Contains(why, await RefusedAsync(address), StringComparison.Ordinal);

    [Fact]
    public async Task A_server_that_falls_silent_or_drips_is_given_up()
    {
        limits = limits with { LongestSilence = TimeSpan.FromMilliseconds(400), MostAttempts = 1 };
        shop.IsSilentAtBreaks = true;
        shop.Breaks.Enqueue(1000);
        Assert.Contains("too slowly or stopped", await RefusedAsync(shop.Address.ToString()), StringComparison.Ordinal);

        limits = new DownloadLimits { RateWindow = TimeSpan.FromMilliseconds(500) };
        shop.Site.Answer("/v/demo.onnx", async (stream, cancellation) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\nETag: \"v1\"\r\n\r\n"u8.ToArray(), cancellation);
            for (var i = 0; i < 1000; i++)
            {
                await stream.WriteAsync(new byte[1], cancellation);
                await Task.Delay(50, cancellation);
            }
        });
        Assert.Contains("too slowly or stopped", await RefusedAsync(shop.Address.ToString()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_beyond_all_measure_is_refused()
    {
        limits = limits with { MostBytes = 100_000 };
        Assert.Contains("more than", await RefusedAsync(shop.Address.ToString()), StringComparison.Ordinal);
        limits = new DownloadLimits { SpareBytes = long.MaxValue / 2 };
        Assert.Contains("no room", await RefusedAsync(shop.Address.ToString()), StringComparison.Ordinal);
    }

    private async Task InstallAsync(string told, Action<DownloadProgress>? progress = null, CancellationToken? cancellationToken = null)
    {
        var known = VoiceCatalogue.Read(Repository.At("voices", "catalog.json"));
        VoiceInstaller.Prepare(folder.Path);
        var files = await new VoiceSource(known, limits).FindAsync(told, null, Cancellation);
        await new VoiceInstaller(folder.Path, limits, progress ?? (_ => { })).InstallAsync(files, cancellationToken ?? Cancellation);
    }

    private async Task<string> RefusedAsync(string told)
    {
        var refusal = await Assert.ThrowsAsync<VoiceInstallException>(() => InstallAsync(told));
        Assert.NotNull(refusal.Chinese);
        ShouldHoldNoVoice();
        return refusal.Message;
    }

    private void ShouldBeInstalled(string name, byte[] model)
    {
        Assert.True(model.AsSpan().SequenceEqual(File.ReadAllBytes(folder[name + ".onnx"])));
        Assert.Equal(VoiceShop.Config, File.ReadAllText(folder[name + ".onnx.json"], Encoding.UTF8));
    }

    private void ShouldHoldNoVoice() => Assert.Empty(Directory.EnumerateFiles(folder.Path, "*.onnx*"));
}

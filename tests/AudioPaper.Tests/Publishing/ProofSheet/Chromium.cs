using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AudioPaper.Tests.Publishing.ProofSheet;

/// <summary>A real browser with one page open, driven over the Chrome DevTools Protocol on the loopback address. Gone when disposed of.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly TemporaryFolder folder = new();
    private readonly CancellationTokenSource late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly ClientWebSocket socket = new();
    private readonly Process process;
    private int lastId;

    private Chromium(string program, string html)
    {
        late.CancelAfter(Patience);
        File.WriteAllText(folder["sheet.html"], html);
        process = Process.Start(new ProcessStartInfo(program,
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", "--disable-dev-shm-usage", $"--user-data-dir={folder["profile"]}", "--remote-debugging-port=0", "--window-size=1400,900", new Uri(folder["sheet.html"]).AbsoluteUri,
        ]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
    }

    /// <summary>The path of the program; the test is skipped where it is not installed.</summary>
    public static string Find()
    {
        var program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "chromium")).FirstOrDefault(File.Exists);
        Assert.SkipWhen(program is null, "chromium is not installed.");
        return program!;
    }

    /// <summary>Opens a page; the test is skipped where there is no such browser.</summary>
    public static async Task<Chromium> OpenAsync(string html)
    {
        var browser = new Chromium(Find(), html);
        try
        {
            await browser.ConnectAsync();
            // Before the page is whole its script does not listen, and a link may lead nowhere.
            await browser.ShouldBecomeAsync("file: complete", "location.protocol + ' ' + document.readyState");
            return browser;
        }
        catch
        {
            await browser.DisposeAsync();
            throw;
        }
    }

    /// <summary>The value of an expression in the page.</summary>
    public async Task<string> AskAsync(string expression) =>
        (await SendAsync("Runtime.evaluate", new JsonObject { ["expression"] = $"String({expression})", ["returnByValue"] = true }))["result"]?["value"]?.ToString() ?? "";

    /// <summary>Shows the page to somebody who prefers <c>light</c> or <c>dark</c>.</summary>
    public async Task PreferAsync(string scheme)
    {
        await SendAsync("Emulation.setEmulatedMedia", new JsonObject { ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = scheme }) });
        await ShouldBecomeAsync("true", $"matchMedia('(prefers-color-scheme: {scheme})').matches");
    }

    /// <summary>Waits until an expression in the page has a value; a browser follows links in its own time.</summary>
    public async Task ShouldBecomeAsync(string value, string expression)
    {
        var found = "";
        for (var attempt = 0; attempt < 1000 && (found = await AskAsync(expression)) != value; attempt++)
        {
            await Task.Delay(20, late.Token);
        }

        Assert.Equal(value, found);
    }

    /// <summary>Presses a key as a person does.</summary>
    public async Task PressAsync(string key, int modifiers = 0)
    {
        await SendAsync("Input.dispatchKeyEvent", new JsonObject { ["type"] = "keyDown", ["key"] = key, ["modifiers"] = modifiers });
        await SendAsync("Input.dispatchKeyEvent", new JsonObject { ["type"] = "keyUp", ["key"] = key, ["modifiers"] = modifiers });
    }

    /// <summary>Sends a command and returns its result.</summary>
    public async Task<JsonNode> SendAsync(string method, JsonObject? parameters = null)
    {
        var id = ++lastId;
        var command = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] };
        await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(command), WebSocketMessageType.Text, true, late.Token);
        while (true)
        {
            // What has no such id is an event.
            var answer = await ReceiveAsync();
            if (answer["id"]?.GetValue<int>() == id)
            {
                return answer["result"] ?? throw new InvalidOperationException($"{method}: {answer["error"]}");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        socket.Dispose();
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
        late.Dispose();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                folder.Dispose();
                return;
            }
            catch (IOException) when (attempt < 100)
            {
                // A child of the browser was still writing.
                await Task.Delay(50, CancellationToken.None);
            }
        }
    }

    private async Task ConnectAsync()
    {
        var ports = Path.Combine(folder["profile"], "DevToolsActivePort");
        while (!File.Exists(ports) || File.ReadAllLines(ports).Length < 2)
        {
            await Task.Delay(50, late.Token);
        }

        using var direct = new SocketsHttpHandler { UseProxy = false };
        using var http = new HttpClient(direct);
        string? address = null;
        while (address is null)
        {
            var pages = JsonNode.Parse(await http.GetStringAsync(new Uri($"http://127.0.0.1:{File.ReadAllLines(ports)[0]}/json/list"), late.Token))!.AsArray();
            address = pages.FirstOrDefault(page => page!["type"]!.ToString() == "page")?["webSocketDebuggerUrl"]?.ToString();
            await Task.Delay(50, late.Token);
        }

        await socket.ConnectAsync(new Uri(address), late.Token);
        while (await AskAsync("document.readyState") != "complete" || !(await AskAsync("location.href")).EndsWith("sheet.html", StringComparison.Ordinal))
        {
            await Task.Delay(50, late.Token);
        }
    }

    private async Task<JsonNode> ReceiveAsync()
    {
        using var message = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer, late.Token);
            message.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
            {
                return JsonNode.Parse(message.ToArray())!;
            }
        }
    }
}

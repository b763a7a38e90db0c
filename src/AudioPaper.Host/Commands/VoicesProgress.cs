using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using AudioPaper.Synthesis;
using AudioPaper.Voices.Catalogue;

namespace AudioPaper.Host.Commands;

/// <summary>Tells how an installation comes along: a bar on a terminal, else a line for each tenth, or lines of JSON on standard output.</summary>
/// <param name="ui">Language.</param>
/// <param name="json">Whether lines of JSON are asked for.</param>
internal sealed class VoicesProgress(UiLanguage ui, bool json)
{
    private const int BarWidth = 24;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(150);
    private static readonly JsonSerializerOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly bool isTerminal = !json && !Console.IsErrorRedirected;
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private TimeSpan shown;
    private TimeSpan begun;
    private long first = -1;
    private int tenth = -1;
    private bool hasLine;

    /// <summary>Another process installs into the same folder.</summary>
    public void Waiting() => Console.Error.WriteLine(ui.Say("另一个进程正在向同一文件夹安装，等待它结束…", "another process is installing into the same folder; waiting for it…"));

    /// <summary>Bytes came.</summary>
    public void Downloaded(DownloadProgress progress)
    {
        if (first < 0 || progress.Bytes < first)
        {
            (first, begun) = (progress.Bytes, clock.Elapsed);
        }

        var isEnd = progress.Bytes == progress.TotalBytes;
        var now = progress.TotalBytes is > 0 and var total ? (int)(progress.Bytes * 10 / total) : (int)Math.Min(int.MaxValue, progress.Bytes >> 23);
        if (isTerminal ? !isEnd && clock.Elapsed - shown < Interval : now == tenth)
        {
            return;
        }

        (shown, tenth) = (clock.Elapsed, now);
        if (json)
        {
            Print(new Dictionary<string, object?> { ["file"] = progress.File, ["bytes"] = progress.Bytes, ["totalBytes"] = progress.TotalBytes });
        }
        else if (isTerminal)
        {
            hasLine = true;
            Console.Error.Write($"\r\u001b[K{Line(progress)}");
        }
        else
        {
            Console.Error.WriteLine(Line(progress));
        }
    }

    /// <summary>What follows begins on a line of its own.</summary>
    public void EndLine()
    {
        if (hasLine)
        {
            Console.Error.WriteLine();
            hasLine = false;
        }
    }

    /// <summary>It is done.</summary>
    public void Installed(VoiceId id, bool wasThere, string folder)
    {
        if (json)
        {
            Print(new Dictionary<string, object?> { ["installed"] = id.ToString(), ["new"] = !wasThere });
            return;
        }

        Console.Out.WriteLine(ConsoleProgress.Printable(wasThere
            ? ui.Say($"{id} 已经安装在 {folder}；要重新安装，请先用 voices remove 删除。", $"{id} is installed already in {folder}; to install it anew, remove it first (voices remove).")
            : ui.Say($"已安装 {id}；试听：audiopaper voices try \"今天的报纸到了。\" --voice {id}", $"{id} is installed; hear it: audiopaper voices try \"Here is today's paper.\" --voice {id}")));
    }

    private string Line(DownloadProgress progress)
    {
        var seconds = (clock.Elapsed - begun).TotalSeconds;
        var speed = seconds > 0.1 ? $", {(progress.Bytes - first) / seconds / 1e6:0.0} MB/s" : "";
        if (progress.TotalBytes is not (> 0 and var total))
        {
            return $"{progress.File}  {progress.Bytes / 1e6:0.0} MB{speed}";
        }

        var share = Math.Clamp((double)progress.Bytes / total, 0, 1);
        var bar = isTerminal ? $"[{new string('#', (int)(share * BarWidth)).PadRight(BarWidth, '.')}] " : "";
        return $"{progress.File}  {bar}{(int)(share * 100)} %  {progress.Bytes / 1e6:0.0}/{total / 1e6:0.0} MB{speed}";
    }

    private static void Print(Dictionary<string, object?> members) => Console.Out.WriteLine(JsonSerializer.Serialize(members, JsonOptions));
}

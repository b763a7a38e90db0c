using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AudioPaper.Host.Jobs.Studios;
using AudioPaper.Host.Library;
using AudioPaper.Segmentation;

namespace AudioPaper.Host.Commands;

/// <summary>Runs <c>voices list</c>.</summary>
internal static class VoicesListing
{
    /// <summary>Prints engines and voices.</summary>
    /// <returns>Exit code.</returns>
    public static async Task<int> RunAsync(string voicesFolder, bool json, UiLanguage ui, CancellationToken cancellationToken)
    {
        await using var engines = VoiceSetup.Engines(NewspaperSettings.Default, voicesFolder, VoicesStudio.Reader());
        var shelf = await VoicesShelf.LookAsync(engines, voicesFolder, cancellationToken);
        Console.Out.WriteLine(json ? Json(shelf, ui) : Text(shelf, voicesFolder, ui));
        return 0;
    }

    private static string Text(VoicesShelf shelf, string voicesFolder, UiLanguage ui)
    {
        var rows = shelf.Voices.Select(voice => new[]
        {
            voice.IsInstalled ? "●" : "○", voice.Voice.Id.ToString(), voice.Voice.Language, ui.Say(voice.Voice.ChineseName, voice.Voice.EnglishName), SizeOf(voice.Voice.SizeBytes), voice.Voice.Licence,
        });
        return ConsoleLines(
            [ui.Say("引擎", "Engines"), .. Aligned(shelf.Engines.Select(engine => new[] { engine.State.IsAvailable ? "●" : "○", engine.Id, ui.Say(engine.State.Chinese, engine.State.Reason) })), "",
            ui.Say("声音", "Voices"), .. Aligned(rows), "",
            ui.Say($"● 可用  ○ 未安装或不可用；安装的声音在 {voicesFolder}", $"● there  ○ not installed or not available; installed voices are in {voicesFolder}")]);
    }

    private static string ConsoleLines(IEnumerable<string> lines) => string.Join('\n', lines.Select(ConsoleProgress.Printable));

    private static string SizeOf(long? bytes) => bytes is { } size ? $"{size / 1e6:0} MB" : "";

    /// <summary>Columns under each other; hanzi are twice as wide as letters.</summary>
    private static IEnumerable<string> Aligned(IEnumerable<string[]> rows)
    {
        var all = rows.ToList();
        var widths = Enumerable.Range(0, all[0].Length).Select(column => all.Max(row => WidthOf(row[column]))).ToArray();
        foreach (var row in all)
        {
            var line = new StringBuilder();
            for (var column = 0; column < row.Length; column++)
            {
                line.Append("  ").Append(row[column]).Append(' ', widths[column] - WidthOf(row[column]));
            }

            yield return line.ToString().TrimEnd();
        }
    }

    private static int WidthOf(string text) => text.Sum(c => Writing.IsWide(c, inChinese: false) ? 2 : 1);

    private static string Json(VoicesShelf shelf, UiLanguage ui)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteStartArray("engines");
            foreach (var engine in shelf.Engines)
            {
                json.WriteStartObject();
                json.WriteString("id", engine.Id);
                json.WriteBoolean("available", engine.State.IsAvailable);
                json.WriteString("reason", ui.Say(engine.State.Chinese, engine.State.Reason));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("voices");
            foreach (var (voice, isInstalled) in shelf.Voices)
            {
                json.WriteStartObject();
                json.WriteString("id", voice.Id.ToString());
                json.WriteString("engine", voice.Engine);
                json.WriteString("language", voice.Language);
                json.WriteString("licence", voice.Licence);
                json.WriteBoolean("installed", isInstalled);
                json.WriteString("name", ui.Say(voice.ChineseName, voice.EnglishName));
                if (voice.SizeBytes is { } size)
                {
                    json.WriteNumber("sizeBytes", size);
                }

                if (voice.SampleRate is { } rate)
                {
                    json.WriteNumber("sampleRate", rate);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}

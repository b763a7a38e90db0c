using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using AudioPaper.Host.Library;
using AudioPaper.Host.Operations.Doctor;
using AudioPaper.Host.Web;
using AudioPaper.Host.Web.Settings;

namespace AudioPaper.Host.Commands;

/// <summary>The command <c>doctor</c>: looks at everything a server needs, and says how to mend what is wrong.</summary>
internal static class DoctorCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(UiLanguage ui)
    {
        var options = new ServerOptions(ui);
        var json = new Option<bool>("--json") { Description = ui.Say("以 JSON 输出", "print the findings as JSON") };
        var command = new Command("doctor", ui.Say("检查服务器所需的一切，并说明如何改正", "check everything a server needs, and say how to mend it"));
        options.AddTo(command);
        command.Options.Add(json);
        command.SetAction((parsed, cancellationToken) => RunAsync(() => options.Read(parsed), parsed.GetValue(json), ui, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Func<ServerSettings> read, bool isJson, UiLanguage ui, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        ServerSettings settings;
        try
        {
            settings = read();
            findings.Add(new Findings("settings", ui).Ok($"服务器设置可读；节目库是 {settings.Library}。", $"The server's settings can be read; the library is {settings.Library}."));
        }
        catch (LibraryException e)
        {
            // The rest of the machine is looked at all the same.
            settings = new ServerSettings { Library = Path.GetFullPath("library") };
            findings.Add(new Findings("settings", ui).Error(e.Chinese ?? e.Message, e.Message));
        }

        findings.AddRange(await Checkup.RunAsync(new Patient(settings, ServerSecrets.Of(settings), ui), Checkup.All, cancellationToken));
        Console.Out.Write(isJson ? Json(findings) : string.Concat(findings.Select(found => Line(found, ui) + "\n")));
        var (errors, warnings) = (findings.Count(found => found.Level == FindingLevel.Error), findings.Count(found => found.Level == FindingLevel.Warning));
        Console.Error.WriteLine(ui.Say($"{errors} 个错误，{warnings} 个警告。", $"errors: {errors}, warnings: {warnings}"));
        return errors > 0 ? Failure.Failed : 0;
    }

    private static string Line(Finding found, UiLanguage ui)
    {
        var level = found.Level switch { FindingLevel.Ok => ui.Say("正常", "ok     "), FindingLevel.Warning => ui.Say("警告", "warning"), _ => ui.Say("错误", "error  ") };
        return ConsoleProgress.Printable($"{level} {found.Check}{ui.Say("：", ": ")}{found.Sentence}{(found.Mend is null ? "" : ui.Say("", " ") + found.Mend)}");
    }

    private static string Json(List<Finding> findings)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartArray();
            foreach (var found in findings)
            {
                writer.WriteStartObject();
                writer.WriteString("check", found.Check);
                writer.WriteString("level", found.Level.ToString().ToLowerInvariant());
                writer.WriteString("sentence", found.Sentence);
                writer.WriteString("mend", found.Mend);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        return System.Text.Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }
}

using System.CommandLine;
using AudioPaper.Host.Jobs.Studios;
using AudioPaper.Synthesis;

namespace AudioPaper.Host.Commands;

/// <summary>The command <c>voices</c>: its subcommands, arguments and options.</summary>
internal static class VoicesCommand
{
    /// <summary>Characters of a text that is tried.</summary>
    private const int LongestText = 5_000;

    private const int LongestSource = 4_000;

    /// <summary>Builds the command.</summary>
    public static Command Build(UiLanguage ui) => new("voices", ui.Say("声音：查看、安装、删除、试听", "voices: list, install, remove and hear them")) { List(ui), Install(ui), Remove(ui), Try(ui) };

    private static Command List(UiLanguage ui)
    {
        var (json, folder) = (new Option<bool>("--json") { Description = ui.Say("以 JSON 打印", "print as JSON") }, NarrateCommand.VoicesFolder(ui));
        var command = new Command("list", ui.Say("列出引擎和声音", "list engines and voices")) { json, folder };
        command.SetAction((parsed, cancellationToken) => VoicesListing.RunAsync(VoiceSetup.VoicesFolder(parsed.GetValue(folder)), parsed.GetValue(json), ui, cancellationToken));
        return command;
    }

    private static Command Install(UiLanguage ui)
    {
        var (voice, folder, allowPrivate) = (Named("VOICE", ui.Say("目录中的声音、.onnx 的网址或文件，或 voices.json#名称", "a voice of the catalogue, address or path of an .onnx, or voices.json#KEY"), ui), NarrateCommand.VoicesFolder(ui), NarrateCommand.AllowPrivate(ui));
        var catalog = new Option<string?>("--catalog") { HelpName = "FILE|URL", Description = ui.Say("在这个 Piper 目录（voices.json）中查找", "look it up in this catalogue of Piper (voices.json)") };
        catalog.Validators.Add(result => UsageErrors.CheckText(result, "--catalog", ui, LongestSource));
        var json = new Option<bool>("--json") { Description = ui.Say("以 JSON 行打印进度", "print progress as lines of JSON") };
        var command = new Command("install", ui.Say("安装一个声音；中断后再次运行即可继续", "install a voice; run it again to go on after a break")) { voice, catalog, folder, allowPrivate, json };
        command.SetAction((parsed, cancellationToken) => VoicesInstalling.InstallAsync(
            new VoiceInstallRequest(parsed.GetRequiredValue(voice).Trim(), parsed.GetValue(catalog), VoiceSetup.VoicesFolder(parsed.GetValue(folder)), parsed.GetValue(allowPrivate), parsed.GetValue(json)), ui, cancellationToken));
        return command;
    }

    private static Command Remove(UiLanguage ui)
    {
        var (voice, folder) = (Named("VOICE", ui.Say("已安装的声音", "an installed voice"), ui), NarrateCommand.VoicesFolder(ui));
        var command = new Command("remove", ui.Say("删除一个已安装的声音", "remove an installed voice")) { voice, folder };
        command.SetAction((parsed, cancellationToken) => VoicesInstalling.RemoveAsync(parsed.GetRequiredValue(voice).Trim(), VoiceSetup.VoicesFolder(parsed.GetValue(folder)), ui, cancellationToken));
        return command;
    }

    private static Command Try(UiLanguage ui)
    {
        var text = new Argument<string?>("TEXT") { Arity = ArgumentArity.ZeroOrOne, Description = ui.Say("要朗读的文字", "what is to be said") };
        text.Validators.Add(result => UsageErrors.CheckText(result, "TEXT", ui, LongestText));
        var output = new Option<string?>("-o", "--output") { HelpName = "FILE.wav", Description = ui.Say("写成 WAV 文件（- 为标准输出）；默认直接播放", "write a WAV file (- for standard output); by default it is played") };
        var html = new Option<string?>("--html") { HelpName = "FILE", Description = ui.Say("写一个网页，用每个可用的声音朗读试听短文", "write a web page on which every voice that is there reads the passage") };
        var voice = new Option<string?>("--voice") { HelpName = "ID", Description = ui.Say("用这个声音，如 espeak:cmn+f3（默认按文字的语言选择）", "this voice, e.g. espeak:cmn+f3 (default: by the language of the text)") };
        voice.Validators.Add(result => NarrateCommand.CheckVoice(result, ui));
        var folder = NarrateCommand.VoicesFolder(ui);
        var command = new Command("try", ui.Say("试听", "hear a voice")) { text, output, html, voice, folder };
        command.Validators.Add(result =>
        {
            var given = (Text: result.GetResult(text) is { Tokens.Count: > 0 }, Html: result.GetResult(html) is not null, Output: result.GetResult(output) is not null);
            if (given.Text == given.Html || (given.Html && given.Output))
            {
                result.AddError(ui.Say("请给出要朗读的文字（可加 -o），或 --html 文件。", "Give a text to be said (and -o if you like), or --html FILE."));
            }
            else if ((given.Output && string.IsNullOrWhiteSpace(result.GetValue(output))) || (given.Html && result.GetValue(html)?.Trim() is null or "" or ResultFiles.StandardOutput))
            {
                result.AddError(ui.Say($"{(given.Html ? "--html" : "-o")} 需要一个文件名。", $"{(given.Html ? "--html" : "-o")} takes the name of a file."));
            }
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            VoiceId? asked = VoiceId.TryParse(parsed.GetValue(voice), out var id) ? id : null;
            await using var studio = new VoicesStudio(VoiceSetup.VoicesFolder(parsed.GetValue(folder)), ui);
            return parsed.GetValue(html) is { } page ? await new VoicesAudition(studio, ui).WriteAsync(page, asked, cancellationToken)
                : await new VoicesTrying(studio, ui).RunAsync(parsed.GetValue(text)!, asked, parsed.GetValue(output), cancellationToken);
        });
        return command;
    }

    private static Argument<string> Named(string name, string description, UiLanguage ui)
    {
        var argument = new Argument<string>(name) { Description = description };
        argument.Validators.Add(result => UsageErrors.CheckText(result, name, ui, LongestSource));
        return argument;
    }
}

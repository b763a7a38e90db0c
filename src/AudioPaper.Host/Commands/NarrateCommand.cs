using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using AudioPaper.Packaging;
using AudioPaper.Synthesis;

namespace AudioPaper.Host.Commands;

/// <summary>The command <c>narrate</c>: its arguments and options.</summary>
internal static class NarrateCommand
{
    private const int LongestName = 200;

    /// <summary>Builds the command.</summary>
    public static Command Build(UiLanguage ui)
    {
        var inputs = Inputs(ui);
        var library = new Option<string>("--output", "-o") { HelpName = "LIBRARY", Description = ui.Say("节目库文件夹", "folder of the library"), DefaultValueFactory = _ => "library" };
        var newspaper = new Option<string?>("--newspaper") { HelpName = "NAME", Description = ui.Say("报纸名称（默认取自报头）", "name of the newspaper (default: from the nameplate)") };
        var date = new Option<DateOnly?>("--date") { HelpName = "YYYY-MM-DD", Description = ui.Say("日期（默认取自版面，否则为今天）", "date of the issue (default: from the page, else today)"), CustomParser = result => ParseDate(result, ui) };
        var edition = new Option<string>("--edition") { HelpName = "LABEL", Description = ui.Say("同一天有几个版本时的标签，如“晚间版”", "label, when one day has several editions"), DefaultValueFactory = _ => "" };
        var voice = new Option<string?>("--voice") { HelpName = "ID", Description = ui.Say("用一个声音读全部内容，如 espeak:cmn+f3（默认按报纸的设置，否则标题与正文各用一个离线声音）", "one voice for everything, e.g. espeak:cmn+f3 (default: the newspaper's settings, else two offline voices, one for headlines)") };
        var voicesFolder = VoicesFolder(ui);
        var upgrade = new Option<bool>("--upgrade") { Description = ui.Say("上次由替补声音读的部分，改由原定的声音重读", "let the voice asked for speak again what another one had to speak") };
        var dryRun = new Option<bool>("--dry-run") { Description = ui.Say("什么都不做，只算字数、请求数和费用", "make nothing; tell characters, requests and the estimated price") };
        var formats = new Option<string[]>("--formats", "--format")
        {
            HelpName = string.Join(',', EpisodeFormat.Names), Description = ui.Say("音频格式，可给多个（默认沿用上次的格式，否则为 mp3）", "formats of the sound, one or several (default: those it was made in before, else mp3)"),
            CustomParser = result => FormatsOf(result.Tokens), AllowMultipleArgumentsPerToken = false,
        };
        formats.Validators.Add(result => CheckFormats(result, ui));
        var loudness = new Option<string?>("--loudness") { HelpName = "-16|-14|-19", Description = ui.Say("响度（LUFS，单声道文件；默认取自报纸的设置，否则 -16）", "loudness in LUFS of the mono file (default: the newspaper's settings, else -16)") };
        loudness.Validators.Add(result => UsageErrors.CheckChoice(result, ui, "-14", "-16", "-19"));
        var publicUrl = new Option<Uri?>("--public-url") { HelpName = "URL", Description = ui.Say("节目库在网上的地址，用于订阅源", "address of the library on the web, for the feed"), CustomParser = result => ParseUrl(result, ui) };
        var allowPrivate = AllowPrivate(ui);
        var json = new Option<bool>("--json") { Description = ui.Say("在标准输出打印 report.json", "print the report as JSON on standard output") };
        library.Validators.Add(result => CheckName(result, ui, mostCharacters: 4000));
        newspaper.Validators.Add(result => CheckName(result, ui));
        edition.Validators.Add(result => CheckName(result, ui));
        voice.Validators.Add(result => CheckVoice(result, ui));

        var command = new Command("narrate", ui.Say("把一期报纸做成有声节目", "make an audio newspaper of an issue"))
        {
            inputs, library, newspaper, date, edition, voice, voicesFolder, upgrade, dryRun, loudness, formats, publicUrl, allowPrivate, json,
        };
        command.SetAction((parsed, cancellationToken) => Narration.RunAsync(
            new NarrateRequest(parsed.GetRequiredValue(inputs), parsed.GetRequiredValue(library), parsed.GetValue(newspaper), parsed.GetValue(date),
                parsed.GetRequiredValue(edition).Trim(), VoiceId.TryParse(parsed.GetValue(voice), out var id) ? id : null, parsed.GetValue(formats) ?? [], parsed.GetValue(publicUrl), parsed.GetValue(json), parsed.GetValue(allowPrivate))
            {
                VoicesFolder = parsed.GetValue(voicesFolder), Upgrades = parsed.GetValue(upgrade), IsDryRun = parsed.GetValue(dryRun),
                LoudnessLufs = parsed.GetValue(loudness) is { } level ? int.Parse(level, CultureInfo.InvariantCulture) : null,
            },
            ui, cancellationToken));
        return command;
    }

    /// <summary>The pages of an issue.</summary>
    public static Argument<string[]> Inputs(UiLanguage ui)
    {
        var inputs = new Argument<string[]>("INPUT") { Arity = ArgumentArity.OneOrMore, Description = ui.Say("一期报纸的版面（文本、PDF 等文件，存放它们的文件夹，或订阅源、网页的网址）", "the pages of one issue: text, PDF and other files, their folder, or the address of a feed or web page") };
        inputs.Validators.Add(result => UsageErrors.CheckInputs(result, ui));
        return inputs;
    }

    /// <summary>Whether addresses of the web may lead into the own network.</summary>
    public static Option<bool> AllowPrivate(UiLanguage ui) => new("--allow-private")
    {
        Description = ui.Say("允许抓取内部网络（如 localhost、192.168.x.x）的网址", "fetch addresses inside private networks, too (localhost, 192.168.x.x and the like)"),
    };

    /// <summary>Examples for the help.</summary>
    public static string Examples(UiLanguage ui) => ui.Say(
        """
        示例：
          audiopaper narrate page1.txt page2.txt
          audiopaper narrate 今天的版面/ -o 节目库 --newspaper 海湾晚报 --date 2026-03-18
          audiopaper narrate https://example.org/feed.xml
          audiopaper narrate pages/ --formats mp3,m4b,opus
          audiopaper narrate pages/ --public-url https://example.org/audio/ --json
          audiopaper segment pages/ --json -
          audiopaper script pages/
          audiopaper lexicon add 单田芳 --pinyin "shan4 tian2 fang1"
        """,
        """
        Examples:
          audiopaper narrate page1.txt page2.txt
          audiopaper narrate pages/ -o library --newspaper "Harbour News" --date 2026-03-18
          audiopaper narrate https://example.org/feed.xml
          audiopaper narrate pages/ --formats mp3,m4b,opus
          audiopaper narrate pages/ --public-url https://example.org/audio/ --json
          audiopaper segment pages/ --json -
          audiopaper script pages/
          audiopaper lexicon add Fenwick --ipa "ˈfɛnɪk"
        """);

    private static DateOnly? ParseDate(ArgumentResult result, UiLanguage ui)
    {
        var text = result.Tokens[0].Value;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        result.AddError(ui.Say($"--date 的值“{text}”不是日期；请写成 2026-03-18 这样。", $"«{text}» is no date for --date; write it like 2026-03-18."));
        return null;
    }

    /// <summary>An address of the web, without query and fragment.</summary>
    public static Uri? ParseUrl(ArgumentResult result, UiLanguage ui)
    {
        var text = result.Tokens[0].Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.Query.Length == 0 && url.Fragment.Length == 0)
        {
            return url;
        }

        result.AddError(ui.Say($"--public-url 的值“{text}”不是网址；请写成 https://example.org/audio/ 这样。", $"«{text}» is no address for --public-url; write it like https://example.org/audio/."));
        return null;
    }

    private static string[] FormatsOf(IReadOnlyList<Token> tokens) =>
        [.. tokens.SelectMany(token => token.Value.Split(',', StringSplitOptions.TrimEntries)).Distinct(StringComparer.Ordinal)];

    private static void CheckFormats(OptionResult result, UiLanguage ui)
    {
        if (FormatsOf(result.Tokens).FirstOrDefault(name => !EpisodeFormat.Names.Contains(name)) is { } wrong)
        {
            var known = string.Join(ui.Say("、", ", "), EpisodeFormat.Names);
            result.AddError(ui.Say($"--formats 没有“{wrong}”这个值；可用的有：{known}。", $"«{wrong}» is no value for --formats; there is: {known}."));
        }
    }

    /// <summary>Folder of installed voices.</summary>
    public static Option<string?> VoicesFolder(UiLanguage ui)
    {
        var option = new Option<string?>("--voices-dir") { HelpName = "FOLDER", Description = ui.Say("已安装的声音所在的文件夹", "folder of installed voices") };
        option.Validators.Add(result => UsageErrors.CheckText(result, "--voices-dir", ui, 4000));
        return option;
    }

    /// <summary>A voice has an id with an engine that there is.</summary>
    public static void CheckVoice(OptionResult result, UiLanguage ui)
    {
        var text = result.Tokens.Count > 0 ? result.Tokens[0].Value : Cast.Offline.ToString();
        if (!(VoiceId.TryParse(text, out var id) && id.Engine is "espeak" or "piper" or "azure" or "openai"))
        {
            result.AddError(ui.Say($"没有“{text}”这个声音；写法如 espeak:cmn+f3、piper:名称、azure:zh-CN-YunyangNeural（audiopaper voices list 会列出）。", $"There is no voice «{text}»; voices are written like espeak:cmn+f3, piper:NAME or azure:zh-CN-YunyangNeural (see \"audiopaper voices list\")."));
        }
    }

    private static void CheckName(OptionResult result, UiLanguage ui, int mostCharacters = LongestName)
    {
        var value = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
        if (result.Tokens.Count > 0 && (string.IsNullOrWhiteSpace(value) || value.Length > mostCharacters || value.Any(char.IsControl)))
        {
            result.AddError(ui.Say($"{result.Option.Name} 需要一个不超过 {mostCharacters} 个字符的名称。", $"{result.Option.Name} takes a name of at most {mostCharacters} characters."));
        }
    }
}

using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AudioPaper.Files;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Feeds;
using AudioPaper.Host.Web.Files;
using AudioPaper.Host.Web.Settings;
using AudioPaper.Host.Web.Speakers.Alexa.Model;
using Microsoft.Extensions.Logging.Abstractions;

namespace AudioPaper.Host.Commands;

/// <summary>The command <c>alexa</c>: what Amazon's developer console wants to know of a newspaper's skill.</summary>
internal static class AlexaCommand
{
    /// <summary>The locales whose words the skill has.</summary>
    private static readonly string[] Locales = ["en-US", "en-GB", "en-AU", "en-CA", "en-IN"];

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Builds the command.</summary>
    public static Command Build(UiLanguage ui) => new("alexa", ui.Say("Alexa 技能", "the Alexa skill of a newspaper")) { Model(ui) };

    private static Command Model(UiLanguage ui)
    {
        var newspaper = new Option<string?>("--newspaper") { HelpName = "NAME", Description = ui.Say("报纸名称（节目库里只有一种报纸时可省略）", "name of the newspaper (may be left out when the library has only one)") };
        var library = new Option<string>("--library", "-l") { HelpName = "FOLDER", Description = ui.Say("节目库文件夹", "folder of the library"), DefaultValueFactory = _ => "library" };
        var output = new Option<string>("--output", "-o") { HelpName = "FOLDER", Description = ui.Say("写入的文件夹", "folder to write to"), Required = true };
        var invocation = new Option<string?>("--invocation") { HelpName = "NAME", Description = ui.Say("呼叫名：小写英文，至少两个词（英文报名可省略）", "what the skill is called by: lower-case English, two words at least (an English newspaper may leave it out)") };
        var locales = new Option<string[]>("--locale") { HelpName = "en-US|en-GB|en-AU|en-CA|en-IN", Description = ui.Say("语言地区，可重复（默认 en-US；Alexa 没有中文）", "locale; may be repeated (default: en-US; Alexa has no Chinese)"), DefaultValueFactory = _ => ["en-US"] };
        var publicUrl = new Option<string?>("--public-url") { HelpName = "URL", Description = ui.Say("节目库的 https 地址（默认：服务器设置；非公开报纸：听众自己的地址，到报纸名之前，如 https://…/p/…/）", "https address of the library (default: that of the server's settings; for a private newspaper the listener's own, up to the newspaper's name: https://…/p/…/)") };
        newspaper.Validators.Add(result => UsageErrors.CheckText(result, "--newspaper", ui, 500));
        library.Validators.Add(result => UsageErrors.CheckText(result, "--library", ui, 4000));
        output.Validators.Add(result => UsageErrors.CheckText(result, "--output", ui, 4000));
        locales.Validators.Add(result => UsageErrors.CheckChoice(result, ui, Locales));
        invocation.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var value }] && !InvocationName.Is(value))
            {
                result.AddError(ui.Say($"--invocation 的值“{value}”不行：须为小写英文字母，至少两个词，不含 alexa、open、and、skill 之类的词，如 harbour news。",
                    $"«{value}» is no value for --invocation: lower-case letters, two words at least, none like alexa, open, and, or skill; for instance: harbour news."));
            }
        });
        publicUrl.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var value }] && !(Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps))
            {
                result.AddError(ui.Say($"--public-url 的值“{value}”不是 https 网址；Alexa 只接受 https。", $"«{value}» is no https address for --public-url; Alexa takes no other."));
            }
        });
        var command = new Command("model", ui.Say("写出交互模型与技能清单，供 Alexa 开发者控制台或 ask 命令使用", "write the interaction model and the manifests, for Alexa's developer console or the ask command"))
        {
            newspaper, library, output, invocation, locales, publicUrl,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var root = LibraryFolder.OpenExisting(parsed.GetRequiredValue(library));
            var served = Find(root, parsed.GetValue(newspaper)?.Trim());
            var site = SiteOf(root, served, parsed.GetValue(publicUrl));
            var name = parsed.GetValue(invocation) ?? InvocationName.Of(served.Record.Name) ?? throw new LibraryException(
                $"Nobody can call «{served.Record.Name}» by its name in English; give one with --invocation, for instance: --invocation \"harbour news\".",
                $"“{served.Record.Name}”不能用英文呼叫；请用 --invocation 给出呼叫名，如 --invocation \"harbour news\"。");
            var told = parsed.GetRequiredValue(locales).Distinct(StringComparer.Ordinal).ToImmutableArray();
            foreach (var (path, json) in Files(served, site, name, told))
            {
                var at = Path.Combine(parsed.GetRequiredValue(output), path);
                Directory.CreateDirectory(Path.GetDirectoryName(at)!);
                await WholeFile.WriteAsync(at, async (stream, cancellation) => await stream.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(json, Readable), cancellation), cancellationToken);
                Console.Out.WriteLine(at);
            }

            if (served.Settings.AlexaSkillIds.IsEmpty)
            {
                Console.Error.WriteLine(ui.Say("技能建好后，请把它的编号写进这份报纸的设置：\"alexa\": { \"skillId\": \"amzn1.ask.skill.…\" }；在此之前服务器不回答它。",
                    "Once the skill is made, put its id into the newspaper's settings: \"alexa\": { \"skillId\": \"amzn1.ask.skill.…\" }; until then the server does not answer it."));
            }

            return 0;
        });
        return command;
    }

    private static IEnumerable<(string Path, JsonObject Json)> Files(ServedNewspaper newspaper, SiteAddress site, string invocation, ImmutableArray<string> locales)
    {
        var manifest = new SkillManifest(newspaper, site, invocation, locales);
        // The newest issue's sections come first: of two with one English name that one is meant.
        var sections = newspaper.Issues.Reverse().SelectMany(issue => issue.Sections).Distinct(StringComparer.Ordinal).ToImmutableArray();
        yield return (Path.Combine("skill-package", "skill.json"), manifest.Spoken());
        foreach (var locale in locales)
        {
            yield return (Path.Combine("skill-package", "interactionModels", "custom", locale + ".json"), InteractionModel.Of(invocation, sections));
        }

        yield return (Path.Combine("flash-briefing", "skill-package", "skill.json"), manifest.Briefing());
    }

    private static ServedNewspaper Find(LibraryFolder root, string? name)
    {
        var all = new PublishedIndex(root, TimeProvider.System, NullLogger<PublishedIndex>.Instance).Newspapers;
        return name is null && all.Count == 1 ? all.Values.Single()
            : name is not null && all.TryGetValue(FolderName.Of(name), out var found) ? found
            : throw new LibraryException(
                name is null ? $"The library {root.Root} has {all.Count} newspapers with an issue; say which one with --newspaper." : $"The library {root.Root} has no newspaper «{name}» with an issue; make one first, or look at the names in newspaper.json.",
                name is null ? $"节目库 {root.Root} 里有 {all.Count} 种已出刊的报纸；请用 --newspaper 指明。" : $"节目库 {root.Root} 里没有已出刊的“{name}”；请先制作一期，或在 newspaper.json 中查看名称。");
    }

    private static SiteAddress SiteOf(LibraryFolder root, ServedNewspaper newspaper, string? told)
    {
        var url = told is not null ? new Uri(told) : ServerSources.Read(file: null, Environment.GetEnvironmentVariable, [("library", "--library", root.Root)]).PublicUrl;
        if (url is null || url.Scheme != Uri.UriSchemeHttps)
        {
            throw new LibraryException(
                "Alexa reaches the server by https only, and no https address is set; give it with --public-url, or as publicUrl in the server's settings.",
                "Alexa 只能用 https 访问服务器，而没有设置 https 地址；请用 --public-url 给出，或写在服务器设置的 publicUrl 中。");
        }

        return !newspaper.Settings.IsPrivate || url.AbsolutePath.Contains("/p/", StringComparison.Ordinal) ? new SiteAddress(url, newspaper.Settings.IsPrivate) : throw new LibraryException(
            $"{newspaper.Record.Name} is private: give the address of a listener (audiopaper listeners add), up to the newspaper's name, with --public-url https://…/p/…/.",
            $"{newspaper.Record.Name} 不公开：请用 --public-url https://…/p/…/ 给出一位听众的地址（audiopaper listeners add），到报纸名之前为止。");
    }
}

using System.CommandLine;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Files;
using AudioPaper.Host.Web.Settings;

namespace AudioPaper.Host.Commands;

/// <summary>The command <c>listeners</c>: who may hear the private newspapers of a library.</summary>
internal static class ListenersCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(UiLanguage ui) =>
        new("listeners", ui.Say("非公开报纸的听众：发放、查看、收回订阅地址", "listeners of private newspapers: give, list and revoke their addresses")) { Add(ui), List(ui), Revoke(ui) };

    private static Command Add(UiLanguage ui)
    {
        var newspaper = new Argument<string>("NEWSPAPER") { Description = ui.Say("报纸名称", "name of the newspaper") };
        var name = new Argument<string>("NAME") { Description = ui.Say("听众的名字，供您辨认", "who it is for, so that you know") };
        var publicUrl = new Option<string?>("--public-url") { HelpName = "URL", Description = ui.Say("节目库在网上的地址（默认：服务器设置中的地址）", "address of the library on the web (default: that of the server's settings)") };
        var library = Library(ui);
        newspaper.Validators.Add(result => UsageErrors.CheckText(result, "NEWSPAPER", ui, 500));
        name.Validators.Add(result => UsageErrors.CheckText(result, "NAME", ui, 200));
        publicUrl.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var value }] && !(Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
            {
                result.AddError(ui.Say($"--public-url 的值“{value}”不是网址。", $"«{value}» is no web address for --public-url."));
            }
        });
        var command = new Command("add", ui.Say("发放一个只属于一位听众的地址", "give a listener an address of their own")) { newspaper, name, publicUrl, library };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var root = LibraryFolder.OpenExisting(parsed.GetRequiredValue(library));
            var folder = FolderName.Of(parsed.GetRequiredValue(newspaper));
            if (!File.Exists(Path.Combine(root.Root, folder, "newspaper.json")))
            {
                throw new LibraryException($"The library {root.Root} has no newspaper «{parsed.GetRequiredValue(newspaper)}»; the names stand in the newspapers' newspaper.json.",
                    $"节目库 {root.Root} 里没有“{parsed.GetRequiredValue(newspaper)}”；名称见 newspaper.json。");
            }

            // Before anything is kept: a setting may be wrong.
            var settings = ServerSources.Read(file: null, Environment.GetEnvironmentVariable, [("library", "--library", root.Root)]);
            var known = parsed.GetValue(publicUrl) is { } told ? new Uri(told) : settings.PublicUrl;
            var (listener, token) = await new Listeners(root, TimeProvider.System).AddAsync(folder, parsed.GetRequiredValue(name), cancellationToken);
            var site = new SiteAddress(known ?? OnThisMachine(settings.Urls), IsPrivate: false).For(token);
            Console.Out.WriteLine(site.Url(folder, "podcast.xml").AbsoluteUri);
            Console.Error.WriteLine(ui.Say($"这个地址只显示一次；用 audiopaper listeners revoke {listener.Id} 收回。", $"This address is shown only now; take it back with: audiopaper listeners revoke {listener.Id}"));
            if (known is null)
            {
                Console.Error.WriteLine(ui.Say("没有设置公开地址：这个地址只在本机有效；请用 --public-url 给出别人访问的地址。", "No public address is set: this one works on this machine only; --public-url tells the one that others use."));
            }

            return 0;
        });
        return command;
    }

    // The first address that the server listens at; one that means all addresses is this machine, seen from here.
    private static Uri OnThisMachine(string urls)
    {
        var first = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault() ?? "";
        foreach (var all in new[] { "//*", "//+", "//0.0.0.0", "//[::]" })
        {
            first = first.Replace(all, "//localhost", StringComparison.Ordinal);
        }

        return Uri.TryCreate(first, UriKind.Absolute, out var url) ? url : new Uri("http://localhost:8080/");
    }

    private static Command List(UiLanguage ui)
    {
        var library = Library(ui);
        var command = new Command("list", ui.Say("列出听众", "list the listeners")) { library };
        command.SetAction(parsed =>
        {
            foreach (var listener in new Listeners(LibraryFolder.OpenExisting(parsed.GetRequiredValue(library)), TimeProvider.System).List())
            {
                Console.Out.WriteLine(FormattableString.Invariant($"{listener.Id}  {listener.Created:yyyy-MM-dd}  {listener.Newspaper}  {listener.Name}"));
            }

            return 0;
        });
        return command;
    }

    private static Command Revoke(UiLanguage ui)
    {
        var id = new Argument<string>("ID") { Description = ui.Say("list 所列的编号", "its id, as list prints it") };
        var library = Library(ui);
        var command = new Command("revoke", ui.Say("收回一个地址", "take an address back")) { id, library };
        command.SetAction(async (parsed, cancellationToken) =>
            await new Listeners(LibraryFolder.OpenExisting(parsed.GetRequiredValue(library)), TimeProvider.System).RevokeAsync(parsed.GetRequiredValue(id), cancellationToken) ? 0
                : throw new LibraryException($"There is no listener {parsed.GetRequiredValue(id)}; list them with: audiopaper listeners list", $"没有编号为 {parsed.GetRequiredValue(id)} 的听众；请用 audiopaper listeners list 查看。"));
        return command;
    }

    private static Option<string> Library(UiLanguage ui) =>
        new("--library", "-l") { HelpName = "FOLDER", Description = ui.Say("节目库文件夹", "folder of the library"), DefaultValueFactory = _ => "library" };
}

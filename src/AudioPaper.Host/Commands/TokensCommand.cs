using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Accounts;

namespace AudioPaper.Host.Commands;

/// <summary>The command <c>tokens</c>: what programs may do by the API. A running server takes changes within seconds.</summary>
internal static class TokensCommand
{
    private const int MostDays = 3650;

    /// <summary>Builds the command.</summary>
    public static Command Build(UiLanguage ui) => new("tokens", ui.Say("供程序调用接口的令牌", "tokens with which programs use the API")) { Add(ui), List(ui), Revoke(ui) };

    /// <summary>The option that tells the library.</summary>
    public static Option<string> Library(UiLanguage ui) => new("--library", "-l") { HelpName = "FOLDER", Description = ui.Say("节目库文件夹", "folder of the library"), DefaultValueFactory = _ => "library" };

    private static Command Add(UiLanguage ui)
    {
        var (name, library) = (new Argument<string>("NAME") { Description = ui.Say("用途", "what it is for") }, Library(ui));
        name.Validators.Add(result => UsageErrors.CheckText(result, "NAME", ui, 100));
        var scopes = new Option<string>("--scopes") { HelpName = "SCOPE,SCOPE", Required = true, Description = ui.Say($"权限：{string.Join("、", Scopes.All)}", $"what it may do: {string.Join(", ", Scopes.All)}") };
        var newspaper = new Option<string?>("--newspaper") { HelpName = "NAME", Description = ui.Say("只用于这份报纸", "for this newspaper only") };
        newspaper.Validators.Add(result => UsageErrors.CheckText(result, "--newspaper", ui, 200));
        var days = new Option<int>("--days") { HelpName = "N", Description = ui.Say("有效天数；0 表示一直有效", "how long it is good; 0 for ever"), DefaultValueFactory = _ => 365 };
        scopes.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var value }] && SplitScopes(value) is var asked && (asked.IsEmpty || asked.Except(Scopes.All).Any()))
            {
                result.AddError(ui.Say($"--scopes 的值须取自：{string.Join("、", Scopes.All)}。", $"--scopes has some of: {string.Join(", ", Scopes.All)}."));
            }
        });
        days.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var value }] && !(int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= MostDays))
            {
                result.AddError(ui.Say($"--days 为 0 到 {MostDays}。", $"--days is 0 to {MostDays}."));
            }
        });
        var command = new Command("add", ui.Say("发放令牌；只显示这一次", "make a token; it is shown this once")) { name, scopes, newspaper, days, library };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (record, secret) = await Of(parsed.GetRequiredValue(library)).AddAsync(
                parsed.GetRequiredValue(name), SplitScopes(parsed.GetRequiredValue(scopes)), parsed.GetValue(newspaper)?.Trim(), parsed.GetRequiredValue(days) is > 0 and var count ? count : null, cancellationToken);
            Console.Error.WriteLine(ui.Say($"令牌 {record.Id}；请妥善保存，以后无法再显示：", $"Token {record.Id}; keep it well, it cannot be shown again:"));
            Console.Out.WriteLine(secret);
            return 0;
        });
        return command;
    }

    private static Command List(UiLanguage ui)
    {
        var library = Library(ui);
        var command = new Command("list", ui.Say("列出令牌", "list the tokens")) { library };
        command.SetAction(parsed =>
        {
            foreach (var token in Of(parsed.GetRequiredValue(library)).All())
            {
                Console.Out.WriteLine(string.Join('\t', token.Id, ConsoleProgress.Printable(token.Name), string.Join(',', token.Scopes), ConsoleProgress.Printable(token.Newspaper ?? "*"),
                    token.Expires?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "-"));
            }

            return 0;
        });
        return command;
    }

    private static Command Revoke(UiLanguage ui)
    {
        var (id, library) = (new Argument<string>("ID") { Description = ui.Say("编号，或独一无二的用途", "its id, or its name where only one has it") }, Library(ui));
        var command = new Command("revoke", ui.Say("收回令牌；几秒内失效", "take a token back; no longer good within seconds")) { id, library };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await Of(parsed.GetRequiredValue(library)).RevokeAsync(parsed.GetRequiredValue(id), cancellationToken);
            return 0;
        });
        return command;
    }

    private static ImmutableArray<string> SplitScopes(string value) => [.. value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()];

    private static ProgramTokens Of(string library) => new(LibraryFolder.Open(library).Root, TimeProvider.System);
}

using System.CommandLine;
using System.Globalization;
using System.Text;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Accounts;

namespace AudioPaper.Host.Commands;

/// <summary>The command <c>users</c>: who may log in to the desk. A running server takes changes within seconds.</summary>
internal static class UsersCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(UiLanguage ui) =>
        new("users", ui.Say("可以登录编辑部页面的人", "people who may log in to the desk")) { Add(ui), List(ui), Remove(ui), Password(ui) };

    private static Command Add(UiLanguage ui)
    {
        var (name, library) = (Name(ui), TokensCommand.Library(ui));
        var role = new Option<string>("--role") { HelpName = "admin|editor", Description = ui.Say("admin 可做一切；editor 制作节目，不改设置", "admin may do everything; editor makes issues and changes no settings"), DefaultValueFactory = _ => Scopes.Editor };
        role.Validators.Add(result => UsageErrors.CheckChoice(result, ui, Scopes.Admin, Scopes.Editor));
        var command = new Command("add", ui.Say("添加一个人；密码在终端询问，或从标准输入读取一行", "add somebody; the password is asked for, or read from standard input (a line)")) { name, role, library };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await Of(parsed.GetRequiredValue(library)).AddAsync(parsed.GetRequiredValue(name), parsed.GetRequiredValue(role), ReadPassword(ui), cancellationToken);
            Console.Out.WriteLine(ui.Say($"已添加 {parsed.GetRequiredValue(name)}（{parsed.GetRequiredValue(role)}）。", $"{parsed.GetRequiredValue(name)} may log in now ({parsed.GetRequiredValue(role)})."));
            return 0;
        });
        return command;
    }

    private static Command List(UiLanguage ui)
    {
        var library = TokensCommand.Library(ui);
        var command = new Command("list", ui.Say("列出所有人", "list everybody")) { library };
        command.SetAction(parsed =>
        {
            foreach (var user in Of(parsed.GetRequiredValue(library)).All())
            {
                Console.Out.WriteLine(string.Join('\t', ConsoleProgress.Printable(user.Name), user.Role, user.Created.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
            }

            return 0;
        });
        return command;
    }

    private static Command Remove(UiLanguage ui)
    {
        var (name, library) = (Name(ui), TokensCommand.Library(ui));
        var command = new Command("remove", ui.Say("删除一个人；几秒内失效", "remove somebody; out within seconds")) { name, library };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await Of(parsed.GetRequiredValue(library)).RemoveAsync(parsed.GetRequiredValue(name), cancellationToken);
            return 0;
        });
        return command;
    }

    private static Command Password(UiLanguage ui)
    {
        var (name, library) = (Name(ui), TokensCommand.Library(ui));
        var command = new Command("password", ui.Say("更改密码；密码在终端询问，或从标准输入读取一行", "change a password; it is asked for, or read from standard input (a line)")) { name, library };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await Of(parsed.GetRequiredValue(library)).SetPasswordAsync(parsed.GetRequiredValue(name), ReadPassword(ui), cancellationToken);
            return 0;
        });
        return command;
    }

    /// <summary>A password: typed twice and not shown, or a line of standard input. Never an argument, which everybody on the machine sees.</summary>
    private static string ReadPassword(UiLanguage ui)
    {
        if (Console.IsInputRedirected)
        {
            return Console.In.ReadLine() ?? "";
        }

        var (first, second) = (Ask(ui.Say("密码：", "Password: ")), Ask(ui.Say("再输入一次：", "Once more: ")));
        return first == second ? first : throw new LibraryException("The two passwords differ; run the command again.", "两次输入的密码不同；请重新运行命令。");
    }

    private static string Ask(string prompt)
    {
        Console.Error.Write(prompt);
        var typed = new StringBuilder();
        for (var key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            _ = key.Key == ConsoleKey.Backspace ? typed.Length > 0 ? typed.Remove(typed.Length - 1, 1) : typed : char.IsControl(key.KeyChar) ? typed : typed.Append(key.KeyChar);
        }

        Console.Error.WriteLine();
        return typed.ToString();
    }

    private static Users Of(string library) => new(LibraryFolder.Open(library).Root, TimeProvider.System);

    private static Argument<string> Name(UiLanguage ui) => new("NAME") { Description = ui.Say("用户名", "name to log in with") };
}

using System.CommandLine;

namespace AudioPaper.Host.Commands;

/// <summary>Examples under the help of a command: those of the newsroom for its commands, else those of making an issue.</summary>
internal static class HelpExamples
{
    private static readonly HashSet<string> OfNewsroom = new(StringComparer.Ordinal) { "serve", "work", "doctor", "listeners", "users", "tokens", "alexa" };

    /// <summary>The examples for a command.</summary>
    /// <param name="command">The command, or one below it.</param>
    /// <param name="ui">The user's language.</param>
    public static string Of(Command command, UiLanguage ui)
    {
        for (var at = command; at is not null; at = at.Parents.OfType<Command>().FirstOrDefault())
        {
            if (OfNewsroom.Contains(at.Name))
            {
                return Newsroom(ui);
            }
        }

        return NarrateCommand.Examples(ui);
    }

    private static string Newsroom(UiLanguage ui) => ui.Say(
        """
        示例：
          audiopaper serve --library 节目库
          audiopaper users add 顾女士 --role admin --library 节目库
          audiopaper tokens add 采编系统 --scopes issues:write,issues:read --library 节目库
          curl -H "Authorization: Bearer $TOKEN" -F files=@page.pdf http://127.0.0.1:8080/api/v1/issues
          audiopaper listeners add 海湾晚报 李先生 --public-url https://example.org/ --library 节目库
          audiopaper alexa model --newspaper 海湾晚报 --invocation "harbour news" --public-url https://example.org/ --library 节目库 -o 技能
          audiopaper doctor --library 节目库
        """,
        """
        Examples:
          audiopaper serve --library library
          audiopaper users add anna --role admin --library library
          audiopaper tokens add uploads --scopes issues:write,issues:read --library library
          curl -H "Authorization: Bearer $TOKEN" -F files=@page.pdf http://127.0.0.1:8080/api/v1/issues
          audiopaper listeners add "Harbour News" Tom --public-url https://example.org/ --library library
          audiopaper alexa model --newspaper "Harbour News" --public-url https://example.org/ --library library -o skill
          audiopaper doctor --library library
        """);
}

using System.CommandLine;
using System.CommandLine.Parsing;

namespace AudioPaper.Host.Commands;

/// <summary>Says in one sentence what is wrong with a command line.</summary>
internal static class UsageErrors
{
    /// <summary>The sentence: the one about a word that was typed, where there is one.</summary>
    public static string Sentence(ParseResult parsed, UiLanguage ui)
    {
        var messages = parsed.Errors.Select(error => error.Message.ReplaceLineEndings(" ")).ToList();
        var message = messages.Find(text => parsed.UnmatchedTokens.Any(token => text.Contains(token, StringComparison.Ordinal))) ?? messages[0];
        return ui.Say($"错误：{ParserWords.Error(message, ui)}（用法：audiopaper --help）", $"Error: {message} (usage: audiopaper --help)");
    }

    /// <summary>An option takes one of a few values.</summary>
    public static void CheckChoice(OptionResult result, UiLanguage ui, params string[] choices)
    {
        if (result.Tokens.FirstOrDefault(token => !choices.Contains(token.Value)) is { } wrong)
        {
            var known = string.Join(ui.Say("、", ", "), choices);
            result.AddError(ui.Say($"{result.Option.Name} 没有“{wrong.Value}”这个值；可用的有：{known}。", $"«{wrong.Value}» is no value for {result.Option.Name}; there is: {known}."));
        }
    }

    /// <summary>A misspelt option must not be taken for a page.</summary>
    public static void CheckInputs(ArgumentResult result, UiLanguage ui)
    {
        if (result.Tokens.FirstOrDefault(token => token.Value is ['-', _, ..] && !Path.Exists(token.Value)) is { } unknown)
        {
            result.AddError(ui.Say($"没有“{unknown.Value}”这个选项。", $"There is no option «{unknown.Value}»."));
        }
    }
}

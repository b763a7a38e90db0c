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

    /// <summary>A text that people or file systems must be able to hold; white space alone is none.</summary>
    public static void CheckText(SymbolResult result, string name, UiLanguage ui, int mostCharacters)
    {
        if (result.Tokens is [{ Value: var value }, ..] && (string.IsNullOrWhiteSpace(value) || value.Length > mostCharacters || value.Any(c => char.IsControl(c) && !char.IsWhiteSpace(c))))
        {
            result.AddError(ui.Say($"{name} 需要不超过 {mostCharacters} 个字符的文字。", $"{name} takes a text of at most {mostCharacters} characters."));
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

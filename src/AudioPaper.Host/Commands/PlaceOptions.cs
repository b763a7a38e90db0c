using System.CommandLine;
using System.Globalization;

namespace AudioPaper.Host.Commands;

/// <summary>Which lexicon is meant.</summary>
/// <param name="Library">Folder of the library.</param>
/// <param name="Newspaper">Name of the newspaper; null when the library has only one.</param>
/// <param name="Issue">Date of the issue, with its edition after a hyphen; null for the newspaper's lexicon.</param>
/// <param name="Language"><c>zh-CN</c> or <c>en-US</c>; null when the writing tells.</param>
internal sealed record LexiconRequest(string Library, string? Newspaper, string? Issue, string? Language);

/// <summary>The options of all <c>lexicon</c> commands that say which lexicon is meant.</summary>
internal sealed class PlaceOptions
{
    private readonly Option<string> library;
    private readonly Option<string?> newspaper;
    private readonly Option<string?> issue;
    private readonly Option<string?> language;

    /// <summary>Builds them.</summary>
    public PlaceOptions(UiLanguage ui)
    {
        library = new Option<string>("--output", "-o") { HelpName = "LIBRARY", Description = ui.Say("节目库文件夹", "folder of the library"), DefaultValueFactory = _ => "library" };
        newspaper = new Option<string?>("--newspaper") { HelpName = "NAME", Description = ui.Say("报纸名称（节目库里只有一种报纸时可省略）", "name of the newspaper (may be left out when the library has only one)") };
        issue = new Option<string?>("--issue") { HelpName = "YYYY-MM-DD", Description = ui.Say("只用于这一期；有版次时写成“日期-版次”", "for this issue only; with an edition, DATE-EDITION") };
        language = new Option<string?>("--lang") { HelpName = "zh-CN|en-US", Description = ui.Say("词典的语言（默认看文字）", "language of the lexicon (default: by the writing)") };
        library.Validators.Add(result => UsageErrors.CheckText(result, "--output", ui, 4000));
        newspaper.Validators.Add(result => UsageErrors.CheckText(result, "--newspaper", ui, 200));
        language.Validators.Add(result => UsageErrors.CheckChoice(result, ui, "zh-CN", "en-US"));
        issue.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var value }] && !(value.Length <= 200 && (value.Length == 10 || value.ElementAtOrDefault(10) == '-' && value.Length > 11)
                && DateOnly.TryParseExact(value[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)))
            {
                result.AddError(ui.Say($"--issue 的值“{value}”不是日期；写法如 2026-03-18。", $"«{value}» is no date for --issue; write it like 2026-03-18."));
            }
        });
    }

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(newspaper);
        command.Options.Add(issue);
        command.Options.Add(language);
        command.Options.Add(library);
    }

    /// <summary>What was given.</summary>
    public LexiconRequest Of(ParseResult parsed) => new(parsed.GetRequiredValue(library), parsed.GetValue(newspaper)?.Trim(), parsed.GetValue(issue), parsed.GetValue(language));
}

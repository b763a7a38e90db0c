using System.CommandLine;
using System.CommandLine.Parsing;
using AudioPaper.Normalization;

namespace AudioPaper.Host.Commands;

/// <summary>The command <c>script</c>: shows what will be said, and speaks nothing.</summary>
internal static class ScriptCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(UiLanguage ui)
    {
        var inputs = NarrateCommand.Inputs(ui);
        inputs.Arity = ArgumentArity.ZeroOrMore;
        var lines = new Option<bool>("--lines") { Description = ui.Say("逐行读标准输入，每行印出一行要读的文字", "read standard input line by line and print for each line one line: the words as they are said") };
        var lang = new Option<string?>("--lang") { HelpName = "zh-CN|en-US", Description = ui.Say("文字的语言（默认由文字本身决定）；只与 --lines 连用", "language of the text (default: its script decides); with --lines only") };
        var pinyin = new Option<bool>("--pinyin") { Description = ui.Say("每个汉字印一个带调的音节；只与 --lines 连用", "print one toned syllable for each hanzi; with --lines only") };
        var sandhi = new Option<bool>("--sandhi") { Description = ui.Say("一、不和上声按变调后的读音；只与 --pinyin 连用", "tones after sandhi of 一, 不 and third tones; with --pinyin only") };
        var allowPrivate = NarrateCommand.AllowPrivate(ui);
        var library = new Option<string>("--output", "-o") { HelpName = "LIBRARY", Description = ui.Say("节目库文件夹，其中的词典决定读法", "folder of the library, whose lexicons decide how words are read"), DefaultValueFactory = _ => "library" };
        library.Validators.Add(result => UsageErrors.CheckText(result, "--output", ui, 4000));
        lang.Validators.Add(result => UsageErrors.CheckChoice(result, ui, "zh-CN", "en-US"));
        var json = new Option<string?>("--json") { HelpName = "OUT", Description = ui.Say("把读稿写入 JSON 文件；- 表示标准输出", "file for the script as JSON; - is standard output") };
        var html = new Option<string?>("--html") { HelpName = "FILE", Description = ui.Say("写入读稿网页：注音、停顿、存疑之处", "file for the script as a web page: readings, pauses, doubtful places") };
        var command = new Command("script", ui.Say("逐句显示将要读出的内容和读音，不朗读", "show sentence by sentence what will be said, with readings, without speaking")) { inputs, html, json, lines, lang, pinyin, sandhi, allowPrivate, library };
        command.Validators.Add(result => Check(result, inputs, lines, [lang, pinyin], pinyin, sandhi, ui));
        command.Validators.Add(result => CheckResults(result, lines, json, html, ui));
        command.SetAction((parsed, cancellationToken) => parsed.GetValue(lines)
            ? ScriptLines.PrintAsync(LanguageOf(parsed.GetValue(lang)), parsed.GetValue(pinyin), parsed.GetValue(sandhi), ui, cancellationToken)
            : ScriptOfPages.RunAsync(parsed.GetRequiredValue(inputs), parsed.GetRequiredValue(library), parsed.GetValue(json), parsed.GetValue(html), parsed.GetValue(allowPrivate), ui, cancellationToken));
        return command;
    }

    private static void Check(CommandResult result, Argument<string[]> inputs, Option lines, Option[] ofLines, Option pinyin, Option sandhi, UiLanguage ui)
    {
        var hasInputs = result.GetResult(inputs) is { Tokens.Count: > 0 };
        var hasLines = result.GetResult(lines) is { Implicit: false };
        if (hasInputs == hasLines)
        {
            result.AddError(hasLines
                ? ui.Say("--lines 读标准输入，不能同时给出版面。", "--lines reads standard input; give no pages with it.")
                : ui.Say("请给出版面，或用 --lines 从标准输入逐行读取。", "Give pages, or --lines to read lines from standard input."));
        }
        else if (!hasLines && ofLines.FirstOrDefault(option => result.GetResult(option) is { Implicit: false }) is { } misplaced)
        {
            result.AddError(ui.Say($"{misplaced.Name} 只能与 --lines 连用。", $"{misplaced.Name} goes with --lines only."));
        }
        else if (result.GetResult(sandhi) is { Implicit: false } && result.GetResult(pinyin) is not { Implicit: false })
        {
            result.AddError(ui.Say("--sandhi 只能与 --lines --pinyin 连用。", "--sandhi goes with --lines --pinyin only."));
        }
    }

    private static void CheckResults(CommandResult result, Option lines, Option json, Option html, UiLanguage ui)
    {
        if (result.GetResult(lines) is { Implicit: false } && new[] { json, html }.FirstOrDefault(option => result.GetResult(option) is { Implicit: false }) is { } misplaced)
        {
            result.AddError(ui.Say($"{misplaced.Name} 不能与 --lines 连用。", $"{misplaced.Name} does not go with --lines."));
        }
        else
        {
            ResultFiles.Check(result, result.GetResult(json), result.GetResult(html), areNeeded: false, ui);
        }
    }

    private static TextLanguage LanguageOf(string? tag) => tag switch { "zh-CN" => TextLanguage.Chinese, "en-US" => TextLanguage.English, _ => TextLanguage.Unknown };
}

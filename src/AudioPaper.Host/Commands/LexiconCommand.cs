using System.CommandLine;
using AudioPaper.Normalization.Lexicons;

namespace AudioPaper.Host.Commands;

/// <summary>The command <c>lexicon</c>: its subcommands, arguments and options.</summary>
internal static class LexiconCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(UiLanguage ui) =>
        new("lexicon", ui.Say("读错的名字和词：改正、查看、试听读法", "names and words that are said wrong: mend, list and try them")) { Add(ui), List(ui), Test(ui), Remove(ui) };

    private static Command Add(UiLanguage ui)
    {
        var (grapheme, place) = (Grapheme(ui), new PlaceOptions(ui));
        var pinyin = new Option<string?>("--pinyin") { HelpName = "SYLLABLES", Description = ui.Say("每个汉字一个音节，如 \"shan4 tian2 fang1\" 或 \"shàn tián fāng\"", "a syllable for each hanzi, e.g. \"shan4 tian2 fang1\" or \"shàn tián fāng\"") };
        var ipa = new Option<string?>("--ipa") { HelpName = "PHONEMES", Description = ui.Say("国际音标，如 \"ˈfɛnɪk\"", "phonemes in IPA, e.g. \"ˈfɛnɪk\"") };
        var alias = new Option<string?>("--alias") { HelpName = "TEXT", Description = ui.Say("改读的文字，如 \"发光二极管\"", "other text that is read instead, e.g. \"light-emitting diode\"") };
        var command = new Command("add", ui.Say("写下一个词怎样读；再次运行 narrate 即可听到", "say how a word is read; run narrate again to hear it")) { grapheme, pinyin, ipa, alias };
        place.AddTo(command);
        command.Validators.Add(result =>
        {
            if (new[] { result.GetResult(pinyin), result.GetResult(ipa), result.GetResult(alias) }.Count(given => given is not null) != 1)
            {
                result.AddError(ui.Say("请用 --pinyin、--ipa、--alias 之一写出读法。", "Give the reading with one of --pinyin, --ipa and --alias."));
            }
        });
        command.SetAction((parsed, cancellationToken) =>
        {
            var (kind, value) = parsed.GetValue(pinyin) is { } syllables ? (LexemeKind.Pinyin, syllables) : parsed.GetValue(ipa) is { } phonemes ? (LexemeKind.Ipa, phonemes) : (LexemeKind.Alias, parsed.GetValue(alias)!);
            return LexiconEditing.AddAsync(place.Of(parsed), parsed.GetRequiredValue(grapheme).Trim(), kind, value.Trim(), ui, cancellationToken);
        });
        return command;
    }

    private static Command Remove(UiLanguage ui)
    {
        var (grapheme, place) = (Grapheme(ui), new PlaceOptions(ui));
        var command = new Command("remove", ui.Say("删去一个词的读法", "take a word out again")) { grapheme };
        place.AddTo(command);
        command.SetAction((parsed, cancellationToken) => LexiconEditing.RemoveAsync(place.Of(parsed), parsed.GetRequiredValue(grapheme).Trim(), ui, cancellationToken));
        return command;
    }

    private static Command List(UiLanguage ui)
    {
        var (json, place) = (new Option<bool>("--json") { Description = ui.Say("以 JSON 打印", "print as JSON") }, new PlaceOptions(ui));
        var command = new Command("list", ui.Say("列出所有词条，并指出词典里的错误", "list all lexemes, and what is wrong in the lexicons")) { json };
        place.AddTo(command);
        command.SetAction((parsed, _) => Task.FromResult(LexiconListing.List(place.Of(parsed), parsed.GetValue(json), ui)));
        return command;
    }

    private static Command Test(UiLanguage ui)
    {
        var (text, place) = (new Argument<string>("TEXT") { Description = ui.Say("一句话", "a sentence") }, new PlaceOptions(ui));
        text.Validators.Add(result => UsageErrors.CheckText(result, "TEXT", ui, 10_000));
        var command = new Command("test", ui.Say("显示一句话会怎样读，用了哪些词条", "show how a sentence will be read, and by which lexemes")) { text };
        place.AddTo(command);
        command.SetAction((parsed, _) => Task.FromResult(LexiconListing.Test(place.Of(parsed), parsed.GetRequiredValue(text), ui)));
        return command;
    }

    private static Argument<string> Grapheme(UiLanguage ui)
    {
        var grapheme = new Argument<string>("GRAPHEME") { Description = ui.Say("词的写法，如 单田芳", "the word as it is written, e.g. Fenwick") };
        grapheme.Validators.Add(result => UsageErrors.CheckText(result, "GRAPHEME", ui, 60));
        return grapheme;
    }
}

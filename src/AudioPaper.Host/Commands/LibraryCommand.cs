using System.CommandLine;

namespace AudioPaper.Host.Commands;

/// <summary>The command <c>library</c>: its subcommands, arguments and options.</summary>
internal static class LibraryCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(UiLanguage ui) => new("library", ui.Say("检查节目库，清理不再需要的素材", "check a library, and remove what it needs no more")) { Verify(ui), Prune(ui) };

    private static Command Verify(UiLanguage ui)
    {
        var library = Library(ui);
        var command = new Command("verify", ui.Say("测量每一期的音频，并与记录核对", "measure the sound of each issue and check its files against the records")) { library };
        command.SetAction((parsed, cancellationToken) => LibraryVerifying.RunAsync(parsed.GetRequiredValue(library), ui, cancellationToken));
        return command;
    }

    private static Command Prune(UiLanguage ui)
    {
        var library = Library(ui);
        var olderThan = new Option<string?>("--older-than") { HelpName = "90d", Description = ui.Say("删除早于此的片段和音轨（h 小时、d 天、w 周）", "remove clips and tracks made longer ago (h hours, d days, w weeks)") };
        var maxSize = new Option<string?>("--max-size") { HelpName = "20GB", Description = ui.Say("素材库不超过此大小（KB、MB、GB、TB），先删最旧的", "shrink the store to this size (KB, MB, GB, TB), the oldest first") };
        var dryRun = new Option<bool>("--dry-run") { Description = ui.Say("只说明会删除什么", "only tell what would go") };
        olderThan.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var value }] && Quantity.Age(value) is null)
            {
                result.AddError(ui.Say($"--older-than 的值“{value}”不是时长；请写成 90d、12h 或 4w 这样。", $"«{value}» is no age for --older-than; write it like 90d, 12h or 4w."));
            }
        });
        maxSize.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var value }] && Quantity.SizeBytes(value) is null)
            {
                result.AddError(ui.Say($"--max-size 的值“{value}”不是大小；请写成 20GB 或 500MB 这样。", $"«{value}» is no size for --max-size; write it like 20GB or 500MB."));
            }
        });
        var command = new Command("prune", ui.Say("删除节目库中各期都不需要的旧片段和音轨", "remove old clips and tracks that no issue of the library needs")) { library, olderThan, maxSize, dryRun };
        command.Validators.Add(result =>
        {
            if (result.GetResult(olderThan) is null && result.GetResult(maxSize) is null)
            {
                result.AddError(ui.Say("请给出 --older-than 或 --max-size。", "Give --older-than or --max-size."));
            }
        });
        command.SetAction((parsed, cancellationToken) => LibraryPruning.RunAsync(
            parsed.GetRequiredValue(library), parsed.GetValue(olderThan) is { } age ? Quantity.Age(age) : null,
            parsed.GetValue(maxSize) is { } size ? Quantity.SizeBytes(size) : null, parsed.GetValue(dryRun), ui, cancellationToken));
        return command;
    }

    private static Argument<string> Library(UiLanguage ui) => new("LIBRARY") { Description = ui.Say("节目库文件夹", "folder of the library"), DefaultValueFactory = _ => "library" };
}

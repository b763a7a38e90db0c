using AudioPaper.Host.Commands;
using AudioPaper.Host.Jobs.Deliveries;
using AudioPaper.Host.Library;

namespace AudioPaper.Host.Web.Desk;

/// <summary>What people call stages.</summary>
internal static class StageWords
{
    /// <summary>Of an issue.</summary>
    public static string Of(IssueStage stage, UiLanguage ui) => stage switch
    {
        IssueStage.Importing => ui.Say("找文章", "finding articles"),
        IssueStage.Narrating => ui.Say("朗读中", "being spoken"),
        IssueStage.Assembling => ui.Say("合成节目", "being put together"),
        IssueStage.Held => ui.Say("等待发布", "waits to be published"),
        IssueStage.Published => ui.Say("已发布", "published"),
        IssueStage.Failed => ui.Say("失败", "failed"),
        IssueStage.Cancelled => ui.Say("已停止", "stopped"),
        _ => ui.Say("已撤回", "withdrawn"),
    };

    /// <summary>Of a delivery.</summary>
    public static string Of(DeliveryStage stage, UiLanguage ui) => stage switch
    {
        DeliveryStage.Waiting => ui.Say("等待处理", "waiting"),
        DeliveryStage.Accepted => ui.Say("已收下", "accepted"),
        _ => ui.Say("未采用", "refused"),
    };

    /// <summary>What can be done with an issue at a stage: paths and names.</summary>
    public static IEnumerable<(string What, string Name)> Actions(IssueStage stage, UiLanguage ui)
    {
        if (stage is IssueStage.Held or IssueStage.Withdrawn)
        {
            yield return ("publish", stage == IssueStage.Held ? ui.Say("发布", "Publish") : ui.Say("重新发布", "Publish again"));
        }

        if (stage is IssueStage.Importing or IssueStage.Narrating or IssueStage.Assembling)
        {
            yield return ("cancel", ui.Say("停止", "Stop"));
        }
        else if (stage != IssueStage.Withdrawn)
        {
            yield return ("remake", ui.Say("重新制作", "Make again"));
            yield return ("upgrade", ui.Say("重试被替换的声音", "Make again with the voices asked for"));
        }

        if (stage != IssueStage.Withdrawn)
        {
            yield return ("withdraw", ui.Say("撤回…", "Withdraw…"));
        }

        yield return ("delete", ui.Say("删除…", "Delete…"));
    }

    /// <summary>Whether somebody is asked again before it is done.</summary>
    public static bool NeedsConfirmation(string what) => what is "withdraw" or "delete";
}

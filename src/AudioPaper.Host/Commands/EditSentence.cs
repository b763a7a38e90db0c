using System.Collections.Immutable;
using AudioPaper.Segmentation.Corrections;

namespace AudioPaper.Host.Commands;

/// <summary>Says in one line what an edited <c>articles.json</c> changes.</summary>
internal static class EditSentence
{
    private const int MostTitles = 5;

    /// <summary>The line: articles by what was done to them, and the way back.</summary>
    public static string Of(ImmutableArray<Correction> corrections, string path, UiLanguage ui)
    {
        var kinds = corrections.GroupBy(correction => correction.Kind).OrderBy(group => group.Key).Select(group => $"{Name(group.Key, ui)} {Titles([.. group], ui)}");
        return ui.Say(
            $"文章取自手工修改的 articles.json：{string.Join("；", kinds)}。删除 {path} 即可恢复版面原文。",
            $"the articles come from the edited articles.json: {string.Join("; ", kinds)}; delete {path} to take the pages again.");
    }

    private static string Titles(ImmutableArray<Correction> corrections, UiLanguage ui)
    {
        var first = string.Join(ui.Say("、", ", "), corrections.Take(MostTitles).Select(correction => $"{correction.ArticleId} «{correction.Title}»"));
        return corrections.Length <= MostTitles ? first : ui.Say($"{first} 等 {corrections.Length} 篇", $"{first} and {corrections.Length - MostTitles} more");
    }

    private static string Name(CorrectionKind kind, UiLanguage ui) => kind switch
    {
        CorrectionKind.Added => ui.Say("新增", "added"),
        CorrectionKind.Removed => ui.Say("删去", "removed"),
        CorrectionKind.Moved => ui.Say("移动", "moved"),
        _ => ui.Say("改动", "changed"),
    };
}

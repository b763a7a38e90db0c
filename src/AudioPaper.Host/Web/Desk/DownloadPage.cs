using System.Globalization;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Api;
using AudioPaper.Host.Web.Downloads;
using AudioPaper.Host.Web.Guards;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AudioPaper.Host.Web.Desk;

/// <summary>How often files were downloaded this month, the most first.</summary>
internal static class DownloadPage
{
    private const int MostRows = 200;

    /// <summary>Answers with it.</summary>
    public static async Task WriteAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var (library, counts) = (services.GetRequiredService<LibraryFolder>(), services.GetRequiredService<DownloadCounts>());
        var ui = RequestLanguage.Of(context.Request);
        var month = DateOnly.FromDateTime(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        var page = new DeskPage(context, ui, ui.Say($"{month:yyyy-MM} 的下载次数", $"Downloads in {month:yyyy-MM}"));
        page.Paragraph(ui.Say("只按天和文件计数，不记录听众的任何信息；同一人下载两次算两次。", "Counted by day and file only; nothing of listeners is kept, so two downloads of one person count twice."));
        page.Html.Open("table").Open("thead").Open("tr").Element("th", ui.Say("文件", "File"), ("scope", "col")).Element("th", ui.Say("次数", "Count"), ("scope", "col")).Close("tr").Close("thead").Open("tbody");
        foreach (var file in Known.Newspapers(library, context.User).SelectMany(folder => counts.Of(folder, month)).GroupBy(count => count.File).Select(group => (File: group.Key, Count: group.Sum(count => count.Count)))
            .OrderByDescending(file => file.Count).ThenBy(file => file.File, StringComparer.Ordinal).Take(MostRows))
        {
            page.Html.Open("tr").Open("td");
            page.Said(file.File).Html.Close("td").Element("td", file.Count.ToString(CultureInfo.InvariantCulture)).Close("tr");
        }

        page.Html.Close("tbody").Close("table");
        await page.WriteAsync();
    }
}

using System.Xml;
using System.Xml.Linq;
using AudioPaper.Files;
using AudioPaper.Host.Library;
using AudioPaper.Publishing;

namespace AudioPaper.Host.Jobs.Removal;

/// <summary>Takes an episode out of the newspaper's <c>podcast.xml</c> on disk, which servers of files hand out as it is.</summary>
internal static class FeedRemoval
{
    /// <summary>Removes the item; nothing happens when there is none.</summary>
    public static async Task RemoveAsync(LibraryFolder library, IssueId id, IssueRequest request, CancellationToken cancellationToken)
    {
        var folder = library.NewspaperPath(id);
        using var kept = await FolderLock.TakeAsync(folder, () => { }, cancellationToken);
        var path = Path.Combine(folder, "podcast.xml");
        if (!File.Exists(path))
        {
            return;
        }

        var feed = Read(path);
        var guid = EpisodeGuid.Make(request.Newspaper.ReplaceLineEndings(" "), request.Date, request.Edition.ReplaceLineEndings(" ")).ToString();
        var items = feed?.Descendants("item").Where(item => item.Element("guid")?.Value.Trim() == guid).ToList();
        if (feed is null || items is { Count: 0 })
        {
            return;
        }

        items!.ForEach(item => item.Remove());
        await WholeFile.WriteAsync(path, (stream, cancellation) => feed.SaveAsync(stream, SaveOptions.DisableFormatting, cancellation), cancellationToken);
    }

    private static XDocument? Read(string path)
    {
        try
        {
            using var reader = XmlReader.Create(path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            // A torn feed is written anew by the next run.
            return null;
        }
    }
}

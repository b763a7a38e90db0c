namespace AudioPaper.Host.Jobs;

/// <summary>Where an issue stands on the web.</summary>
/// <param name="Page">Its folder, ending in <c>/</c>.</param>
/// <param name="Feed">The newspaper's feed.</param>
internal sealed record EpisodeAddresses(Uri Page, Uri Feed)
{
    /// <summary>The addresses of a run's issue; null while the library has none but on this machine.</summary>
    public static EpisodeAddresses? Of(IssueRun run)
    {
        if (run.Request.PublicUrl.IsLoopback)
        {
            return null;
        }

        var library = new Uri(run.Request.PublicUrl.AbsoluteUri.TrimEnd('/') + "/");
        return new(new Uri(library, Escaped(run.Issue.Id.Folder) + "/"), new Uri(library, Escaped(run.Issue.Id.NewspaperFolder) + "/podcast.xml"));
    }

    // "./" keeps a name with a colon from being taken for a scheme.
    private static string Escaped(string folder) => "./" + string.Join('/', folder.Split('/').Select(Uri.EscapeDataString));
}

using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Feeds;

namespace AudioPaper.Host.Web.Speakers.Addresses;

/// <summary>Finds the sound that an address of the newest episode means just now.</summary>
internal static class LatestSound
{
    /// <summary>Issue and name of the file; null when no issue has such a sound.</summary>
    /// <param name="newspaper">The newspaper.</param>
    /// <param name="file">The address; <see cref="SpeakerFileKind.Latest"/> or <see cref="SpeakerFileKind.Headlines"/>.</param>
    public static (ServedIssue Issue, string Name)? Of(ServedNewspaper newspaper, SpeakerFile file)
    {
        // A paper that is no longer made in a format, or has no digest today, is no reason for yesterday's.
        var issue = newspaper.Newest;
        var episode = file.Kind == SpeakerFileKind.Headlines ? issue.Digest : issue.Episode;
        return episode is not null && FilesOf(episode).FirstOrDefault(name => name.EndsWith("." + file.Extension, StringComparison.Ordinal)) is { } name ? (issue, name) : null;
    }

    /// <summary>Names of an episode's files.</summary>
    public static IEnumerable<string> FilesOf(EpisodeRecord episode) => episode.Files.Length > 0 ? episode.Files.Select(one => one.Name) : [episode.Enclosure.Name];
}

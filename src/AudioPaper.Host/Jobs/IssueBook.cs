using System.Collections.Immutable;
using AudioPaper.Audio;
using AudioPaper.Host.Library;
using AudioPaper.Packaging;
using AudioPaper.Packaging.Books;
using AudioPaper.Segmentation;

namespace AudioPaper.Host.Jobs;

/// <summary>The one book of an issue, of which all that is read along is made.</summary>
internal static class IssueBook
{
    /// <summary>Makes it. Pure, as <see cref="BookPlan"/> is.</summary>
    /// <param name="text">The issue.</param>
    /// <param name="settings">What people said of the newspaper.</param>
    /// <param name="articles">The records of its articles, in order; those without a track are left out.</param>
    /// <param name="episode">Its episode.</param>
    public static Book Of(IssueText text, NewspaperSettings settings, IReadOnlyList<ArticleRecord> articles, EpisodeRecord episode)
    {
        var spoken = articles.Where(article => !article.Parts.IsEmpty).ToList();
        var recording = EpisodeAssembly.RecordingOf(new PcmFormat(spoken[0].SampleRate), text, spoken);
        var tags = new EpisodeTags(episode.Title, episode.Newspaper, episode.Date, episode.Language, episode.Description, default)
        {
            Author = settings.Author is { Length: > 0 } author ? author : episode.Newspaper,
            Copyright = settings.Copyright,
            ItemGuid = PublishedFeed.GuidOf(episode).ToString(),
        };
        ImmutableArray<string> readers = [.. settings.People.Where(person => person.Role == "narrator").Select(person => person.Name)];
        return BookPlan.Of(recording, spoken.ConvertAll(new BookTexts(text, settings.Language).Of), tags) with
        {
            // Voices are told by their ids: nobody shall take a machine for a person.
            Narrators = readers.IsEmpty ? [.. spoken.SelectMany(article => article.Speakers).Select(speaker => speaker.Voice).Distinct(StringComparer.Ordinal)] : readers,
        };
    }
}

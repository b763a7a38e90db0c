using System.Globalization;
using AudioPaper.Audio;
using AudioPaper.Files;
using AudioPaper.Host.Library;
using AudioPaper.Normalization;
using AudioPaper.Packaging;
using AudioPaper.Segmentation;
using AudioPaper.Stitching;
using AudioPaper.Synthesis;

namespace AudioPaper.Host.Jobs;

/// <summary>Joins the tracks of an issue to an episode and writes its companions. Does nothing when they are there already.</summary>
internal sealed class EpisodeAssembly(IssueRun run, IssueText text, IReadOnlyList<ArticleRecord> articles)
{
    /// <summary>Grows when the same tracks and titles would give other files.</summary>
    private const string Version = "episode 1";

    private readonly IssueFolder issue = run.Issue;

    /// <summary>Makes the episode.</summary>
    public async Task<EpisodeRecord> AssembleAsync(CancellationToken cancellationToken)
    {
        var spoken = articles.Where(article => article.Track is not null).ToList();
        var format = new PcmFormat(spoken[0].SampleRate);
        var recording = RecordingOf(format, text, spoken);
        var wished = Describe(recording, spoken);
        var there = await issue.ReadAsync("episode", RecordJson.Readable.EpisodeRecord, cancellationToken);
        var transcript = Bytes(stream => WebVtt.Write(recording, stream));
        var chapters = Bytes(stream => ChaptersJson.Write(recording, wished.Title, stream));
        if (there?.Key == wished.Key && IsThere(there) && await HoldsAsync("transcript.vtt", transcript, cancellationToken) && await HoldsAsync("chapters.json", chapters, cancellationToken))
        {
            return there;
        }

        var cover = await CoverAsync(cancellationToken);
        var tags = new EpisodeTags(wished.Title, wished.Newspaper, wished.Date, wished.Language, wished.Description, cover);
        // The sound comes last: where it stands, its companions do, too.
        await WholeFile.WriteAsync(issue.At("transcript.vtt"), transcript, cancellationToken);
        await WholeFile.WriteAsync(issue.At("chapters.json"), chapters, cancellationToken);
        var sizeBytes = await Mp3Episode.WriteAsync(issue.EpisodePath, recording, tags, spoken.ConvertAll(article => run.Library.TrackPath(article.Track!)), cancellationToken);
        var episode = wished with { SizeBytes = sizeBytes };
        await issue.WriteAsync("episode", episode, RecordJson.Readable.EpisodeRecord, cancellationToken);
        return episode;
    }

    /// <summary>Where everything stands in the episode.</summary>
    /// <param name="format">Sample rate of the tracks.</param>
    /// <param name="text">The issue.</param>
    /// <param name="spoken">The articles that have a track, in order.</param>
    internal static Recording RecordingOf(PcmFormat format, IssueText text, List<ArticleRecord> spoken)
    {
        var sections = text.Articles.ToDictionary(article => article.Id, article => article.Section);
        return RecordingPlan.Of(format, spoken.ConvertAll(article => new EpisodeTrack(
            article.ArticleId, article.Title, article.SampleCount, [.. article.Cues.Select(cue => new TrackCue(cue.Text, cue.Start, cue.SampleCount))])
        {
            Section = sections.GetValueOrDefault(article.ArticleId),
        }));
    }

    private EpisodeRecord Describe(Recording recording, List<ArticleRecord> spoken)
    {
        var request = run.Request;
        var title = $"{request.Newspaper} {request.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}{(request.Edition.Length > 0 ? " " + request.Edition : "")}";
        var description = string.Join('\n', spoken.Where(article => !Announcements.Is(article.ArticleId)).Select((article, i) => $"{i + 1}. {article.Title}"));
        // Texts of cues count: the same sound may be printed differently.
        var all = spoken.SelectMany(article => article.Cues.Select(cue => cue.Text).Prepend($"{article.ArticleId} {article.Track} {article.Title}"));
        var key = ClipStore.NameOf(string.Join('\n', all.Prepend($"{Version} {title} {text.Language}")));
        return new EpisodeRecord(key, title, description, request.Newspaper, text.Language, request.Date, request.Edition, 0,
            recording.Format.ToTime(recording.SampleCount).TotalSeconds);
    }

    private bool IsThere(EpisodeRecord episode) =>
        new FileInfo(issue.EpisodePath) is { Exists: true } file && file.Length == episode.SizeBytes
            && new FileInfo(issue.At("cover.jpg")) is { Exists: true, Length: > 0 };

    /// <summary>Whether a small file holds these bytes: people edit text files, and an edited transcript would spoil the report.</summary>
    private async Task<bool> HoldsAsync(string name, byte[] content, CancellationToken cancellationToken) =>
        File.Exists(issue.At(name)) && (await File.ReadAllBytesAsync(issue.At(name), cancellationToken)).AsSpan().SequenceEqual(content);

    private async Task<byte[]> CoverAsync(CancellationToken cancellationToken)
    {
        var cover = Cover.Draw(run.Request.Newspaper, run.Request.Date, text.Language);
        await WholeFile.WriteAsync(issue.At("cover.jpg"), cover.Jpeg, cancellationToken);
        return cover.Jpeg;
    }

    private static byte[] Bytes(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }
}

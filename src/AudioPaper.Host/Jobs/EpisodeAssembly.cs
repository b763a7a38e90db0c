using System.Collections.Immutable;
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

/// <summary>Joins the parts of an issue to an episode in each format and writes its companions. Does nothing when they are there already.</summary>
internal sealed class EpisodeAssembly(IssueRun run, IssueText text, IReadOnlyList<ArticleRecord> articles)
{
    /// <summary>Grows when the same parts and titles would give other files.</summary>
    private const string Version = "episode 2";

    private readonly IssueFolder issue = run.Issue;

    /// <summary>Makes the episode.</summary>
    public async Task<EpisodeRecord> AssembleAsync(CancellationToken cancellationToken)
    {
        var spoken = articles.Where(article => !article.Parts.IsEmpty).ToList();
        var format = new PcmFormat(spoken[0].SampleRate);
        var sections = text.Articles.ToDictionary(article => article.Id, article => article.Section);
        var recording = RecordingPlan.Of(format, spoken.ConvertAll(article => new EpisodeTrack(
            article.ArticleId, article.Title, article.SampleCount, [.. article.Cues.Select(cue => new TrackCue(cue.Text, cue.Start, cue.SampleCount))])
        {
            Section = sections.GetValueOrDefault(article.ArticleId),
        }));
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
        var files = ImmutableArray.CreateBuilder<EpisodeFile>();
        foreach (var made in run.Studio.Formats)
        {
            var name = $"episode.{made.Name}";
            EncodedPart[] parts = [.. spoken.SelectMany(article => article.Parts).Select(part => new EncodedPart(run.Library.TrackPath(made.Encoder, part), part.SampleCount))];
            files.Add(new EpisodeFile(name, made.MediaType, await made.Join(issue.At(name), recording, tags, parts, cancellationToken)));
        }

        var episode = wished with { Files = files.ToImmutable() };
        episode = episode with { SizeBytes = episode.Enclosure.SizeBytes };
        RemoveOthers(episode);
        await issue.WriteAsync("episode", episode, RecordJson.Readable.EpisodeRecord, cancellationToken);
        return episode;
    }

    private EpisodeRecord Describe(Recording recording, List<ArticleRecord> spoken)
    {
        var request = run.Request;
        var title = $"{request.Newspaper} {request.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}{(request.Edition.Length > 0 ? " " + request.Edition : "")}";
        var description = string.Join('\n', spoken.Where(article => article.ArticleId != ScriptComposition.OpeningId).Select((article, i) => $"{i + 1}. {article.Title}"));
        // Texts of cues count: the same sound may be printed differently.
        var all = spoken.SelectMany(article => article.Cues.Select(cue => cue.Text).Prepend($"{article.ArticleId} {string.Join(' ', article.Parts.Select(part => part.Sound))} {article.Title}"));
        var formats = string.Join(' ', run.Studio.Formats.Select(made => $"{made.Name} {made.Encoder.Fingerprint}"));
        var key = ClipStore.NameOf(string.Join('\n', all.Prepend($"{Version} {title} {text.Language} {formats}")));
        return new EpisodeRecord(key, title, description, request.Newspaper, text.Language, request.Date, request.Edition, 0,
            recording.Format.ToTime(recording.SampleCount).TotalSeconds);
    }

    private bool IsThere(EpisodeRecord episode) =>
        episode.Files.Length == run.Studio.Formats.Length
            && episode.Files.All(file => new FileInfo(issue.At(file.Name)) is { Exists: true } found && found.Length == file.SizeBytes)
            && new FileInfo(issue.At("cover.jpg")) is { Exists: true, Length: > 0 };

    /// <summary>A format that is no longer wished would go on saying what the issue said before.</summary>
    private void RemoveOthers(EpisodeRecord episode)
    {
        foreach (var name in EpisodeFormat.Names.Select(name => $"episode.{name}").Where(name => episode.Files.All(file => file.Name != name)))
        {
            File.Delete(issue.At(name));
        }
    }

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

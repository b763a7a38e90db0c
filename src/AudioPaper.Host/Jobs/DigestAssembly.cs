using AudioPaper.Audio;
using AudioPaper.Files;
using AudioPaper.Host.Library;
using AudioPaper.Packaging;
using AudioPaper.Segmentation;
using AudioPaper.Stitching;
using AudioPaper.Synthesis;

namespace AudioPaper.Host.Jobs;

/// <summary>
/// Makes the digest of an issue: <c>digest.mp3</c> (or in the main format, when that is another one) with the beginning of the opening, each article up to its lede, and the closing, and
/// <c>digest.chapters.json</c>, whose chapters point to the full articles in the episode. It is joined from the episode's own parts. Does nothing
/// when both are there already; takes them away when the newspaper wants none.
/// </summary>
internal sealed class DigestAssembly(IssueRun run, IssueText text, IReadOnlyList<ArticleRecord> articles, EpisodeRecord episode)
{
    /// <summary>Grows when the same tracks and titles would give other files.</summary>
    private const string Version = "digest 2";

    private readonly IssueFolder issue = run.Issue;

    /// <summary>Makes it.</summary>
    public async Task AssembleAsync(CancellationToken cancellationToken)
    {
        var main = run.Studio.Main;
        var (soundName, chaptersPath) = ($"digest.{main.Name}", issue.At("digest.chapters.json"));
        var soundPath = issue.At(soundName);
        foreach (var other in EpisodeFormat.Names.Where(name => name != main.Name))
        {
            File.Delete(issue.At($"digest.{other}"));
        }

        var parts = articles.Where(article => article is { Parts.IsEmpty: false, Digest: not null }).ToList();
        if (parts.Count == 0)
        {
            File.Delete(soundPath);
            File.Delete(chaptersPath);
            File.Delete(issue.At("work", "digest.json"));
            return;
        }

        var format = new PcmFormat(parts[0].SampleRate);
        var recording = RecordingPlan.Of(format, parts.ConvertAll(article => new EpisodeTrack(
            article.ArticleId, article.Title, article.Digest!.SampleCount, [.. article.Digest.Cues.Select(cue => new TrackCue(cue.Text, cue.Start, cue.SampleCount))])));
        var full = EpisodeAssembly.RecordingOf(format, text, [.. articles.Where(article => !article.Parts.IsEmpty)]);
        var title = text.Language == "zh-CN" ? $"{episode.Title} 提要" : $"{episode.Title}: headlines";
        using var chapters = new MemoryStream();
        DigestChapters.Write(recording, full, title, LibraryUrl.Of(run.Request.PublicUrl, issue.Id.Folder, episode.Enclosure.Name), chapters);
        var key = ClipStore.NameOf(string.Join('\n', parts.Select(part => $"{string.Join(' ', part.Digest!.Parts.Select(piece => piece.Sound))} {part.Title}").Prepend($"{Version} {title} {text.Language} {main.Name} {main.Encoder.Fingerprint}")));
        var there = await issue.ReadAsync("digest", RecordJson.Readable.EpisodeRecord, cancellationToken);
        var isThere = there?.Key == key && new FileInfo(soundPath) is { Exists: true } sound && sound.Length == there.SizeBytes;
        // Chapters point into the episode, which may have changed elsewhere.
        await WholeFile.WriteAsync(chaptersPath, chapters.ToArray(), cancellationToken);
        if (!isThere)
        {
            var tags = new EpisodeTags(title, episode.Newspaper, episode.Date, episode.Language, episode.Description, await File.ReadAllBytesAsync(issue.At("cover.jpg"), cancellationToken));
            EncodedPart[] sounds = [.. parts.SelectMany(part => part.Digest!.Parts).Select(part => new EncodedPart(run.Library.TrackPath(main.Encoder, part), part.SampleCount))];
            var sizeBytes = await main.Join(soundPath, recording, tags, sounds, cancellationToken);
            var made = episode with { Key = key, Files = [new EpisodeFile(soundName, main.MediaType, sizeBytes)], Title = title, SizeBytes = sizeBytes, DurationSeconds = format.ToTime(recording.SampleCount).TotalSeconds };
            await issue.WriteAsync("digest", made, RecordJson.Readable.EpisodeRecord, cancellationToken);
        }
    }
}

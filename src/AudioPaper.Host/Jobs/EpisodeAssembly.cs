using System.Collections.Immutable;
using System.Globalization;
using AudioPaper.Audio;
using AudioPaper.Files;
using AudioPaper.Host.Library;
using AudioPaper.Normalization;
using AudioPaper.Packaging;
using AudioPaper.Packaging.ReadAlong;
using AudioPaper.Publishing;
using AudioPaper.Segmentation;
using AudioPaper.Stitching;
using AudioPaper.Synthesis;

namespace AudioPaper.Host.Jobs;

/// <summary>Joins the parts of an issue to an episode in each format and writes its companions. Does nothing when they are there already.</summary>
internal sealed class EpisodeAssembly(IssueRun run, IssueText text, IReadOnlyList<ArticleRecord> articles)
{
    /// <summary>Grows when the same parts and titles would give other files.</summary>
    private const string Version = "episode 4";

    private readonly IssueFolder issue = run.Issue;

    /// <summary>Makes the episode.</summary>
    public async Task<EpisodeRecord> AssembleAsync(CancellationToken cancellationToken)
    {
        var spoken = articles.Where(article => !article.Parts.IsEmpty).ToList();
        var format = new PcmFormat(spoken[0].SampleRate);
        var recording = RecordingOf(format, text, spoken);
        var pictures = new EpisodePictures(run, text.Language);
        var main = run.Studio.Main;
        var sounds = new ArticleSounds(issue, recording, main.Name, spoken.ConvertAll(article => format.ToTime(article.SampleCount)));
        var wished = Describe(recording, spoken, pictures.Key());
        var tags = Tags(wished, recording) with { Chapters = pictures.Linked(recording) };
        var there = await issue.ReadAsync("episode", RecordJson.Readable.EpisodeRecord, cancellationToken);
        if (there?.Key == wished.Key && IsThere(there) && sounds.AreThere && await HoldAsync(Texts(recording, tags, sounds, wished), cancellationToken))
        {
            return there;
        }

        var (cover, chapters) = await pictures.WriteAsync(recording, spoken.Count(article => !Announcements.Is(article.ArticleId)), cancellationToken);
        tags = tags with { CoverJpeg = cover.Jpeg, Chapters = chapters };
        // The sound comes last: where it stands, its companions do, too. The record that makes all of it count comes after it.
        foreach (var (name, content) in Texts(recording, tags, sounds, wished))
        {
            await WholeFile.WriteAsync(issue.At(name), content, cancellationToken);
        }

        // The files of single articles are joined beside the episode, which comes last.
        var alone = Task.Run(() => sounds.WriteAsync(tags, (i, path, own) => main.Join(path, ArticleSoundFile.Alone(recording, spoken[i].SampleCount), own, Parts(main, [spoken[i]]), cancellationToken)), cancellationToken);
        var joined = JoinAsync();
        await Task.WhenAll(alone, joined);
        var episode = wished with { Files = await joined, Diagnostics = cover.Diagnostics };
        episode = episode with { SizeBytes = episode.Enclosure.SizeBytes };
        RemoveOthers(episode);
        await issue.WriteAsync("episode", episode, RecordJson.Readable.EpisodeRecord, cancellationToken);
        return episode;

        async Task<ImmutableArray<EpisodeFile>> JoinAsync()
        {
            var files = ImmutableArray.CreateBuilder<EpisodeFile>();
            foreach (var made in run.Studio.Formats)
            {
                var name = $"episode.{made.Name}";
                files.Add(new EpisodeFile(name, made.MediaType, await made.Join(issue.At(name), recording, tags, Parts(made, spoken), cancellationToken)));
            }

            return files.ToImmutable();
        }
    }

    private EpisodeTags Tags(EpisodeRecord wished, Recording recording)
    {
        var addresses = EpisodeAddresses.Of(run);
        return new EpisodeTags(wished.Title, wished.Newspaper, wished.Date, wished.Language, wished.Description, default)
        {
            Lyrics = EpisodeText.Of(recording),
            Copyright = run.Studio.Settings.Copyright,
            Author = run.Studio.Settings.Author is { Length: > 0 } author ? author : wished.Newspaper,
            PageUrl = addresses?.Page,
            FeedUrl = addresses?.Feed,
            ItemGuid = EpisodeGuid.Make(wished.Newspaper.ReplaceLineEndings(" "), wished.Date, wished.Edition.ReplaceLineEndings(" ")).ToString(),
        };
    }

    /// <summary>The companions that are text, by name.</summary>
    private IEnumerable<(string Name, byte[] Content)> Texts(Recording recording, EpisodeTags tags, ArticleSounds sounds, EpisodeRecord wished) =>
    [
        ("transcript.vtt", Bytes(stream => WebVtt.Write(recording, stream))),
        ("transcript.srt", Bytes(stream => Srt.Write(recording, stream))),
        ("chapters.json", Bytes(stream => ChaptersJson.Write(recording, tags, stream))),
        (ReadAlongJson.FileName, Bytes(stream => ReadAlongJson.Write(ReadAlong(wished), stream))),
        ("articles.m3u8", Bytes(stream => sounds.WriteM3u8(tags, stream))),
        ("articles.xspf", Bytes(stream => sounds.WriteXspf(tags, stream))),
    ];

    private ReadAlongIssue ReadAlong(EpisodeRecord wished) => ReadAlongPlan.Of(
        IssueBook.Of(text, run.Studio.Settings, articles, wished), [.. run.Studio.Formats.Select(made => new ReadAlongSound($"episode.{made.Name}", made.MediaType))], run.Studio.Main.Name);

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

    private EpisodeRecord Describe(Recording recording, List<ArticleRecord> spoken, string cover)
    {
        var request = run.Request;
        var title = $"{request.Newspaper} {request.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}{(request.Edition.Length > 0 ? " " + request.Edition : "")}";
        var description = string.Join('\n', spoken.Where(article => !Announcements.Is(article.ArticleId)).Select((article, i) => $"{i + 1}. {article.Title}"));
        if (spoken.Exists(article => article.IsHurried))
        {
            description += text.Language == "zh-CN" ? "\n（部分文章暂由替补声音朗读，稍后更新。）" : "\n(Some articles are read by another voice for now; an update follows.)";
        }

        // Texts of cues count: the same sound may be printed differently.
        var all = spoken.SelectMany(article => article.Cues.Select(cue => cue.Text).Prepend($"{article.ArticleId} {string.Join(' ', article.Parts.Select(part => part.Sound))} {article.Title}"));
        var formats = string.Join(' ', run.Studio.Formats.Select(made => $"{made.Name} {made.Encoder.Fingerprint}"));
        var key = ClipStore.NameOf(string.Join('\n', all.Prepend($"{Version} {title} {text.Language} {formats} {cover} {run.Studio.Settings.Copyright} {run.Studio.Settings.Author} {EpisodeAddresses.Of(run)?.Page}")));
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

    private EncodedPart[] Parts(EpisodeFormat made, IReadOnlyList<ArticleRecord> of) =>
        [.. of.SelectMany(article => article.Parts).Select(part => new EncodedPart(run.Library.TrackPath(made.Encoder, part), part.SampleCount))];

    /// <summary>Whether small files hold these bytes: people edit text files, and an edited transcript would spoil the report.</summary>
    private async Task<bool> HoldAsync(IEnumerable<(string Name, byte[] Content)> texts, CancellationToken cancellationToken)
    {
        foreach (var (name, content) in texts)
        {
            if (!File.Exists(issue.At(name)) || !(await File.ReadAllBytesAsync(issue.At(name), cancellationToken)).AsSpan().SequenceEqual(content))
            {
                return false;
            }
        }

        return true;
    }

    private static byte[] Bytes(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }
}

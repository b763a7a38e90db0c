using System.Collections.Immutable;
using System.Text.Json;
using AudioPaper.Packaging;
using AudioPaper.Packaging.Books;
using AudioPaper.Packaging.ReadAlong;

namespace AudioPaper.Host.Library;

/// <summary>Something in a library that is not as its records say.</summary>
/// <param name="Chinese">What, in Chinese.</param>
/// <param name="English">What, in English.</param>
internal sealed record Fault(string Chinese, string English);

/// <summary>What was found in the folder of an issue.</summary>
/// <param name="Id">The issue.</param>
/// <param name="Sound">The episode as measured; null when it could not be.</param>
/// <param name="ChapterCount">Number of chapters.</param>
/// <param name="Faults">What is wrong; empty when all is well.</param>
internal sealed record CheckedIssue(IssueId Id, SoundCheck? Sound, int ChapterCount, ImmutableArray<Fault> Faults);

/// <summary>Checks a finished issue: the sound as a player hears it, and its files against the records.</summary>
internal sealed class IssueCheck(LibraryFolder library, FfmpegProgram ffmpeg, IssueId id)
{
    /// <summary>How far an episode may be from its target, in LU, and how loud its peaks may be, in dBTP.</summary>
    private const double ToleranceLu = 1, MostDbtp = -1;

    /// <summary>Decoders round to whole frames.</summary>
    private const double ToleranceSeconds = 0.06;

    /// <summary>What may follow the last words: pause, tones, filling of the last frame.</summary>
    private const double LongestEndSeconds = 6;

    private readonly IssueFolder issue = library.Issue(id);
    private readonly List<Fault> faults = [];

    /// <summary>Looks at everything.</summary>
    public async Task<CheckedIssue> RunAsync(CancellationToken cancellationToken)
    {
        if (await issue.ReadAsync("episode", RecordJson.Readable.EpisodeRecord, cancellationToken) is not { } episode)
        {
            Add("还没有制作完成", "it is not finished");
            return new CheckedIssue(id, null, 0, [.. faults]);
        }

        var sound = await SoundAsync(episode.Enclosure, episode, cancellationToken);
        foreach (var file in episode.Files.Where(file => file != episode.Enclosure))
        {
            await SoundAsync(file, episode, cancellationToken);
        }

        if (await issue.ReadAsync("digest", RecordJson.Readable.EpisodeRecord, cancellationToken) is { } digest)
        {
            CheckChapters("digest.chapters.json", digest.DurationSeconds);
            await SoundAsync(digest.Enclosure, digest, cancellationToken);
        }

        var chapterCount = CheckChapters("chapters.json", episode.DurationSeconds);
        CheckTranscript(episode.DurationSeconds);
        CheckReadAlong(episode.DurationSeconds, chapterCount);
        await CheckBooksAsync(cancellationToken);
        CheckReport(sound);
        await CheckStoredAsync(cancellationToken);
        return new CheckedIssue(id, sound, chapterCount, [.. faults]);
    }

    /// <summary>Names of records in <c>work/</c> that are of no article.</summary>
    internal static readonly string[] OtherRecords = ["issue", "episode", "digest", "books", "articles", "edited", "state", "held", "alerts"];

    /// <summary>Clips and tracks that the issue's records name, by name. Null when a record cannot be read: then nobody knows what it needs.</summary>
    public static async Task<HashSet<string>?> NeededAsync(IssueFolder issue, CancellationToken cancellationToken)
    {
        var needed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var record in await RecordsAsync(issue, cancellationToken))
        {
            if (record is null || (!record.Parts.IsDefaultOrEmpty && (record.Clips.IsDefaultOrEmpty || record.Tracks.IsDefaultOrEmpty)))
            {
                return null;
            }

            needed.UnionWith(record.Clips.IsDefault ? [] : record.Clips);
            needed.UnionWith(record.Tracks.IsDefault ? [] : record.Tracks);
        }

        return needed;
    }

    private static async Task<List<ArticleRecord?>> RecordsAsync(IssueFolder issue, CancellationToken cancellationToken)
    {
        var records = new List<ArticleRecord?>();
        foreach (var name in Directory.EnumerateFiles(issue.At("work"), "*.json").Select(path => Path.GetFileNameWithoutExtension(path)).Where(name => name[0] != '.').Except(OtherRecords).Order(StringComparer.Ordinal))
        {
            records.Add(await issue.ReadAsync(name, RecordJson.Readable.ArticleRecord, cancellationToken));
        }

        return records;
    }

    private void Add(string chinese, string english) => faults.Add(new Fault(chinese, english));

    private async Task<SoundCheck?> SoundAsync(EpisodeFile kept, EpisodeRecord record, CancellationToken cancellationToken)
    {
        var name = kept.Name;
        var file = new FileInfo(issue.At(name));
        if (!file.Exists)
        {
            Add($"{name} 不见了", $"{name} is missing");
            return null;
        }

        if (file.Length != kept.SizeBytes)
        {
            Add($"{name} 有 {file.Length} 字节，记录为 {kept.SizeBytes}", $"{name} has {file.Length} bytes, recorded are {kept.SizeBytes}");
        }

        try
        {
            var sound = await SoundCheck.OfAsync(ffmpeg, file.FullName, cancellationToken);
            if (Math.Abs(sound.Duration.TotalSeconds - record.DurationSeconds) > ToleranceSeconds)
            {
                Add(FormattableString.Invariant($"{name} 可解码 {sound.Duration.TotalSeconds:0.00} 秒，记录为 {record.DurationSeconds:0.00}"),
                    FormattableString.Invariant($"{name} decodes to {sound.Duration.TotalSeconds:0.00} s, recorded are {record.DurationSeconds:0.00}"));
            }

            if (sound.TruePeakDbtp > MostDbtp)
            {
                Add(FormattableString.Invariant($"{name} 真峰值 {sound.TruePeakDbtp:0.0} dBTP"), FormattableString.Invariant($"{name} peaks at {sound.TruePeakDbtp:0.0} dBTP"));
            }

            return sound;
        }
        catch (EncodingException e)
        {
            Add(e.Chinese ?? e.Message, e.Message);
            return null;
        }
    }

    /// <summary>The number of chapters; each must lie inside the sound, in order.</summary>
    private int CheckChapters(string name, double durationSeconds)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(issue.At(name)));
            var (at, count) = (0m, 0);
            foreach (var chapter in document.RootElement.GetProperty("chapters").EnumerateArray())
            {
                var (start, end) = (chapter.GetProperty("startTime").GetDecimal(), chapter.GetProperty("endTime").GetDecimal());
                count++;
                if (start < at || end < start || (double)end > durationSeconds + 0.001)
                {
                    Add($"{name} 第 {count} 章（{start}–{end} 秒）不在音频之内或顺序不对", $"{name}: chapter {count} ({start} to {end} s) is out of order or outside the sound");
                    break;
                }

                at = start;
            }

            return count;
        }
        catch (Exception e) when (e is IOException or JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            Add($"{name} 无法读取", $"{name} cannot be read");
            return 0;
        }
    }

    private void CheckTranscript(double durationSeconds)
    {
        try
        {
            var cues = WebVtt.Read(File.ReadAllText(issue.At("transcript.vtt")));
            if (cues is not [.., var last] || last.End.TotalSeconds > durationSeconds + 0.002 || last.End.TotalSeconds < durationSeconds - LongestEndSeconds)
            {
                Add("transcript.vtt 没有与音频同时结束", "transcript.vtt does not end with the sound");
            }
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            Add("transcript.vtt 无法读取", "transcript.vtt cannot be read");
        }
    }

    /// <summary>As many articles as chapters, and no sentence outside of the sound. Issues of earlier versions have no such file.</summary>
    private void CheckReadAlong(double durationSeconds, int chapterCount)
    {
        if (!File.Exists(issue.At(ReadAlongJson.FileName)))
        {
            return;
        }

        using var file = File.OpenRead(issue.At(ReadAlongJson.FileName));
        if (ReadAlongJson.Read(file) is not { } read)
        {
            Add($"{ReadAlongJson.FileName} 无法读取", $"{ReadAlongJson.FileName} cannot be read");
        }
        else if (read.Articles.Count() != chapterCount
            || read.Articles.SelectMany(article => article.Passages).SelectMany(passage => passage.Sentences).Any(sentence => sentence.EndMs > (durationSeconds * 1000) + 2 || sentence.EndMs < sentence.BeginMs))
        {
            Add($"{ReadAlongJson.FileName} 与音频或章节不符", $"{ReadAlongJson.FileName} does not fit the sound or the chapters");
        }
    }

    private async Task CheckBooksAsync(CancellationToken cancellationToken)
    {
        foreach (var book in (await issue.ReadAsync("books", RecordJson.Readable.BooksRecord, cancellationToken))?.Files ?? [])
        {
            var file = new FileInfo(issue.At(book.Name));
            if (!file.Exists)
            {
                Add($"{book.Name} 不见了", $"{book.Name} is missing");
            }
            else if (file.Length != book.SizeBytes)
            {
                Add($"{book.Name} 有 {file.Length} 字节，记录为 {book.SizeBytes}", $"{book.Name} has {file.Length} bytes, recorded are {book.SizeBytes}");
            }
            else if (BookKind.IsArchive(book.Name) && !BookArchive.IsWhole(file.FullName))
            {
                Add($"{book.Name} 已损坏", $"{book.Name} is damaged");
            }
        }
    }

    private void CheckReport(SoundCheck? sound)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(issue.At("report.json")));
            if (document.RootElement.TryGetProperty("loudness", out var loudness) && loudness.GetProperty("targetLufs").GetDouble() is var target
                && sound?.IntegratedLufs is { } measured && Math.Abs(measured - target) > ToleranceLu + 0.05)
            {
                Add(FormattableString.Invariant($"响度 {measured:0.0} LUFS，目标 {target:0}"), FormattableString.Invariant($"loudness is {measured:0.0} LUFS, the target {target:0}"));
            }
        }
        catch (Exception e) when (e is IOException or JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            Add("report.json 无法读取", "report.json cannot be read");
        }
    }

    /// <summary>Whatever the records name must be in the store, whole.</summary>
    private async Task CheckStoredAsync(CancellationToken cancellationToken)
    {
        if (await NeededAsync(issue, cancellationToken) is not { } needed)
        {
            Add("work 里有读不出的记录", "a record in work cannot be read");
            return;
        }

        var there = new StoreFiles(library).All().ToDictionary(file => file.Name, StringComparer.Ordinal);
        var missing = needed.Where(name => !there.ContainsKey(name)).ToList();
        var torn = needed.Where(name => there.TryGetValue(name, out var file) && !file.IsWhole()).ToList();
        if (missing.Count > 0)
        {
            Add($"素材库缺少 {missing.Count} 个文件，如 {missing[0]}", $"{missing.Count} files of the store are missing, e.g. {missing[0]}");
        }

        if (torn.Count > 0)
        {
            Add($"素材库有 {torn.Count} 个文件损坏，如 {torn[0]}", $"{torn.Count} files of the store are torn, e.g. {torn[0]}");
        }
    }
}

using System.Collections.Concurrent;
using System.Collections.Immutable;
using AudioPaper.Host.Jobs;
using AudioPaper.Host.Jobs.Studios;
using AudioPaper.Host.Library;
using AudioPaper.Intake;
using AudioPaper.Packaging;
using AudioPaper.Pronunciation;
using AudioPaper.Segmentation;
using AudioPaper.Synthesis;
using AudioPaper.Tests;

namespace AudioPaper.Host.Tests.Jobs;

/// <summary>Makes issues inside the test, with whatever voice and encoder.</summary>
internal sealed class Workshop : IDisposable
{
    public static readonly Lazy<Pronouncer> Pronouncer = new(() => new Pronouncer(MandarinReader.Load(Path.Combine(AppContext.BaseDirectory, "voices", "mandarin"))));
    private readonly TemporaryFolder folder = new();

    public Workshop() => Library = LibraryFolder.Open(folder["library"]);

    public LibraryFolder Library { get; }

    /// <summary>The formats made when no encoder is given.</summary>
    public string[] Formats { get; init; } = ["mp3"];

    /// <summary>Whether issues are made as the newsroom makes them.</summary>
    public bool IsUnattended { get; init; }

    public Progress Told { get; } = new();

    /// <summary>Keeps the sources and gives the run that will make the issue.</summary>
    public Task<IssueRun> RunOfAsync(string pages, ISynthesizer voice, IEncoder? encoder = null, NewspaperSettings? settings = null, CancellationToken cancellation = default) =>
        RunOfAsync(pages, CastVoices.Of(voice), encoder, settings, upgrades: false, cancellation);

    /// <summary>The same with the voices of a cast.</summary>
    public async Task<IssueRun> RunOfAsync(string pages, CastVoices voices, IEncoder? encoder, NewspaperSettings? settings, bool upgrades, CancellationToken cancellation = default)
    {
        var sources = await PageReader.ReadAsync([pages], TestContext.Current.CancellationToken);
        var text = Segmenter.Segment(sources);
        var request = new IssueRequest(text.Newspaper!, text.Date!.Value, "", voices.Cast.AskedFor.First().ToString(), new Uri("http://localhost:8080/"),
            [.. sources.Select((source, i) => $"{i + 1:000}-{source.Name}")], Guid.NewGuid().ToString("N"));
        var issue = Library.Issue(IssueId.Of(request.Newspaper, request.Date, ""));
        await issue.ImportAsync(request, sources, TestContext.Current.CancellationToken);
        return new IssueRun(Library, issue, request, new Studio(Pronouncer, voices, await FormatsAsync(encoder)) { Settings = settings ?? NewspaperSettings.Default, Upgrades = upgrades }, Told, cancellation)
        {
            IsUnattended = IsUnattended,
        };
    }

    private async Task<ImmutableArray<EpisodeFormat>> FormatsAsync(IEncoder? encoder)
    {
        var ffmpeg = await FfmpegProgram.FindAsync(cancellationToken: TestContext.Current.CancellationToken);
        return encoder is null ? [.. Formats.Select(name => EpisodeFormat.Of(name, ffmpeg))] : [new EpisodeFormat("mp3", "audio/mpeg", encoder, Mp3Episode.JoinAsync)];
    }

    /// <summary>Makes an issue with the voices of a cast; five minutes at most.</summary>
    public async Task<PublishedIssue> MakeAsync(string pages, CastVoices voices, bool upgrades = false)
    {
        using var run = await RunOfAsync(pages, voices, null, null, upgrades);
        using var scheduler = new Scheduler(2);
        return await scheduler.MakeAsync(run).WaitAsync(TimeSpan.FromMinutes(5), TestContext.Current.CancellationToken);
    }

    /// <summary>Makes an issue; five minutes at most.</summary>
    public async Task<PublishedIssue> MakeAsync(string pages, ISynthesizer voice, IEncoder? encoder = null, NewspaperSettings? settings = null)
    {
        using var run = await RunOfAsync(pages, voice, encoder, settings: settings);
        using var scheduler = new Scheduler(2);
        return await scheduler.MakeAsync(run).WaitAsync(TimeSpan.FromMinutes(5), TestContext.Current.CancellationToken);
    }

    public void Dispose() => folder.Dispose();
}

/// <summary>Remembers what was told.</summary>
internal sealed class Progress : IIssueProgress
{
    public ConcurrentQueue<string> Retries { get; } = [];

    public ConcurrentQueue<ArticleRecord> Records { get; } = [];

    public ConcurrentQueue<(string Failed, string Next)> Replacements { get; } = [];

    /// <summary>Called when the articles are found, before any is narrated.</summary>
    public Action? OnFound { get; set; }

    /// <summary>Called when all articles are narrated, before they are put together.</summary>
    public Action? OnAssembling { get; set; }

    /// <summary>Who is told, too.</summary>
    public IIssueProgress? Next { get; set; }

    public void Found(IssueText issue)
    {
        OnFound?.Invoke();
        Next?.Found(issue);
    }

    public void Started(string title) => Next?.Started(title);

    public void Finished(ArticleRecord article)
    {
        Records.Enqueue(article);
        Next?.Finished(article);
    }

    public void Retrying(string title, string reason)
    {
        Retries.Enqueue(reason);
        Next?.Retrying(title, reason);
    }

    public void Replaced(string title, string failed, string next, SynthesisException reason)
    {
        Replacements.Enqueue((failed, next));
        Next?.Replaced(title, failed, next, reason);
    }

    public void Assembling()
    {
        OnAssembling?.Invoke();
        Next?.Assembling();
    }
}

using System.Diagnostics;
using System.Diagnostics.Metrics;
using AudioPaper.Host.Library;

namespace AudioPaper.Host.Operations.Telemetry;

/// <summary>
/// What the newsroom measures of itself: instruments of the meter <c>AudioPaper</c>, spans of the source <c>AudioPaper</c>. Without a listener they cost next to
/// nothing. Safe to use from several threads.
/// </summary>
public sealed class NewsroomMeters : IDisposable
{
    /// <summary>Name of meter and source.</summary>
    public const string Name = "AudioPaper";

    private readonly Meter meter = new(Name);
    private readonly ActivitySource spans = new(Name);
    private readonly Histogram<double> realTimeFactor;
    private readonly Counter<long> retries;
    private readonly Counter<long> characters;
    private readonly Counter<long> clips;
    private readonly Counter<long> failedArticles;
    private readonly Counter<long> publications;
    private readonly Histogram<double> delay;
    private Func<long> queueLength = () => 0;

    /// <summary>Creates the instruments.</summary>
    public NewsroomMeters()
    {
        realTimeFactor = meter.CreateHistogram<double>("audiopaper.speech.real_time_factor", "1", "Time that an article's speaking and encoding took, by the length of its sound.");
        retries = meter.CreateCounter<long>("audiopaper.jobs.retries", "{retry}", "Jobs that are tried again.");
        characters = meter.CreateCounter<long>("audiopaper.text.characters", "{character}", "Characters of published issues that are spoken, flagged or skipped.");
        clips = meter.CreateCounter<long>("audiopaper.clips", "{clip}", "Clips of published issues that were spoken, or were there already.");
        failedArticles = meter.CreateCounter<long>("audiopaper.articles.failed", "{article}", "Articles that could not be spoken.");
        publications = meter.CreateCounter<long>("audiopaper.publications", "{publication}", "Issues that were published.");
        delay = meter.CreateHistogram<double>("audiopaper.publication.delay", "s", "Time between readyBy and publication; less than 0 for an issue in time.");
        meter.CreateObservableGauge("audiopaper.jobs.queued", () => queueLength(), "{job}", "Jobs that wait.");
    }

    /// <summary>Tells how to find the number of jobs that wait; asked whenever metrics are collected.</summary>
    public void WatchQueue(Func<long> length) => queueLength = length;

    /// <summary>An article was spoken and encoded.</summary>
    /// <param name="voice">The voice that spoke most of it.</param>
    /// <param name="sound">Length of its sound; nothing is measured of silence.</param>
    /// <param name="work">How long that took.</param>
    public void Spoken(string voice, TimeSpan sound, TimeSpan work)
    {
        if (sound > TimeSpan.Zero)
        {
            realTimeFactor.Record(work / sound, new KeyValuePair<string, object?>("voice", voice));
        }
    }

    /// <summary>A job is tried again.</summary>
    /// <param name="job">Its kind: <c>import</c>, <c>article</c>, <c>assemble</c>, <c>publish</c> or <c>alert</c>.</param>
    public void Retried(string job) => retries.Add(1, new KeyValuePair<string, object?>("job", job));

    /// <summary>An article could not be spoken.</summary>
    public void ArticleFailed(IssueId issue) => failedArticles.Add(1, Newspaper(issue));

    /// <summary>An issue was published.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="spoken">Characters that are spoken.</param>
    /// <param name="flagged">Characters that somebody should look at.</param>
    /// <param name="skipped">Characters that are left out for a reason.</param>
    /// <param name="newClips">Clips that were spoken.</param>
    /// <param name="reusedClips">Clips that were there.</param>
    /// <param name="afterReadyBy">Time since it should have been there; negative when it is early, null where nobody waits.</param>
    public void Published(IssueId issue, long spoken, long flagged, long skipped, long newClips, long reusedClips, TimeSpan? afterReadyBy)
    {
        var newspaper = Newspaper(issue);
        publications.Add(1, newspaper);
        characters.Add(spoken, newspaper, new("state", "spoken"));
        characters.Add(flagged, newspaper, new("state", "flagged"));
        characters.Add(skipped, newspaper, new("state", "skipped"));
        clips.Add(newClips, newspaper, new("state", "new"));
        clips.Add(reusedClips, newspaper, new("state", "reused"));
        if (afterReadyBy is { } late)
        {
            delay.Record(late.TotalSeconds, newspaper);
        }
    }

    /// <summary>Begins a span; it ends when it is disposed of. Null when nobody listens.</summary>
    /// <param name="step"><c>import</c>, <c>article</c>, <c>assemble</c> or <c>publish</c>.</param>
    /// <param name="issue">The issue.</param>
    /// <param name="articleId">The article, or a few with spaces between; null for the whole issue.</param>
    public Activity? Begin(string step, IssueId issue, string? articleId = null) =>
        spans.StartActivity(step)?.SetTag("audiopaper.issue", issue.ToString()).SetTag("audiopaper.article", articleId);

    /// <inheritdoc/>
    public void Dispose()
    {
        meter.Dispose();
        spans.Dispose();
    }

    private static KeyValuePair<string, object?> Newspaper(IssueId issue) => new("newspaper", issue.NewspaperFolder);
}

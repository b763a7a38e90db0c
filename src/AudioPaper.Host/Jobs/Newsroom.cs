using System.Collections.Immutable;
using AudioPaper.Diagnostics;
using AudioPaper.Host.Jobs.Deadlines;
using AudioPaper.Host.Jobs.Deliveries;
using AudioPaper.Host.Jobs.Notices;
using AudioPaper.Host.Jobs.Recurring;
using AudioPaper.Host.Jobs.Removal;
using AudioPaper.Host.Jobs.Sharing;
using AudioPaper.Host.Jobs.Studios;
using AudioPaper.Host.Library;
using AudioPaper.Host.Operations.Telemetry;
using AudioPaper.Host.Web;
using Hangfire;
using Hangfire.Common;
using Microsoft.Extensions.Logging;

namespace AudioPaper.Host.Jobs;

/// <summary>
/// The newsroom of a library: takes deliveries, makes issues of them by jobs, and goes on with whatever an earlier process left. Several processes may run one
/// for the same library where jobs lie in PostgreSQL.
/// </summary>
public sealed partial class Newsroom : IAsyncDisposable
{
    /// <summary>What nobody has touched for this long, and for which no job waits, is looked at again.</summary>
    private static readonly TimeSpan UntilForgotten = TimeSpan.FromMinutes(1);

    /// <summary>Pages that end the process so often must not stop the others for ever.</summary>
    private const int MostAttempts = 20;

    private readonly StudioTools tools;
    private readonly JobStorage storage;
    private readonly BackgroundJobClient jobs;
    private readonly IssueRuns runs;
    private readonly DeliveryIntake intake;
    private readonly JobDesk desk;
    private readonly ISharedLibrary shared;
    private Task upkeep = Task.CompletedTask;
    private bool isDisposed;
    private readonly IssueRemoval removal;
    private readonly ServerSettings settings;
    private readonly TimeProvider clock;
    private readonly ILogger log;
    private readonly VoicePaces paces;
    private readonly NewsroomMeters? meters;
    private readonly LibraryCare care;
    private readonly CancellationTokenSource stopping = new();
    private BackgroundJobServer? server;

    /// <summary>Creates it; nothing runs yet.</summary>
    /// <param name="library">The library, opened.</param>
    /// <param name="settings">How it runs.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="logs">Gets what happens.</param>
    /// <param name="meters">Get what is measured; null for nobody.</param>
    /// <param name="isServer">Whether this process serves, and people write into its folder.</param>
    internal Newsroom(LibraryFolder library, ServerSettings settings, TimeProvider clock, ILoggerFactory logs, NewsroomMeters? meters = null, bool isServer = false)
    {
        (Library, this.settings, this.clock) = (library, settings, clock);
        log = logs.CreateLogger("AudioPaper.Newsroom");
        storage = SharedJobs.Open(settings.Database);
        jobs = new BackgroundJobClient(storage);
        runs = new IssueRuns(library, OpenAsync);
        var locks = SharedJobs.Locks(settings.Database);
        tools = new StudioTools(settings.VoicesFolder, locks);
        shared = SharedLibraries.Open(library, settings, isServer);
        intake = new DeliveryIntake(library, runs, locks, tools, settings.PublicUrl ?? LocalUrl, clock, shared);
        paces = new VoicePaces(library);
        this.meters = meters;
        meters?.WatchQueue(() => JobQueues.Waiting(storage));
        desk = new JobDesk(jobs, runs, locks, clock)
        {
            Shared = shared, Log = log, Hurry = new Hurry(paces, Math.Max(1, settings.Workers), clock), OnReleased = id => IssuePublished?.Invoke(id), OnPublished = Published, OnFailed = (id, state) => Tell(id, state.RunId), OnArticle = Learn,
        };
        Inbox = new Inbox(library, clock);
        care = new LibraryCare(library, clock, log);
        removal = new IssueRemoval(library, runs, locks, clock, shared);
    }

    /// <summary>Where feeds point to until the library has an address.</summary>
    internal static Uri LocalUrl { get; } = new("http://localhost:8080/");

    /// <summary>The library.</summary>
    public LibraryFolder Library { get; }

    /// <summary>What was handed in.</summary>
    public Inbox Inbox { get; }

    /// <summary>The storage of the jobs, for their dashboard.</summary>
    public JobStorage Storage => storage;

    /// <summary>Tells hubs and people; null where nobody is told.</summary>
    internal NoticeDesk? Notices { get; set; }

    /// <summary>Called in this process right before an issue is written down as published, and once more when it is.</summary>
    public event Action<IssueId>? IssuePublished;

    /// <summary>Called in this process when an issue, or an article of it, was withdrawn or deleted.</summary>
    public event Action<IssueId>? IssueWithdrawn;

    /// <summary>Starts the workers of this process and finds what was left undone.</summary>
    public void Start()
    {
        upkeep = SharedLibraries.KeepUpAsync(shared, Library, Inbox, desk.Locks, id => IssuePublished?.Invoke(id), settings.Prune, clock, log, stopping.Token);
        if (settings.Workers > 0)
        {
            server = new BackgroundJobServer(
                new BackgroundJobServerOptions
                {
                    WorkerCount = settings.Workers, Queues = JobQueues.InOrder, Activator = new JobsOfNewsroom(desk, this), SchedulePollingInterval = TimeSpan.FromSeconds(1),
                    StopTimeout = TimeSpan.Zero, ShutdownTimeout = TimeSpan.FromSeconds(10), HeartbeatInterval = TimeSpan.FromSeconds(10), ServerTimeout = TimeSpan.FromMinutes(1),
                    FilterProvider = meters is null ? JobFilterProviders.Providers : new JobTelemetry(meters),
                },
                storage);
            _ = tools.Prepare(stopping.Token);
            // The database may go away just now; then this waits for it, and the process goes on.
            _ = Task.Run(() => DatabaseTrouble.OutlastAsync(() =>
            {
                jobs.Enqueue<NewsroomJobs>(JobQueues.Urgent, job => job.Recover(true, CancellationToken.None));
                RecurringJobs.Plan(storage, settings);
                return Task.CompletedTask;
            }, log, stopping.Token), stopping.Token);
        }
    }

    /// <summary>Ends the workers within seconds; what they were at goes on at the next start.</summary>
    public async Task StopAsync()
    {
        await stopping.CancelAsync();
        await upkeep;
        if (server is not null)
        {
            server.SendStop();
            await Task.Run(() => server.WaitForShutdown(TimeSpan.FromSeconds(10)));
            server.Dispose();
            server = null;
        }
    }

    /// <summary>Takes a delivery in; it is on the disk when this ends.</summary>
    /// <inheritdoc cref="Inbox.AddAsync(IssueWishes, ImmutableArray{string}, Func{string, CancellationToken, Task}, CancellationToken)"/>
    public async Task<Delivery> DeliverAsync(IssueWishes wishes, ImmutableArray<string> addresses, Func<string, CancellationToken, Task> writePages, CancellationToken cancellationToken) =>
        await ArrivedAsync(await Inbox.AddAsync(wishes, addresses, writePages, cancellationToken), cancellationToken);

    /// <summary>Takes a delivery in whose wishes are known only when its files have come.</summary>
    /// <inheritdoc cref="Inbox.AddAsync(Func{string, CancellationToken, Task{Handed}}, CancellationToken)"/>
    internal async Task<Delivery> DeliverAsync(Func<string, CancellationToken, Task<Handed>> take, CancellationToken cancellationToken) =>
        await ArrivedAsync(await Inbox.AddAsync(take, cancellationToken), cancellationToken);

    private async Task<Delivery> ArrivedAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        try
        {
            await shared.PushDeliveryAsync(delivery.Id, cancellationToken);
        }
        catch (BucketAwayException e)
        {
            // The upkeep puts it there when the bucket is back.
            log.UpkeepWaits(e.Message);
        }

        try
        {
            jobs.Enqueue<NewsroomJobs>(JobQueues.Arriving, job => job.Receive(delivery.Id, CancellationToken.None));
        }
        catch (BackgroundJobClientException e)
        {
            // It is on the disk, and found there when the database is back.
            log.DatabaseAway(e.InnerException?.Message ?? e.Message);
        }

        return delivery;
    }

    /// <summary>Makes an issue again: of the pages that are kept, and the articles as somebody may have edited them.</summary>
    /// <param name="id">The issue.</param>
    /// <param name="isUpgrade">Whether voices that were replaced are tried again.</param>
    /// <param name="cancellationToken">Ends the import.</param>
    /// <returns>False when there is no such issue.</returns>
    /// <exception cref="SentenceException">The edited articles are broken.</exception>
    public async Task<bool> RenewAsync(IssueId id, bool isUpgrade, CancellationToken cancellationToken)
    {
        // What somebody took back is published again only by somebody's wish.
        return await Library.Issue(id).StateAsync(cancellationToken) is not { Stage: IssueStage.Withdrawn } && await RenewAsync(id, isUpgrade, change: null, cancellationToken);
    }

    /// <summary>Changes something of an issue, or of its articles, and makes it again; what was withdrawn is then published again.</summary>
    /// <param name="id">The issue.</param>
    /// <param name="isUpgrade">Whether voices that were replaced are tried again.</param>
    /// <param name="change">Changes it while nobody works on it; null for nothing.</param>
    /// <param name="cancellationToken">Ends the import.</param>
    /// <returns>False when there is no such issue.</returns>
    /// <exception cref="SentenceException">The edited articles are broken.</exception>
    internal async Task<bool> RenewAsync(IssueId id, bool isUpgrade, Func<IssueRequest, CancellationToken, Task>? change, CancellationToken cancellationToken)
    {
        var request = await intake.RenewAsync(Library.Issue(id), isUpgrade, change, cancellationToken);
        if (request is not null)
        {
            Begin(id, request.RunId, isUpgrade ? JobQueues.Background : JobQueues.Arriving);
        }

        return request is not null;
    }

    /// <summary>Stops the making of an issue; what is finished is kept, and what was published stays published.</summary>
    /// <returns>False when nothing of it is being made.</returns>
    public async Task<bool> CancelAsync(IssueId id, CancellationToken cancellationToken)
    {
        var issue = Library.Issue(id);
        await shared.PullRecordsAsync(id, cancellationToken);
        if (await issue.RequestAsync(cancellationToken) is not { } request || await issue.StateAsync(cancellationToken) is { IsFinal: true } done && done.RunId == request.RunId)
        {
            return false;
        }

        var before = await issue.StateAsync(cancellationToken) ?? new IssueState(request.RunId, IssueStage.Importing, clock.GetUtcNow());
        await desk.WriteStateAsync(issue, (before with { RunId = request.RunId }).With(IssueStage.Cancelled, clock), cancellationToken);
        runs.Stop(id.ToString());
        return true;
    }

    /// <summary>Publishes an issue that waits for it.</summary>
    /// <returns>False when it does not wait.</returns>
    public async Task<bool> ReleaseAsync(IssueId id, CancellationToken cancellationToken)
    {
        await shared.PullRecordsAsync(id, cancellationToken);
        if (await Library.Issue(id).StateAsync(cancellationToken) is not { Stage: IssueStage.Held } state)
        {
            return false;
        }

        jobs.Enqueue<NarrationJobs>(JobQueues.Finishing, job => job.Publish(id.ToString(), state.RunId, CancellationToken.None));
        return true;
    }

    /// <summary>Takes an issue back from everybody, and keeps it.</summary>
    /// <returns>False when there is no such issue.</returns>
    public async Task<bool> WithdrawAsync(IssueId id, CancellationToken cancellationToken)
    {
        await shared.PullIssueAsync(id, cancellationToken);
        if (!await removal.WithdrawAsync(id, cancellationToken))
        {
            return false;
        }

        await shared.TellChangedAsync(id, clock.GetUtcNow(), cancellationToken);
        TellOfWithdrawal(id);
        return true;
    }

    /// <summary>Deletes an issue, and what of the store nobody else needs.</summary>
    /// <returns>False when there is no such issue.</returns>
    public async Task<bool> DeleteAsync(IssueId id, CancellationToken cancellationToken)
    {
        await shared.PullIssueAsync(id, cancellationToken);
        var isDone = await removal.DeleteAsync(id, cancellationToken);
        await shared.DeleteAsync(id, cancellationToken);
        await shared.TellChangedAsync(id, clock.GetUtcNow(), cancellationToken);
        TellOfWithdrawal(id);
        return isDone;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (isDisposed)
        {
            return;
        }

        isDisposed = true;
        await StopAsync();
        await runs.DisposeAsync();
        await tools.SettleAsync();
        (storage as IDisposable)?.Dispose();
        (shared as IDisposable)?.Dispose();
        stopping.Dispose();
    }

    private void TellOfWithdrawal(IssueId id)
    {
        IssueWithdrawn?.Invoke(id);
        try
        {
            jobs.Enqueue<NewsroomJobs>(JobQueues.Finishing, job => job.TellHubs(id.NewspaperFolder, CancellationToken.None));
        }
        catch (BackgroundJobClientException e)
        {
            // It is taken back all the same; hubs hear of it with the next issue.
            log.DatabaseAway(e.InnerException?.Message ?? e.Message);
        }
    }

    private void Begin(IssueId id, string runId, string queue) => jobs.Enqueue<NarrationJobs>(queue, job => job.Import(id.ToString(), runId, CancellationToken.None));

    private void Published(IssueRun run, IssueState state)
    {
        IssuePublished?.Invoke(run.Issue.Id);
        if (meters is not null)
        {
            PublicationFigures.Count(meters, run.Issue, Deadline.Of(run.Studio.Settings, run.Request.Date, state.At), state);
        }

        var (issueId, runId) = (run.Issue.Id.ToString(), run.Request.RunId);
        Tell(run.Issue.Id, runId);
        if (!state.Hurried.IsEmpty)
        {
            jobs.Enqueue<NewsroomJobs>(JobQueues.Background, job => job.Upgrade(issueId, runId, CancellationToken.None));
        }
    }

    private void Tell(IssueId id, string runId) => jobs.Enqueue<NewsroomJobs>(JobQueues.Finishing, job => job.Announce(id.ToString(), runId, CancellationToken.None));

    /// <summary>What an article teaches: the paces of its voices, and figures for those who watch.</summary>
    private void Learn(IssueRun run, ArticleRecord record)
    {
        if (record.State == ArticleState.Failed)
        {
            meters?.ArticleFailed(run.Issue.Id);
        }

        foreach (var (voice, characters, work) in run.TakeWork(record.ArticleId))
        {
            paces.Learn(voice, characters, work);
            meters?.Spoken(voice, new Audio.PcmFormat(Math.Max(1, record.SampleRate)).ToTime(record.SampleCount), work);
        }
    }

    private async Task<OpenRun> OpenAsync(IssueId id, IssueRequest request, CancellationToken cancellationToken)
    {
        var studio = OpenStudio.Of(tools, Library, id, request);
        OpenRun? opened = null;
        try
        {
            var made = await studio.OpenAsync(request, voice => log.Measuring(voice), cancellationToken);
            return opened = new OpenRun(new IssueRun(Library, Library.Issue(id), request, made, new LoggedProgress(log, id), stopping.Token)
            {
                IsUnattended = true, Shared = shared, Clock = clock, IsHeldBack = made.Settings.HoldsIssues, IsUrgent = Deadline.Of(made.Settings, request.Date, clock.GetUtcNow())?.IsUrgent(clock.GetUtcNow()) == true,
            }, studio);
        }
        finally
        {
            if (opened is null)
            {
                await studio.DisposeAsync();
            }
        }
    }

    /// <summary>Makes the jobs of a newsroom.</summary>
    private sealed class JobsOfNewsroom(JobDesk desk, Newsroom newsroom) : JobActivator
    {
        public override object ActivateJob(Type jobType) =>
            jobType == typeof(NarrationJobs) ? new NarrationJobs(desk) : jobType == typeof(NewsroomJobs) ? new NewsroomJobs(newsroom)
                : throw new InvalidOperationException($"There is no job {jobType.Name}.");
    }
}

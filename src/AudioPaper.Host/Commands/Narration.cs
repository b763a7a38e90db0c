using AudioPaper.Chunking;
using AudioPaper.Host.Jobs;
using AudioPaper.Host.Jobs.Deliveries;
using AudioPaper.Host.Jobs.Sharing;
using AudioPaper.Host.Jobs.Studios;
using AudioPaper.Host.Library;
using AudioPaper.Intake;
using AudioPaper.Intake.Web;
using AudioPaper.Normalization;
using AudioPaper.Pronunciation;
using AudioPaper.Segmentation;
using AudioPaper.Synthesis;

namespace AudioPaper.Host.Commands;

/// <summary>Runs <c>narrate</c>.</summary>
internal static class Narration
{
    /// <summary>Where a feed points to until the library has an address: a web server on this machine.</summary>
    private static readonly Uri LocalUrl = new("http://localhost:8080/");

    /// <summary>Code units of an article that is not read aside: that would take longer than what it saves, and the end of the run waits for it.</summary>
    private const int LongToReadAside = 10_000;

    /// <summary>Makes the issue and prints what came out.</summary>
    /// <returns>Exit code: 0, or 1 when something is missing from the episode.</returns>
    public static async Task<int> RunAsync(NarrateRequest request, UiLanguage ui, CancellationToken cancellationToken)
    {
        var progress = new ConsoleProgress(ui, Console.Error, !Console.IsErrorRedirected);
        var sources = await PageReader.ReadAsync(request.Inputs, LimitsOf(request.AllowsPrivate), cancellationToken);
        var unchanged = RunKey.Of(request, sources) is { } key ? new UnchangedIssue(request.Library, key) : null;
        if (unchanged is not null && await unchanged.FindAsync(progress, Pruning, cancellationToken) is { } found)
        {
            progress.Line(ui.Say("与上次相同，没有要重做的。", "nothing has changed since the last run"));
            TellOfAddress();
            await NarrationSummary.PrintAsync(found.Issue, found.Figures, request.Json, ui, cancellationToken);
            return 0;
        }

        var tools = new StudioTools(request.VoicesFolder, new LocalLocks());
        // The tables are read, and the tools answer, while the articles are found.
        using var asked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = tools.Prepare(asked.Token);
        // So does the scheduler start.
        var scheduling = request.IsDryRun ? null : Task.Run(() => new Scheduler(Environment.ProcessorCount), CancellationToken.None);
        var preparing = Task.CompletedTask;
        try
        {
            var text = Segmenter.Segment(sources);
            if (text.Articles.IsEmpty)
            {
                throw new IntakeException(
                    $"No article was found in {string.Join(", ", request.Inputs)}: there is only page furniture; give pages with text.",
                    $"在 {string.Join("、", request.Inputs)} 中没有找到文章，只有报头、页码之类；请给出有文章的版面。");
            }

            var library = request.IsDryRun ? LibraryFolder.At(request.Library) : LibraryFolder.Open(request.Library);
            var issueRequest = IssueRequests.Of(
                new IssueWishes { Newspaper = request.Newspaper, Date = request.Date, Edition = request.Edition, Voice = request.Voice?.ToString(), LoudnessLufs = request.LoudnessLufs, Upgrades = request.Upgrades },
                text, sources, request.PublicUrl ?? LocalUrl, Today);
            var issue = library.Issue(IssueId.Of(issueRequest.Newspaper, issueRequest.Date, issueRequest.Edition));
            await using var opened = OpenStudio.Of(tools, library, issue.Id, issueRequest);
            var settings = opened.Settings;
            if (request.IsDryRun)
            {
                return await new CostEstimate(text, issueRequest, settings, opened.Lexicons, tools.Pronouncer, library.Clips).PrintAsync(opened.Cast, opened.Calibrated, opened.Ledger, request.Json, ui, cancellationToken);
            }

            var hasMeasured = false;
            var isNew = !Directory.Exists(issue.Path);
            issueRequest = issueRequest with { VoiceId = IssueRequests.MainVoice(opened.Cast, text), Formats = await IssueRequests.FormatsAsync(request.Formats, settings, issue, cancellationToken) };
            var studio = await opened.OpenAsync(issueRequest, Measuring, cancellationToken);
            if (isNew)
            {
                preparing = Task.Run(() => Prepare(opened, text, tools.Pronouncer.Value), CancellationToken.None);
            }

            using var used = await FolderLock.ShareAsync(library.StorePath, Pruning, cancellationToken);
            using var kept = await FolderLock.TakeAsync(issue.Path, progress.Waiting, cancellationToken);
            library.RemoveTorn();
            TellOfGuesses(request, text, issueRequest, ui, progress);
            var isReplaced = await issue.HoldsOtherPagesAsync(sources, cancellationToken);
            var corrections = await issue.ImportAsync(issueRequest, sources, cancellationToken);
            if (isReplaced)
            {
                progress.Line(ui.Say(
                    $"节目库里已有 {issue.Id}，版面不同；现在由这些版面取代。若是另一期，请给出 --newspaper、--date 或 --edition。",
                    $"{issue.Id} was in the library with other pages; these take their place. If this is another issue, give --newspaper, --date or --edition."));
            }

            if (!corrections.IsEmpty)
            {
                progress.Line(EditSentence.Of(corrections, issue.At("articles.json"), ui));
            }

            using var run = new IssueRun(library, issue, issueRequest, studio, progress, cancellationToken);
            var published = await MakeAsync(await scheduling!, run);
            TellOfAddress();
            if (unchanged is not null && corrections.IsEmpty && settings.Cover is not { Length: > 0 } && (request.Newspaper ?? text.Newspaper) is not null && (request.Date ?? text.Date) is not null)
            {
                // A voice that was measured left a file in the folder of voices, which the key is made of.
                var remembered = hasMeasured && RunKey.Of(request, sources) is { } now ? new UnchangedIssue(request.Library, now) : unchanged;
                await remembered.RememberAsync(library, published, issueRequest, cancellationToken);
            }

            return await NarrationSummary.PrintAsync(published, request.Json, ui, cancellationToken);

            void Measuring(VoiceId id)
            {
                hasMeasured = true;
                progress.Line(ui.Say($"正在测量 {id} 的响度和语速（只做一次）…", $"measuring loudness and pace of {id} (once)…"));
            }
        }
        finally
        {
            // Tables that cannot be read are told where they are needed.
            await reading.ContinueWith(_ => _.Exception, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            await preparing.ContinueWith(_ => _.Exception, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            // A program that does not answer must not delay what went wrong with the pages.
            await asked.CancelAsync();
            await tools.SettleAsync();
            if (scheduling is not null)
            {
                (await scheduling).Dispose();
            }
        }

        void Pruning() => progress.Line(ui.Say("节目库正在清理，等待它结束…", "the library is being pruned; waiting…"));

        void TellOfAddress()
        {
            if (request.PublicUrl is null)
            {
                progress.Line(ui.Say($"订阅源暂用 {LocalUrl}；发布时请用 --public-url 给出真实网址。", $"the feed points to {LocalUrl}; give its real address with --public-url."));
            }
        }
    }

    /// <summary>Makes the issue; when this ends, nothing works on it any more.</summary>
    private static async Task<PublishedIssue> MakeAsync(Scheduler scheduler, IssueRun run)
    {
        try
        {
            return await scheduler.MakeAsync(run);
        }
        finally
        {
            scheduler.Dispose();
            await run.SettleAsync();
        }
    }

    /// <summary>While the jobs of a new issue are being prepared, the other core starts the workers and reads the first article aside: what reads the others has been loaded then.</summary>
    private static void Prepare(OpenStudio opened, IssueText text, Pronouncer pronouncer)
    {
        opened.Prestart();
        if (text.Articles[0].Paragraphs.Sum(paragraph => paragraph.Text.Length) > LongToReadAside)
        {
            return;
        }

        var script = ScriptComposition.Of(text.Articles[0], opened.Lexicons);
        for (var i = 0; i < Math.Min(3, script.Passages.Length); i++)
        {
            UtteranceSplitter.Split(i, script.Passages[i], pronouncer.Pronounce(script.Passages[i]), opened.Cast.SeparatesQuotations);
        }
    }

    /// <summary>Date of an issue whose pages do not tell it.</summary>
    internal static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);

    /// <summary>How far fetching from the web may go.</summary>
    internal static WebLimits LimitsOf(bool allowsPrivate) => allowsPrivate ? WebLimits.Standard.WithPrivateAddresses() : WebLimits.Standard;

    /// <summary>Says what had to be guessed, because it decides where the issue goes.</summary>
    private static void TellOfGuesses(NarrateRequest request, IssueText text, IssueRequest made, UiLanguage ui, ConsoleProgress progress)
    {
        if (request.Newspaper is null && text.Newspaper is null)
        {
            progress.Line(ui.Say($"版面上没有报名，暂称“{made.Newspaper}”；可用 --newspaper 指定。", $"the pages do not name the newspaper; it is called «{made.Newspaper}» (give its name with --newspaper)."));
        }

        if (request.Date is null && text.Date is null)
        {
            progress.Line(ui.Say($"版面上没有日期，按今天（{made.Date:yyyy-MM-dd}）处理；可用 --date 指定。", $"the pages bear no date; today is taken, {made.Date:yyyy-MM-dd} (give another with --date)."));
        }
    }

    /// <summary>Opens the tables of the program.</summary>
    internal static Pronouncer OpenPronouncer() => new(MandarinReader.Load(StudioTools.MandarinFolder));
}

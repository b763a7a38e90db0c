using System.Collections.Immutable;
using AudioPaper.Host.Jobs;
using AudioPaper.Host.Library;
using AudioPaper.Intake;
using AudioPaper.Packaging;
using AudioPaper.Pronunciation;
using AudioPaper.Segmentation;
using AudioPaper.Synthesis;
using AudioPaper.Voices.Espeak;

namespace AudioPaper.Host.Commands;

/// <summary>Runs <c>narrate</c>.</summary>
internal static class Narration
{
    /// <summary>Where a feed points to until the library has an address: a web server on this machine.</summary>
    private static readonly Uri LocalUrl = new("http://localhost:8080/");

    /// <summary>Makes the issue and prints what came out.</summary>
    /// <returns>Exit code: 0, or 1 when something is missing from the episode.</returns>
    public static async Task<int> RunAsync(NarrateRequest request, UiLanguage ui, CancellationToken cancellationToken)
    {
        var progress = new ConsoleProgress(ui, Console.Error, !Console.IsErrorRedirected);
        // The tools answer while the pages are read.
        using var asked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var voice = EspeakSynthesizer.OpenAsync(request.VoiceId, null, asked.Token);
        var ffmpeg = FfmpegProgram.FindAsync(cancellationToken: asked.Token);
        try
        {
            var sources = await PageReader.ReadAsync(request.Inputs, cancellationToken);
            var text = Segmenter.Segment(sources);
            if (text.Articles.IsEmpty)
            {
                throw new IntakeException(
                    $"No article was found in {string.Join(", ", request.Inputs)}: there is only page furniture; give pages with text.",
                    $"在 {string.Join("、", request.Inputs)} 中没有找到文章，只有报头、页码之类；请给出有文章的版面。");
            }

            var library = LibraryFolder.Open(request.Library);
            var studio = new Studio(new Lazy<Pronouncer>(OpenPronouncer), await voice, new Mp3Encoder(await ffmpeg));
            var issueRequest = IssueRequestOf(request, text, sources);
            var issue = library.Issue(IssueId.Of(issueRequest.Newspaper, issueRequest.Date, issueRequest.Edition));
            using var kept = await FolderLock.TakeAsync(issue.Path, progress.Waiting, cancellationToken);
            library.RemoveTorn();
            await issue.ImportAsync(issueRequest, sources, cancellationToken);
            using var run = new IssueRun(library, issue, issueRequest, studio, progress, cancellationToken);
            using var scheduler = new Scheduler(Environment.ProcessorCount);
            var published = await scheduler.MakeAsync(run);
            if (request.PublicUrl is null)
            {
                progress.Line(ui.Say($"订阅源暂用 {LocalUrl}；发布时请用 --public-url 给出真实网址。", $"the feed points to {LocalUrl}; give its real address with --public-url."));
            }

            return await NarrationSummary.PrintAsync(published, request.Json, ui, cancellationToken);
        }
        finally
        {
            // A program that does not answer must not delay what went wrong with the pages.
            await asked.CancelAsync();
            await CloseAsync(voice);
            await ffmpeg.ContinueWith(_ => _.Exception, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private static IssueRequest IssueRequestOf(NarrateRequest request, IssueText text, ImmutableArray<Source> sources) => new(
        request.Newspaper?.Trim() ?? text.Newspaper ?? "Newspaper",
        request.Date ?? text.Date ?? DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime),
        request.Edition,
        request.VoiceId,
        request.PublicUrl ?? LocalUrl,
        [.. sources.Select((source, i) => $"{i + 1:000}-{FolderName.Of(source.Name)}")],
        Guid.NewGuid().ToString("N"));

    private static Pronouncer OpenPronouncer() => new(MandarinReader.Load(Path.Combine(AppContext.BaseDirectory, "voices", "mandarin")));

    private static async Task CloseAsync(Task<EspeakSynthesizer> voice)
    {
        try
        {
            await (await voice).DisposeAsync();
        }
        catch (Exception e) when (e is SynthesisException or OperationCanceledException)
        {
            // It was never opened; whoever waited for it has said so.
        }
    }
}

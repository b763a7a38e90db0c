using System.Collections.Immutable;
using System.Globalization;
using AudioPaper.Audio;
using AudioPaper.Diagnostics;
using AudioPaper.Files;
using AudioPaper.Host.Library;
using AudioPaper.Normalization;
using AudioPaper.Packaging;
using AudioPaper.Publishing;
using AudioPaper.Segmentation;

namespace AudioPaper.Host.Jobs;

/// <summary>Writes the report of an issue, counted backwards from its finished transcript, and the feeds.</summary>
internal sealed class IssuePublication(IssueRun run, IssueText text, IReadOnlyList<ArticleRecord> articles, EpisodeRecord episode)
{
    private readonly IssueFolder issue = run.Issue;

    /// <summary>Publishes the issue.</summary>
    public async Task<PublishedIssue> PublishAsync(CancellationToken cancellationToken)
    {
        var sources = await issue.ReadSourcesAsync(run.Request, cancellationToken);
        var report = Report(sources, WebVtt.Read(await File.ReadAllTextAsync(issue.At("transcript.vtt"), cancellationToken)));
        await new NewspaperFeeds(run, episode).WriteAsync(cancellationToken);
        await WholeFile.WriteAsync(issue.At("report.json"), (stream, _) =>
        {
            ReportJson.Write(report, sources, stream);
            return Task.CompletedTask;
        }, cancellationToken);
        return new PublishedIssue(issue, episode, report);
    }

    private Report Report(ImmutableArray<Intake.Source> sources, IReadOnlyList<WebVttCue> transcript)
    {
        var passages = text.Articles.ToDictionary(article => article.Id, article => ScriptComposition.TextsOf(article).Select(passage => passage.Text).ToList());
        var unsaid = articles.SelectMany(Flagged).Distinct().ToImmutableArray();
        // Of words that were hard to read on a scanned page segmentation has told.
        var flagged = text.Flagged.Concat(unsaid).Distinct().ToImmutableArray();
        var made = articles.Where(article => article.State == ArticleState.Spoken).SelectMany(Cues).ToList();
        var account = CoverageCount.Of(sources, transcript, made, text.Skipped, flagged);
        var diagnostics = text.Diagnostics.AddRange(episode.Diagnostics)
            .AddRange(articles.Where(article => article is { ArticleId: ScriptComposition.OpeningId, State: ArticleState.Failed })
                .Select(opening => new Diagnostic("opening-missing", Severity.Error, $"The opening could not be spoken: {opening.Reason}")))
            .AddRange(unsaid.Select(span => new Diagnostic("flagged", Severity.Warning, $"«{Excerpt(sources, span)}» in {sources[span.Source].Name} is not spoken as it stands; please look at it.", span)))
            .AddRange(account.Unaccounted.Select(span => new Diagnostic("unaccounted", Severity.Error,
                $"«{sources[span.Source].Text.Substring(span.Start, span.Length)}» is neither spoken nor left out for a reason.", span)))
            // Text typed by hand has no place in the sources to name.
            .AddRange(articles.Where(article => article.State == ArticleState.Spoken).SelectMany(UnsaidTyped)
                .Select(typed => new Diagnostic("flagged", Severity.Warning, $"«{typed}», typed by hand, is not spoken as it stands; please look at it.")))
            .AddRange(CoverageCount.MissingTyped(transcript, made).Select(cue => new Diagnostic("unaccounted", Severity.Error, $"«{cue.Text.Text.Trim()}», typed by hand, is not spoken.")));
        return new Report(account.Coverage, articles.Sum(article => article.NewClips), articles.Sum(article => article.ReusedClips),
            [.. articles.Where(article => article.ArticleId != ScriptComposition.OpeningId).Select(Reported)], text.Skipped, flagged, diagnostics)
        {
            Lexemes = [.. articles.SelectMany(article => article.Lexemes).GroupBy(used => used.Lexeme)
                .Select(group => new ReportedLexeme(group.Key, run.Library.RelativePath(group.Key.File), group.Sum(used => used.Count)))],
        };

        // Cues of the opening say again what stands in the articles; they account for nothing.
        IEnumerable<SpokenCue> Cues(ArticleRecord article) => !passages.TryGetValue(article.ArticleId, out var texts) ? []
            : article.Cues.Select((cue, i) => new SpokenCue($"{article.ArticleId}-{i + 1}", texts[cue.Passage].Slice(cue.PassageStart, cue.Text.Length)));

        IEnumerable<SourceSpan> Flagged(ArticleRecord article) => !passages.TryGetValue(article.ArticleId, out var texts) ? []
            : article.State == ArticleState.Failed ? texts.SelectMany(passage => passage.Spans)
            : article.Unsaid.SelectMany(unsaid => texts[unsaid.Passage].SpansOf(unsaid.Start, unsaid.Length));

        IEnumerable<string> UnsaidTyped(ArticleRecord article) => !passages.TryGetValue(article.ArticleId, out var texts) ? []
            : article.Unsaid.Where(unsaid => !texts[unsaid.Passage].SpansOf(unsaid.Start, unsaid.Length).Any())
                .Select(unsaid => texts[unsaid.Passage].Text.Substring(unsaid.Start, unsaid.Length)).Where(typed => !string.IsNullOrWhiteSpace(typed));
    }

    private static string Excerpt(ImmutableArray<Intake.Source> sources, SourceSpan span) =>
        $"{sources[span.Source].Text.AsSpan(span.Start, Math.Min(span.Length, 40))}{(span.Length > 40 ? "…" : "")}";

    private static ReportedArticle Reported(ArticleRecord article) => new(
        article.Title, article.State.ToString().ToLower(CultureInfo.InvariantCulture), article.Reason, article.VoiceAsked, article.VoiceUsed,
        article.SampleRate == 0 ? TimeSpan.Zero : new PcmFormat(article.SampleRate).ToTime(article.SampleCount));
}

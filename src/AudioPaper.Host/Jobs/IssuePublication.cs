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
            .AddRange(articles.Where(article => article.State == ArticleState.Failed && Announcements.Is(article.ArticleId))
                .Select(around => new Diagnostic($"{around.ArticleId}-missing", Severity.Error, $"The {around.ArticleId} could not be spoken: {around.Reason}")))
            .AddRange(articles.SelectMany(article => article.Speakers).Where(speaker => speaker.Reason is not null).DistinctBy(speaker => (speaker.Asked, speaker.Voice, speaker.Reason))
                .Select(speaker => new Diagnostic("voice-replaced", Severity.Warning, $"{speaker.Voice} speaks in the place of {speaker.Asked}: {speaker.Reason}")))
            .AddRange(articles.SelectMany(article => article.Refusals).Distinct().Select(refusal => new Diagnostic("clip-refused", Severity.Warning, $"A clip was refused and spoken again: {refusal}.")))
            .AddRange(unsaid.Select(span => new Diagnostic("flagged", Severity.Warning, $"«{Excerpt(sources, span)}» in {sources[span.Source].Name} is not spoken as it stands; please look at it.", span)))
            .AddRange(account.Unaccounted.Select(span => new Diagnostic("unaccounted", Severity.Error,
                $"«{sources[span.Source].Text.Substring(span.Start, span.Length)}» is neither spoken nor left out for a reason.", span)))
            // Text typed by hand has no place in the sources to name.
            .AddRange(articles.Where(article => article.State == ArticleState.Spoken).SelectMany(UnsaidTyped)
                .Select(typed => new Diagnostic("flagged", Severity.Warning, $"«{typed}», typed by hand, is not spoken as it stands; please look at it.")))
            .AddRange(CoverageCount.MissingTyped(transcript, made).Select(cue => new Diagnostic("unaccounted", Severity.Error, $"«{cue.Text.Text.Trim()}», typed by hand, is not spoken.")));
        return new Report(account.Coverage, articles.Sum(article => article.NewClips), articles.Sum(article => article.ReusedClips),
            [.. articles.Where(article => !Announcements.Is(article.ArticleId)).Select(Reported)], text.Skipped, flagged, diagnostics)
        {
            Loudness = ReportedLoudnessOf(),
            Lexemes = [.. articles.SelectMany(article => article.Lexemes).GroupBy(used => used.Lexeme)
                .Select(group => new ReportedLexeme(group.Key, run.Library.RelativePath(group.Key.File), group.Sum(used => used.Count)))],
        };

        // Cues of the opening and of announcements say what stands elsewhere; they account for nothing.
        IEnumerable<SpokenCue> Cues(ArticleRecord article) => !passages.TryGetValue(article.ArticleId, out var texts) ? []
            : article.Cues.Select((cue, i) => (Cue: cue, Id: $"{article.ArticleId}-{i + 1}")).Where(made => made.Cue.Passage >= article.AnnouncedPassages)
                .Select(made => new SpokenCue(made.Id, texts[made.Cue.Passage - article.AnnouncedPassages].Slice(made.Cue.PassageStart, made.Cue.Text.Length)));

        IEnumerable<(SpannedText Text, UnsaidRecord Range)> Unsaid(ArticleRecord article, List<SpannedText> texts) =>
            article.Unsaid.Where(unsaid => unsaid.Passage >= article.AnnouncedPassages).Select(unsaid => (texts[unsaid.Passage - article.AnnouncedPassages], unsaid));

        IEnumerable<SourceSpan> Flagged(ArticleRecord article) => !passages.TryGetValue(article.ArticleId, out var texts) ? []
            : article.State == ArticleState.Failed ? texts.SelectMany(passage => passage.Spans)
            : Unsaid(article, texts).SelectMany(unsaid => unsaid.Text.SpansOf(unsaid.Range.Start, unsaid.Range.Length));

        IEnumerable<string> UnsaidTyped(ArticleRecord article) => !passages.TryGetValue(article.ArticleId, out var texts) ? []
            : Unsaid(article, texts).Where(unsaid => !unsaid.Text.SpansOf(unsaid.Range.Start, unsaid.Range.Length).Any())
                .Select(unsaid => unsaid.Text.Text.Substring(unsaid.Range.Start, unsaid.Range.Length)).Where(typed => !string.IsNullOrWhiteSpace(typed));
    }

    private ReportedLoudness ReportedLoudnessOf()
    {
        var whole = Loudness.OfAll(articles.Select(article => article.Measured()).OfType<Loudness>());
        return new ReportedLoudness(run.Studio.Settings.LoudnessLufs, whole.IntegratedLufs, whole.TruePeakDbtp);
    }

    private static string Excerpt(ImmutableArray<Intake.Source> sources, SourceSpan span) =>
        $"{sources[span.Source].Text.AsSpan(span.Start, Math.Min(span.Length, 40))}{(span.Length > 40 ? "…" : "")}";

    private static ReportedArticle Reported(ArticleRecord article) => new(
        article.Title, article.State.ToString().ToLower(CultureInfo.InvariantCulture), article.Reason, article.VoiceAsked, article.VoiceUsed,
        article.SampleRate == 0 ? TimeSpan.Zero : new PcmFormat(article.SampleRate).ToTime(article.SampleCount))
    {
        LoudnessLufs = article.Measured()?.IntegratedLufs,
        TruePeakDbtp = article.Measured()?.TruePeakDbtp,
        Speakers = [.. article.Speakers.Select(speaker => new ReportedSpeaker(speaker.Asked, speaker.Voice, speaker.UtteranceCount, speaker.Reason))],
    };
}

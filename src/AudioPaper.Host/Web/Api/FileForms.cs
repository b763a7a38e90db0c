using System.Collections.Immutable;

namespace AudioPaper.Host.Web.Api;

// The forms of files that are handed out as they are written; only the API document is made of these.

/// <summary>Articles of an issue: the file <c>articles.json</c>. Members that are not named here are kept and ignored.</summary>
/// <param name="Language">Main language.</param>
/// <param name="Articles">The articles in order; a changed order changes the episode.</param>
internal sealed record ArticlesForm(string? Language, ImmutableArray<ArticleForm> Articles);

/// <summary>An article.</summary>
/// <param name="Id">Its id; null for one that was added by hand.</param>
/// <param name="Language">Its language.</param>
/// <param name="Headline">Its headline.</param>
/// <param name="Kicker">What stands above the headline.</param>
/// <param name="Deck">What stands below it.</param>
/// <param name="Byline">Who wrote it.</param>
/// <param name="Dateline">Where it was filed.</param>
/// <param name="Section">Its section.</param>
/// <param name="Page">Label of its page.</param>
/// <param name="Paragraphs">Its text.</param>
internal sealed record ArticleForm(
    string? Id, string? Language, string? Headline, string? Kicker, string? Deck, ImmutableArray<string>? Byline, string? Dateline, string? Section, string? Page, ImmutableArray<string> Paragraphs);

/// <summary>The report of an issue: <c>report.json</c>.</summary>
/// <param name="SchemaVersion">Version of the form.</param>
/// <param name="Coverage">What became of each character.</param>
/// <param name="Clips">How many clips were spoken and found.</param>
/// <param name="Articles">What became of each article.</param>
/// <param name="Skipped">What is not spoken, and why.</param>
/// <param name="Flagged">What a person should look at.</param>
/// <param name="Diagnostics">Findings.</param>
internal sealed record ReportForm(
    int SchemaVersion, CoverageForm Coverage, ClipsForm Clips, ImmutableArray<ReportedArticleForm> Articles, ImmutableArray<SkippedForm> Skipped, ImmutableArray<PlaceForm> Flagged,
    ImmutableArray<DiagnosticForm> Diagnostics);

/// <summary>Characters of the pages; the first is the sum of the others.</summary>
internal sealed record CoverageForm(long Characters, long Spoken, long Skipped, long Flagged);

/// <summary>Clips.</summary>
internal sealed record ClipsForm(int New, int Reused);

/// <summary>An article in a report.</summary>
internal sealed record ReportedArticleForm(string Title, string State, string? Reason, string VoiceAsked, string? VoiceUsed, double DurationSeconds, double? LoudnessLufs, double? TruePeakDbtp);

/// <summary>A place in a source: characters from 0, end exclusive.</summary>
internal sealed record PlaceForm(string Source, int Start, int End);

/// <summary>Text that is not spoken.</summary>
internal sealed record SkippedForm(string Source, int Start, int End, string Reason, string Text, string? Page);

/// <summary>A finding.</summary>
internal sealed record DiagnosticForm(string Code, string Severity, string Message, string? Source, int? Start, int? End);

/// <summary>Chapters of an episode: Podcasting 2.0 JSON chapters 1.2.0.</summary>
internal sealed record ChaptersForm(string Version, ImmutableArray<ChapterForm> Chapters);

/// <summary>A chapter.</summary>
internal sealed record ChapterForm(double StartTime, double? EndTime, string Title, string? Img);

using System.Collections.Immutable;
using AudioPaper.Host.Jobs.Deliveries;
using AudioPaper.Host.Library;

namespace AudioPaper.Host.Web.Api;

/// <summary>A newspaper.</summary>
/// <param name="Id">Its id in paths: the name of its folder.</param>
/// <param name="Name">Its name.</param>
/// <param name="IssueCount">How many issues there are, whatever became of them.</param>
/// <param name="LatestIssue">Id of the latest one; null when there is none.</param>
internal sealed record NewspaperAnswer(string Id, string Name, int IssueCount, string? LatestIssue);

/// <summary>How many articles are done.</summary>
/// <param name="Total">How many there are; 0 until they are found.</param>
/// <param name="Done">How many are spoken or have failed.</param>
/// <param name="Failed">How many have failed.</param>
internal sealed record ArticleCounts(int Total, int Done, int Failed);

/// <summary>An issue and how far it is.</summary>
/// <param name="Newspaper">Id of its newspaper.</param>
/// <param name="Issue">Its id in paths: <c>DATE</c> or <c>DATE-EDITION</c>.</param>
/// <param name="NewspaperName">Name of the newspaper.</param>
/// <param name="Date">Its date.</param>
/// <param name="Edition">Label of the edition; empty when there is only one.</param>
/// <param name="Stage">How far it is.</param>
/// <param name="StageSince">Since when; null for issues of earlier versions.</param>
/// <param name="Reason">Why it failed; null when it did not.</param>
/// <param name="FirstPublishedAt">When it was published first; null while it never was.</param>
/// <param name="PublishedAt">When it was published last; null while it never was.</param>
/// <param name="Publications">How often.</param>
/// <param name="Articles">How many articles are done.</param>
/// <param name="Voice">The voice asked for.</param>
internal sealed record IssueAnswer(
    string Newspaper, string Issue, string NewspaperName, DateOnly Date, string Edition, IssueStage Stage, DateTimeOffset? StageSince, string? Reason,
    DateTimeOffset? FirstPublishedAt, DateTimeOffset? PublishedAt, int Publications, ArticleCounts Articles, string Voice);

/// <summary>A part of a list.</summary>
/// <param name="Total">How many there are in all.</param>
/// <param name="Offset">How many stand before this part.</param>
/// <param name="Items">The part.</param>
internal sealed record PageAnswer<T>(int Total, int Offset, ImmutableArray<T> Items);

/// <summary>A delivery and what became of it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="ReceivedAt">When it was complete.</param>
/// <param name="Stage">What became of it.</param>
/// <param name="Newspaper">Id of the newspaper it became an issue of; null while it is none.</param>
/// <param name="Issue">Id of the issue; null while it is none.</param>
/// <param name="Reason">Why it was refused; null when it was not.</param>
/// <param name="Guessed">What the pages did not tell and was guessed: <c>newspaper</c>, <c>date</c>.</param>
/// <param name="Addresses">Addresses that are fetched.</param>
internal sealed record DeliveryAnswer(
    string Id, DateTimeOffset ReceivedAt, DeliveryStage Stage, string? Newspaper, string? Issue, string? Reason, ImmutableArray<string> Guessed, ImmutableArray<string> Addresses);

/// <summary>A file of an episode.</summary>
/// <param name="Name">Its name.</param>
/// <param name="MediaType">What it is.</param>
/// <param name="SizeBytes">Its size.</param>
/// <param name="Address">Path of the file in this API.</param>
internal sealed record EpisodeFileAnswer(string Name, string MediaType, long SizeBytes, string Address);

/// <summary>An episode.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Language">BCP 47 tag of its main language.</param>
/// <param name="DurationSeconds">Length of the sound.</param>
/// <param name="Files">Its files: sound, chapters, transcript, cover.</param>
internal sealed record EpisodeAnswer(string Title, string Language, double DurationSeconds, ImmutableArray<EpisodeFileAnswer> Files);

/// <summary>How a word is said.</summary>
/// <param name="Grapheme">The word as it is written.</param>
/// <param name="Kind">Whether the value is pinyin, IPA, or other text that is read instead.</param>
/// <param name="Value">The reading, or the text.</param>
/// <param name="Language">Language of the lexicon.</param>
/// <param name="Level">Whose lexicon it is: <c>built-in</c>, <c>newspaper</c>, <c>issue</c>.</param>
internal sealed record LexemeAnswer(string Grapheme, string Kind, string Value, string Language, string Level);

/// <summary>A lexeme to add; what was told of its grapheme is replaced.</summary>
/// <param name="Grapheme">The word as it is written; 1 to 60 characters.</param>
/// <param name="Kind"><c>pinyin</c>, <c>ipa</c> or <c>alias</c>.</param>
/// <param name="Value">The reading, e.g. <c>shan4 tian2 fang1</c>, or the text that is read instead.</param>
/// <param name="Language"><c>zh-CN</c> or <c>en-US</c>; null where the writing tells.</param>
internal sealed record LexemeRequest(string Grapheme, string Kind, string Value, string? Language = null);

/// <summary>A voice.</summary>
/// <param name="Id">Its id, <c>ENGINE:NAME</c>.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Language">Its language.</param>
/// <param name="CanSpeak">Whether it can speak now.</param>
/// <param name="Licence">Its licence.</param>
internal sealed record VoiceAnswer(string Id, string Name, string Language, bool CanSpeak, string Licence);

/// <summary>An engine.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Available">Whether it can speak.</param>
/// <param name="State">What it says of itself.</param>
internal sealed record EngineAnswer(string Id, bool Available, string State);

/// <summary>Engines and voices.</summary>
internal sealed record VoicesAnswer(ImmutableArray<EngineAnswer> Engines, ImmutableArray<VoiceAnswer> Voices);

/// <summary>A queue.</summary>
/// <param name="Name">Its name; the first letter tells the order.</param>
/// <param name="Waiting">Jobs that wait in it.</param>
internal sealed record QueueAnswer(string Name, long Waiting);

/// <summary>A job.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What it does.</param>
/// <param name="Subject">The issue or delivery; null when it has none.</param>
/// <param name="At">When it began, or failed.</param>
/// <param name="Reason">Why it failed; null when it runs.</param>
internal sealed record JobAnswer(string Id, string Name, string? Subject, DateTimeOffset? At, string? Reason);

/// <summary>The jobs of the server.</summary>
/// <param name="Queues">What waits.</param>
/// <param name="Scheduled">How many wait for their time.</param>
/// <param name="Running">What runs; 100 at most.</param>
/// <param name="Failed">What failed; the last 100.</param>
/// <param name="Workers">How many processes work.</param>
internal sealed record JobsAnswer(ImmutableArray<QueueAnswer> Queues, long Scheduled, ImmutableArray<JobAnswer> Running, ImmutableArray<JobAnswer> Failed, int Workers);

/// <summary>Who asks.</summary>
/// <param name="Name">Name of the account or token.</param>
/// <param name="Role">Role of the account; null for a token.</param>
/// <param name="Scopes">What may be done.</param>
/// <param name="Newspaper">Name of the one newspaper a token is for; null for all.</param>
/// <param name="FormToken">What an account sends as <c>X-CSRF-Token</c> with whatever changes something; null for a token.</param>
internal sealed record SessionAnswer(string Name, string? Role, ImmutableArray<string> Scopes, string? Newspaper, string? FormToken);

/// <summary>Downloads that began, of a file on a day.</summary>
/// <param name="Day">The day, UTC.</param>
/// <param name="File">The file: <c>ISSUE/NAME</c>, or <c>ISSUE/articles/NAME</c>.</param>
/// <param name="Count">How many.</param>
internal sealed record DownloadAnswer(DateOnly Day, string File, long Count);

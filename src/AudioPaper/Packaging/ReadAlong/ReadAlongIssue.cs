using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace AudioPaper.Packaging.ReadAlong;

/// <summary>
/// An issue as a page that is read and heard at once shows it: its text in sentences, and where each is said in the episode. Times are whole
/// milliseconds from the episode's begin; texts are on one line (<see cref="PlainText"/>).
/// </summary>
/// <param name="Version">Version of the form: <see cref="ReadAlongJson.Version"/>.</param>
/// <param name="Id">The episode's guid.</param>
/// <param name="Newspaper">Name of the newspaper.</param>
/// <param name="Title">Title of the episode.</param>
/// <param name="Date">Date of the issue, ISO 8601.</param>
/// <param name="Language">BCP 47 tag of the issue.</param>
/// <param name="DurationMs">Length of the episode.</param>
/// <param name="Sounds">The episode in each format, the main one first.</param>
/// <param name="Sections">All articles, opening and closing included, in order.</param>
public sealed record ReadAlongIssue(
    int Version, string Id, string Newspaper, string Title, string Date, string Language, long DurationMs,
    ImmutableArray<ReadAlongSound> Sounds, ImmutableArray<ReadAlongSection> Sections)
{
    /// <summary>Its articles, opening and closing included.</summary>
    [JsonIgnore]
    public IEnumerable<ReadAlongArticle> Articles => Sections.SelectMany(section => section.Articles);
}

/// <summary>A file of the episode.</summary>
/// <param name="File">Its name in the issue's folder.</param>
/// <param name="Type">Its media type.</param>
public sealed record ReadAlongSound(string File, string Type);

/// <summary>Articles in a row that stand in one section, or in none.</summary>
/// <param name="Articles">At least one.</param>
/// <param name="Title">Its name; null for articles that stand in none.</param>
public sealed record ReadAlongSection(ImmutableArray<ReadAlongArticle> Articles, string? Title = null);

/// <summary>An article.</summary>
/// <param name="Id">Its id in the issue, as everywhere.</param>
/// <param name="Kind"><c>article</c>, <c>opening</c> or <c>closing</c>.</param>
/// <param name="Title">Title of its chapter.</param>
/// <param name="Language">BCP 47 tag of its main language.</param>
/// <param name="BeginMs">Begin of its chapter.</param>
/// <param name="EndMs">End of its chapter: the begin of the next.</param>
/// <param name="File">Its sound as a file of its own, a path from the issue's folder.</param>
/// <param name="Passages">What is read, in order; one at least.</param>
public sealed record ReadAlongArticle(
    string Id, string Kind, string Title, string Language, long BeginMs, long EndMs, string File, ImmutableArray<ReadAlongPassage> Passages)
{
    /// <summary>Label of its printed page; null when that is not known, or there is but one.</summary>
    public string? Page { get; init; }
}

/// <summary>A headline, a byline or a paragraph.</summary>
/// <param name="Role"><c>announcement</c> (said, but not printed), <c>kicker</c>, <c>headline</c>, <c>deck</c>, <c>byline</c>, <c>dateline</c> or <c>paragraph</c>.</param>
/// <param name="Language">BCP 47 tag of its main language.</param>
/// <param name="Sentences">Together its whole text; one at least.</param>
public sealed record ReadAlongPassage(string Role, string Language, ImmutableArray<ReadAlongSentence> Sentences);

/// <summary>A sentence, or a clause of a long one.</summary>
/// <param name="Id">Unique in the issue: the article's id, <c>s</c> and its number in the article, from 1, e.g. <c>a3s12</c>.</param>
/// <param name="Text">Its text.</param>
/// <param name="BeginMs">Where it begins, a moment before its first sound; null when no voice could say it.</param>
/// <param name="EndMs">Where it ends; the next of the article begins there. Null when no voice could say it.</param>
public sealed record ReadAlongSentence(string Id, string Text, long? BeginMs = null, long? EndMs = null)
{
    /// <summary>Whether white space parts it from the sentence before.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Spaced { get; init; }

    /// <summary>The text in pieces where some of it is in the other language; joined, they are the text. Null when none is.</summary>
    public ImmutableArray<ReadAlongRun>? Runs { get; init; }
}

/// <summary>A piece of a sentence.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Language">BCP 47 tag where it is not that of the passage; else null.</param>
public sealed record ReadAlongRun(string Text, string? Language = null);

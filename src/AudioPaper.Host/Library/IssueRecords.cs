using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AudioPaper.Diagnostics;
using AudioPaper.Intake;
using AudioPaper.Normalization.Lexicons;

namespace AudioPaper.Host.Library;

/// <summary>What was asked for: <c>work/issue.json</c>.</summary>
/// <param name="Newspaper">Name of the newspaper.</param>
/// <param name="Date">Date of the issue.</param>
/// <param name="Edition">Label of the edition; empty when there is only one.</param>
/// <param name="VoiceId">The voice asked for.</param>
/// <param name="PublicUrl">Address of the library on the web, for the feed.</param>
/// <param name="Sources">Names of the files in <c>source/</c>, in page order.</param>
/// <param name="RunId">Changes with each run; what bears an older one is to be looked at again.</param>
public sealed record IssueRequest(
    string Newspaper, DateOnly Date, string Edition, string VoiceId, Uri PublicUrl, ImmutableArray<string> Sources, string RunId)
{
    /// <summary>Names of the formats to make; empty in files of earlier versions, which made <c>mp3</c> only.</summary>
    public ImmutableArray<string> Formats { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>When the pages were delivered; null where nobody delivered them. A delivery that comes to its turn late does not undo a later one.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>The one voice that was asked for everything; null for those of the newspaper's settings.</summary>
    public string? Voice { get; init; }

    /// <summary>Loudness that was asked for, in LUFS; null for that of the newspaper's settings.</summary>
    public int? LoudnessLufs { get; init; }

    /// <summary>Whether what another voice spoke than the one asked for is tried with that one again.</summary>
    public bool Upgrades { get; init; }
}

/// <summary>What the format of a source told of its text: an entry of <c>source/regions.json</c>, in the order of the sources.</summary>
/// <param name="Newspaper">Name of the newspaper, or null.</param>
/// <param name="Date">Date of the issue, or null.</param>
/// <param name="Regions">What stands where in the text.</param>
/// <param name="Diagnostics">Findings of its reader.</param>
/// <param name="Uncertain">Words that were hard to read; null in files of earlier versions.</param>
public sealed record SourceRegions(
    string? Newspaper, DateOnly? Date, ImmutableArray<TextRegion> Regions, ImmutableArray<Diagnostic> Diagnostics, ImmutableArray<UncertainWord>? Uncertain = null);

/// <summary>What a run wrote as <c>articles.json</c>: <c>work/articles.json</c>.</summary>
/// <param name="Written">SHA-256 of the file in hexadecimal; two while it is being replaced.</param>
/// <param name="Pages">SHA-256 of the texts of the pages it was made from.</param>
public sealed record ArticlesRecord(ImmutableArray<string> Written, string Pages);

/// <summary>What became of an article.</summary>
public enum ArticleState
{
    /// <summary>It is in the episode.</summary>
    Spoken,

    /// <summary>It was left out on purpose.</summary>
    Skipped,

    /// <summary>It could not be spoken; the episode says so.</summary>
    Failed,
}

/// <summary>A cue of an article's track.</summary>
/// <param name="Passage">Index of its passage in the script.</param>
/// <param name="PassageStart">First code unit of its text in the passage.</param>
/// <param name="Text">Its text as printed, white space included.</param>
/// <param name="Start">First sample in the track.</param>
/// <param name="SampleCount">Its length.</param>
public sealed record CueRecord(int Passage, int PassageStart, string Text, long Start, long SampleCount);

/// <summary>A part of an article's track.</summary>
/// <param name="Sound">Hash of all that shapes its sound but the encoder.</param>
/// <param name="SampleCount">Its length.</param>
public sealed record PartRecord(string Sound, long SampleCount)
{
    /// <summary>Its loudness; null in records of earlier versions.</summary>
    public LoudnessRecord? Loudness { get; init; }
}

/// <summary>A range of a script that should be said and that nobody knows how to say.</summary>
/// <param name="Passage">Index of the passage.</param>
/// <param name="Start">First code unit.</param>
/// <param name="Length">Number of code units.</param>
public sealed record UnsaidRecord(int Passage, int Start, int Length);

/// <summary>What an article job did: <c>work/ARTICLE.json</c>.</summary>
/// <param name="RunId">The run it belongs to.</param>
/// <param name="ArticleId">The article.</param>
/// <param name="Title">Title of its chapter.</param>
/// <param name="State">What became of it.</param>
/// <param name="Reason">Why, when it is not spoken; one sentence.</param>
/// <param name="VoiceAsked">The voice asked for.</param>
/// <param name="VoiceUsed">The voice that spoke; null when none did.</param>
/// <param name="Parts">The parts of its track, in order; none when there is no track.</param>
/// <param name="SampleRate">Sample rate of the track.</param>
/// <param name="SampleCount">Length of the track.</param>
/// <param name="Cues">Where its sentences stand in the track; for a failed article the announcement.</param>
/// <param name="Unsaid">What a person should look at.</param>
/// <param name="NewClips">Clips spoken by this run.</param>
/// <param name="ReusedClips">Clips that were there.</param>
public sealed record ArticleRecord(
    string RunId,
    string ArticleId,
    string Title,
    ArticleState State,
    string? Reason,
    string VoiceAsked,
    string? VoiceUsed,
    ImmutableArray<PartRecord> Parts,
    int SampleRate,
    long SampleCount,
    ImmutableArray<CueRecord> Cues,
    ImmutableArray<UnsaidRecord> Unsaid,
    int NewClips,
    int ReusedClips)
{
    /// <summary>Lexemes that decided how its words are said.</summary>
    public ImmutableArray<LexemeRecord> Lexemes { get; init; } = [];

    /// <summary>How many passages at the beginning of its script announce it and are no part of it.</summary>
    public int AnnouncedPassages { get; init; }

    /// <summary>Names of the clips its tracks are made of, each once.</summary>
    public ImmutableArray<string> Clips { get; init; } = [];

    /// <summary>Names of its encoded parts in the store.</summary>
    public ImmutableArray<string> Tracks { get; init; } = [];

    /// <summary>What the digest has of it; null when there is no digest.</summary>
    public DigestRecord? Digest { get; init; }

    /// <summary>Who speaks how much of it, the reader of most first; none in records of earlier versions.</summary>
    public ImmutableArray<SpeakerRecord> Speakers { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>What took the place of voices that failed; null when none did.</summary>
    public FallbackRecord? Fallback { get; init; }

    /// <summary>Whether another voice spoke because there was no time left for the one asked for.</summary>
    public bool IsHurried { get; init; }

    /// <summary>Clips that this run refused, and why.</summary>
    public ImmutableArray<string> Refusals { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>The loudness of its track; null when there is none or a record is damaged.</summary>
    public Audio.Loudness? Measured() => Parts.IsDefaultOrEmpty || Parts.Any(part => part.Loudness?.Measured() is null) ? null
        : Audio.Loudness.OfAll(Parts.Select(part => part.Loudness!.Measured()!));
}

/// <summary>The loudness of a track.</summary>
/// <param name="Blocks">Its gating blocks, as <see cref="Audio.LoudnessHistogram"/> writes them.</param>
/// <param name="PeakAmplitude">True peak, where 1 is full scale.</param>
public sealed record LoudnessRecord(string Blocks, double PeakAmplitude)
{
    /// <summary>As it was measured; null when the record is damaged.</summary>
    public Audio.Loudness? Measured() => Audio.LoudnessHistogram.Parse(Blocks) is { } blocks ? new Audio.Loudness(blocks, PeakAmplitude) : null;
}

/// <summary>A voice in an article.</summary>
/// <param name="Asked">The voice asked for.</param>
/// <param name="Voice">The voice that spoke.</param>
/// <param name="UtteranceCount">How many utterances.</param>
/// <param name="Reason">Why it is another one; null when it is not.</param>
public sealed record SpeakerRecord(string Asked, string Voice, int UtteranceCount, string? Reason);

/// <summary>A voice that failed in an article.</summary>
/// <param name="Voice">The voice.</param>
/// <param name="Reason">One sentence.</param>
public sealed record FailedVoice(string Voice, string Reason);

/// <summary>Which voices of an article failed, so that the next run need not ask them again.</summary>
/// <param name="Key">Hash of cast and utterances it holds for.</param>
/// <param name="Border">Index of the first utterance that they do not speak.</param>
/// <param name="Failed">The voices.</param>
public sealed record FallbackRecord(string Key, int Border, ImmutableArray<FailedVoice> Failed);

/// <summary>An article's part of the digest.</summary>
/// <param name="Parts">The first parts of its track, in order.</param>
/// <param name="SampleCount">Their length.</param>
/// <param name="Cues">Where the sentences in them stand.</param>
public sealed record DigestRecord(ImmutableArray<PartRecord> Parts, long SampleCount, ImmutableArray<CueRecord> Cues);

/// <summary>A lexeme and how often it decided.</summary>
/// <param name="Lexeme">The lexeme.</param>
/// <param name="Count">Places in the article.</param>
public sealed record LexemeRecord(Lexeme Lexeme, int Count);

/// <summary>What was assembled: <c>work/episode.json</c>.</summary>
/// <param name="Key">Hash of all that shapes the episode's files.</param>
/// <param name="Title">Title of the episode.</param>
/// <param name="Description">The articles' titles, a line each.</param>
/// <param name="Newspaper">Name of the newspaper.</param>
/// <param name="Language">BCP 47 tag of its main language.</param>
/// <param name="Date">Date of the issue.</param>
/// <param name="Edition">Label of the edition; empty when there is only one.</param>
/// <param name="SizeBytes">Size of the file that feeds point to.</param>
/// <param name="DurationSeconds">Length of the sound.</param>
public sealed record EpisodeRecord(
    string Key, string Title, string Description, string Newspaper, string Language, DateOnly Date, string Edition, long SizeBytes, double DurationSeconds)
{
    /// <summary>Findings about its cover.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Its files, one for each format; empty in records of earlier versions, which knew <c>episode.mp3</c> only.</summary>
    public ImmutableArray<EpisodeFile> Files { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>The file that feeds point to: MP3 where there is one, for every player plays it.</summary>
    [JsonIgnore]
    public EpisodeFile Enclosure =>
        Files.FirstOrDefault(file => file.MediaType == "audio/mpeg") ?? Files.FirstOrDefault() ?? new EpisodeFile("episode.mp3", "audio/mpeg", SizeBytes);
}

/// <summary>A file of an episode.</summary>
/// <param name="Name">Its name in the issue's folder.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="SizeBytes">Its size.</param>
public sealed record EpisodeFile(string Name, string MediaType, long SizeBytes);

/// <summary>The read-along books of an issue: <c>work/books.json</c>.</summary>
/// <param name="Files">Their files.</param>
public sealed record BooksRecord(ImmutableArray<BookRecord> Files);

/// <summary>A cover that was drawn: <c>work/cover.json</c>.</summary>
/// <param name="Key">Hash of all that shapes it.</param>
/// <param name="Sha256">Hash of <c>cover.jpg</c>, in hexadecimal: people may put another one there.</param>
/// <param name="Diagnostics">What is not as wished.</param>
public sealed record CoverRecord(string Key, string Sha256, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>A file of a read-along book.</summary>
/// <param name="Name">Its name in the issue's folder.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="SizeBytes">Its size.</param>
/// <param name="Key">Hash of all that shapes it.</param>
public sealed record BookRecord(string Name, string MediaType, long SizeBytes, string Key);

/// <summary>A newspaper of the library: <c>newspaper.json</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="PodcastGuid">Assigned once, from the feed's first public address.</param>
/// <param name="FeedUrl">That address.</param>
public sealed record NewspaperRecord(string Name, Guid PodcastGuid, Uri FeedUrl);

/// <summary>How records are written: readable UTF-8, generated code (start-up time counts).</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n", UseStringEnumConverter = true)]
[JsonSerializable(typeof(IssueRequest))]
[JsonSerializable(typeof(ImmutableArray<SourceRegions>))]
[JsonSerializable(typeof(ArticlesRecord))]
[JsonSerializable(typeof(ArticleRecord))]
[JsonSerializable(typeof(EpisodeRecord))]
[JsonSerializable(typeof(BooksRecord))]
[JsonSerializable(typeof(CoverRecord))]
[JsonSerializable(typeof(NewspaperRecord))]
[JsonSerializable(typeof(RunRecord))]
[JsonSerializable(typeof(IssueState))]
internal sealed partial class RecordJson : JsonSerializerContext
{
    /// <summary>The one context; Chinese stays readable.</summary>
    public static RecordJson Readable { get; } = new(new JsonSerializerOptions(new RecordJson().Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}

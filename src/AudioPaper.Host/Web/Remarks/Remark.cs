using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AudioPaper.Host.Web.Remarks;

/// <summary>What became of a remark.</summary>
internal enum RemarkStage
{
    /// <summary>Nobody has answered it yet.</summary>
    Open,

    /// <summary>The words are in the lexicon; the issue is made again.</summary>
    Accepted,

    /// <summary>It stays as it was said.</summary>
    Declined,
}

/// <summary>What a listener says: this was said wrong. Nothing of it tells who said it.</summary>
/// <param name="Id">128 random bits; whoever knows them may ask what became of it.</param>
/// <param name="Issue">Name of the issue's folder in that of its newspaper.</param>
/// <param name="ArticleId">The article.</param>
/// <param name="SentenceId">The sentence, as <c>readalong.json</c> names it.</param>
/// <param name="Sentence">Its text when the remark was made.</param>
/// <param name="Title">Title of the article.</param>
/// <param name="BeginMs">Where the sentence began in the episode.</param>
/// <param name="ReceivedAt">When it came.</param>
internal sealed record Remark(string Id, string Issue, string ArticleId, string SentenceId, string Sentence, string Title, long BeginMs, DateTimeOffset ReceivedAt)
{
    /// <summary>The words that were said wrong, out of the sentence; null when the listener did not say which.</summary>
    public string? Words { get; init; }

    /// <summary>How they should be said, in the listener's words; null when that was not said.</summary>
    public string? Wish { get; init; }

    /// <summary>How many listeners said the same.</summary>
    public int Count { get; init; } = 1;

    /// <summary>What became of it.</summary>
    public RemarkStage Stage { get; init; }

    /// <summary>What the editors say to the listener; null for nothing.</summary>
    public string? Answer { get; init; }

    /// <summary>When it was answered; null while it is open.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>The word that was put into the lexicon, and how it is said from now on; null where none was.</summary>
    public string? Lexeme { get; init; }

    /// <summary>Whether somebody else said the same.</summary>
    internal bool IsSameAs(Remark other) => Issue == other.Issue && SentenceId == other.SentenceId && Sentence == other.Sentence && Words == other.Words && Wish == other.Wish;
}

/// <summary>How remarks are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(Remark))]
internal sealed partial class RemarkJson : JsonSerializerContext
{
    /// <summary>Chinese stays readable; the files are never put into a web page.</summary>
    public static RemarkJson Readable => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}

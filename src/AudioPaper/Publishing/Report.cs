using System.Collections.Immutable;
using AudioPaper.Diagnostics;
using AudioPaper.Normalization.Lexicons;
using AudioPaper.Segmentation;

namespace AudioPaper.Publishing;

/// <summary>What became of an article, for the report.</summary>
/// <param name="Title">Title of its chapter.</param>
/// <param name="State"><c>spoken</c>, <c>skipped</c> or <c>failed</c>.</param>
/// <param name="Reason">Why, when it is not spoken.</param>
/// <param name="VoiceAsked">The voice asked for.</param>
/// <param name="VoiceUsed">The voice that spoke; null when none did.</param>
/// <param name="Duration">Length of its sound in the episode.</param>
public sealed record ReportedArticle(string Title, string State, string? Reason, string VoiceAsked, string? VoiceUsed, TimeSpan Duration)
{
    /// <summary>Integrated loudness of its sound in LUFS; null when there is none.</summary>
    public double? LoudnessLufs { get; init; }

    /// <summary>True peak of its sound in dBTP; null when there is none.</summary>
    public double? TruePeakDbtp { get; init; }

    /// <summary>Who speaks how much of it, the reader of most first.</summary>
    public ImmutableArray<ReportedSpeaker> Speakers { get; init; } = [];
}

/// <summary>A voice in an article, for the report.</summary>
/// <param name="VoiceAsked">The voice asked for.</param>
/// <param name="VoiceUsed">The voice that spoke.</param>
/// <param name="UtteranceCount">How many utterances.</param>
/// <param name="Reason">Why it is another one; null when it is not.</param>
public sealed record ReportedSpeaker(string VoiceAsked, string VoiceUsed, int UtteranceCount, string? Reason);

/// <summary>The loudness of an episode before encoding, measured as <see cref="Audio.Loudness"/> says: a file with one channel as it is.</summary>
/// <param name="TargetLufs">What was asked for.</param>
/// <param name="IntegratedLufs">What it is; null for silence.</param>
/// <param name="TruePeakDbtp">True peak; null for silence.</param>
public sealed record ReportedLoudness(int TargetLufs, double? IntegratedLufs, double? TruePeakDbtp);

/// <summary>A lexeme that decided how words of the issue are said, for the report.</summary>
/// <param name="Lexeme">The lexeme.</param>
/// <param name="File">Its lexicon, below the library's folder.</param>
/// <param name="Count">Places in the issue.</param>
public sealed record ReportedLexeme(Lexeme Lexeme, string File, int Count);

/// <summary>What became of an issue: <c>report.json</c>.</summary>
/// <param name="Coverage">The account of its characters.</param>
/// <param name="NewClips">Clips spoken by this run.</param>
/// <param name="ReusedClips">Clips that were there.</param>
/// <param name="Articles">All articles, in reading order.</param>
/// <param name="Skipped">What is left out for a reason.</param>
/// <param name="Flagged">What a person should look at.</param>
/// <param name="Diagnostics">Findings.</param>
public sealed record Report(
    Coverage Coverage,
    int NewClips,
    int ReusedClips,
    ImmutableArray<ReportedArticle> Articles,
    ImmutableArray<SkippedText> Skipped,
    ImmutableArray<SourceSpan> Flagged,
    ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>Version of the file's form; grows when a reader of it would have to change.</summary>
    public const int SchemaVersion = 1;

    /// <summary>How loud it is; null when nobody measured.</summary>
    public ReportedLoudness? Loudness { get; init; }

    /// <summary>Lexemes that decided how words are said.</summary>
    public ImmutableArray<ReportedLexeme> Lexemes { get; init; } = [];
}

using System.Collections.Immutable;

namespace AudioPaper.Host.Library;

/// <summary>What the summary of a run tells.</summary>
/// <param name="Title">Title of the episode.</param>
/// <param name="Articles">Articles that were spoken.</param>
/// <param name="DurationSeconds">Length of the episode.</param>
/// <param name="Characters">Characters of the pages.</param>
/// <param name="Spoken">Of these, spoken.</param>
/// <param name="Skipped">Left out for a reason.</param>
/// <param name="Flagged">To be looked at by a person.</param>
/// <param name="NewClips">Clips spoken by the run.</param>
/// <param name="ReusedClips">Clips that were there.</param>
/// <param name="Files">Names of the episode's files in the issue's folder.</param>
internal sealed record RunFigures(
    string Title, int Articles, double DurationSeconds, int Characters, int Spoken, int Skipped, int Flagged, int NewClips, int ReusedClips, ImmutableArray<string> Files);

/// <summary>A run that left nothing to do: <c>.store/runs/KEY.json</c>. The same key and the same files give the same issue again.</summary>
/// <param name="Issue">Folder of the issue, as in <see cref="IssueId"/>.</param>
/// <param name="Figures">What a run that changes nothing tells.</param>
/// <param name="Report">Its <c>report.json</c>: all clips were there.</param>
/// <param name="Stored">Files of the store that the issue is made of, below the library with <c>/</c>.</param>
/// <param name="Stamps">All files that the issue is made of or consists of, as <see cref="RunFiles"/> tells them.</param>
internal sealed record RunRecord(string Issue, RunFigures Figures, string Report, ImmutableArray<string> Stored, ImmutableArray<string> Stamps);

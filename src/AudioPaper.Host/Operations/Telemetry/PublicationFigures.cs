using System.Text.Json;
using AudioPaper.Host.Jobs.Deadlines;
using AudioPaper.Host.Library;

namespace AudioPaper.Host.Operations.Telemetry;

/// <summary>What the meters are told of a publication.</summary>
internal static class PublicationFigures
{
    /// <summary>Counts a publication by the report that it wrote; does nothing where that cannot be read.</summary>
    /// <param name="meters">The meters.</param>
    /// <param name="issue">The issue.</param>
    /// <param name="deadline">When it should have been there; null where nobody waits.</param>
    /// <param name="state">Its state as published. Of an issue that is published again nobody waits any more.</param>
    public static void Count(NewsroomMeters meters, IssueFolder issue, Deadline? deadline, IssueState state)
    {
        try
        {
            using var report = JsonDocument.Parse(File.ReadAllBytes(issue.At("report.json")));
            var (coverage, clips) = (report.RootElement.GetProperty("coverage"), report.RootElement.GetProperty("clips"));
            meters.Published(
                issue.Id, Of(coverage, "spoken"), Of(coverage, "flagged"), Of(coverage, "skipped"), Of(clips, "new"), Of(clips, "reused"),
                state.Publications == 1 ? state.PublishedAt - deadline?.DueAt : null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            // Somebody has just taken it away; figures are no reason to stop a paper.
        }
    }

    private static long Of(JsonElement counts, string name) => counts.GetProperty(name).GetInt64();
}

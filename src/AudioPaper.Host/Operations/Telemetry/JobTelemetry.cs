using System.Diagnostics;
using AudioPaper.Host.Jobs;
using AudioPaper.Host.Library;
using Hangfire.Common;
using Hangfire.Server;
using Hangfire.States;
using Hangfire.Storage;

namespace AudioPaper.Host.Operations.Telemetry;

/// <summary>Makes a span of each job of an issue, and counts those that the scheduler tries again. The jobs know nothing of it.</summary>
/// <param name="meters">Get what is measured.</param>
internal sealed class JobTelemetry(NewsroomMeters meters) : IServerFilter, IApplyStateFilter, IJobFilterProvider
{
    private const string Span = "audiopaper.span";

    /// <inheritdoc/>
    public IEnumerable<JobFilter> GetFilters(Job job) => JobFilterProviders.Providers.GetFilters(job).Append(new JobFilter(this, JobFilterScope.Global, null));

    /// <inheritdoc/>
    public void OnPerforming(PerformingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (StepOf(context.BackgroundJob.Job) is { } step && context.BackgroundJob.Job.Args is [string issueId, string, ..] arguments
            && meters.Begin(step, new IssueId(issueId), arguments.Count > 2 && arguments[2] is string[] articles ? string.Join(" ", articles) : null) is { } span)
        {
            context.Items[Span] = span;
        }
    }

    /// <inheritdoc/>
    public void OnPerformed(PerformedContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Items.TryGetValue(Span, out var item) && item is Activity span)
        {
            if (context.Exception is not null && !context.Canceled)
            {
                span.SetStatus(ActivityStatusCode.Error);
            }

            span.Dispose();
        }
    }

    /// <inheritdoc/>
    public void OnStateApplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(context);
        // What was being done and is planned once more has failed for now.
        if (context.NewState is ScheduledState && context.OldStateName == ProcessingState.StateName && StepOf(context.BackgroundJob.Job) is { } step)
        {
            meters.Retried(step);
        }
    }

    /// <inheritdoc/>
    public void OnStateUnapplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
    }

    private static string? StepOf(Job? job) => job?.Type != typeof(NarrationJobs) ? null : job.Method.Name switch
    {
        nameof(NarrationJobs.Import) => "import",
        nameof(NarrationJobs.NarrateArticles) => "article",
        nameof(NarrationJobs.Assemble) => "assemble",
        nameof(NarrationJobs.Publish) => "publish",
        _ => null,
    };
}

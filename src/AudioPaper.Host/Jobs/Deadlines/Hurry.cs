using System.Globalization;
using AudioPaper.Host.Library;
using AudioPaper.Normalization;
using AudioPaper.Synthesis;

namespace AudioPaper.Host.Jobs.Deadlines;

/// <summary>Decides whether the voices asked for have time left for an article, or a faster one must speak it.</summary>
/// <param name="paces">How long voices take.</param>
/// <param name="workers">Articles that are spoken at once, by all processes that are known.</param>
/// <param name="clock">The clock.</param>
internal sealed class Hurry(VoicePaces paces, int workers, TimeProvider clock)
{
    /// <summary>For joining, report and feed, and for what else the machine does.</summary>
    private static readonly TimeSpan Afterwards = TimeSpan.FromMinutes(1);

    /// <summary>Estimates err; one that errs on this side costs a voice for a while, the other side the morning.</summary>
    private const double Caution = 1.25;

    /// <summary>Why an article cannot have the voices asked for. Once there was no time for one, the others that follow have none either.</summary>
    /// <param name="run">The run.</param>
    /// <param name="articleId">The article, or the opening or closing.</param>
    /// <param name="leftCharacters">How much of it is to be spoken yet.</param>
    /// <returns>A sentence for the report; null when there is time, or nobody waits.</returns>
    public async Task<SynthesisException?> ReasonAsync(IssueRun run, string articleId, int leftCharacters)
    {
        var now = clock.GetUtcNow();
        // What is spoken again by a better voice has been published before.
        if (run.Request.Upgrades || Deadline.Of(run.Studio.Settings, run.Request.Date, now) is not { } deadline)
        {
            return null;
        }

        var slow = run.Studio.Voices.Cast.AskedFor.Where(voice => voice.Engine != Cast.Offline.Engine).ToList();
        if (slow.Count == 0)
        {
            return null;
        }

        var characters = (long)leftCharacters;
        foreach (var article in (await run.TextAsync()).Articles.Where(article => article.Id != articleId))
        {
            if ((await run.Issue.ReadAsync(article.Id, RecordJson.Readable.ArticleRecord, run.Cancellation))?.RunId != run.Request.RunId)
            {
                characters += ScriptComposition.TextsOf(article).Sum(passage => passage.Text.Text.Length);
            }
        }

        var work = TimeSpan.FromSeconds(characters * slow.Max(voice => Math.Max(paces.Of(voice.ToString()), run.PaceOf(voice.ToString()) ?? 0)) * Caution / Math.Max(1, workers)) + Afterwards;
        run.IsHurried |= deadline.IsMissedBy(now, work);
        return !run.IsHurried ? null : new SynthesisException(
            string.Create(CultureInfo.InvariantCulture, $"There was no time for it before {run.Studio.Settings.ReadyBy:HH:mm}; it speaks this later."), isTransient: false,
            chinese: string.Create(CultureInfo.InvariantCulture, $"{run.Studio.Settings.ReadyBy:HH:mm} 之前来不及由它朗读，稍后补上。"));
    }
}

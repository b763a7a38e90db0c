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
    /// <summary>For joining, report and feed.</summary>
    private static readonly TimeSpan Afterwards = TimeSpan.FromSeconds(10);

    /// <summary>Why an article cannot have the voices asked for.</summary>
    /// <param name="run">The run.</param>
    /// <param name="spokenCharacters">How much of the article is spoken already.</param>
    /// <returns>A sentence for the report; null when there is time, or nobody waits.</returns>
    public async Task<SynthesisException?> ReasonAsync(IssueRun run, int spokenCharacters)
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

        var text = await run.TextAsync();
        var characters = -(long)spokenCharacters;
        foreach (var article in text.Articles)
        {
            if ((await run.Issue.ReadAsync(article.Id, RecordJson.Readable.ArticleRecord, run.Cancellation))?.RunId != run.Request.RunId)
            {
                characters += ScriptComposition.TextsOf(article).Sum(passage => passage.Text.Text.Length);
            }
        }

        var work = TimeSpan.FromSeconds(Math.Max(0, characters) * slow.Max(voice => Math.Max(paces.Of(voice.ToString()), run.PaceOf(voice.ToString()) ?? 0)) / Math.Max(1, workers)) + Afterwards;
        return !deadline.IsMissedBy(now, work) ? null : new SynthesisException(
            string.Create(CultureInfo.InvariantCulture, $"There was no time for it before {run.Studio.Settings.ReadyBy:HH:mm}; it speaks this later."), isTransient: false,
            chinese: string.Create(CultureInfo.InvariantCulture, $"{run.Studio.Settings.ReadyBy:HH:mm} 之前来不及由它朗读，稍后补上。"));
    }
}

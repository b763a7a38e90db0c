using AudioPaper.Host.Web.Feeds;
using AudioPaper.Host.Web.Guards;
using AudioPaper.Host.Web.Remarks;

namespace AudioPaper.Host.Web.Speakers.Alexa;

/// <summary>«This was said wrong», said to a speaker: the remark is on the sentence that was just heard.</summary>
/// <param name="intake">Takes remarks.</param>
/// <param name="throttle">Bounds them, for all speakers of a newspaper together: a skill is not told who speaks.</param>
internal sealed class SkillRemarks(RemarkIntake intake, RemarkThrottle throttle)
{
    /// <summary>From the wrong word to the end of «Alexa».</summary>
    private static readonly TimeSpan Reaction = TimeSpan.FromSeconds(1.5);

    /// <summary>Takes a remark.</summary>
    /// <param name="newspaper">The newspaper.</param>
    /// <param name="heard">What was playing; null for nothing.</param>
    /// <param name="offset">How far.</param>
    /// <param name="words">What is said.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What the listener is told.</returns>
    public async Task<string> TakeAsync(ServedNewspaper newspaper, SkillTrack? heard, TimeSpan offset, SkillWords words, CancellationToken cancellationToken)
    {
        if (heard is null || heard.Place.Article.Length == 0 || RemarkIntake.HeardAt(heard.Issue, heard.Place.Article, offset - Reaction) is not { } sentence)
        {
            return words.Say("请在播放文章时说，我会记下刚才那一句。", "Say that while an article is read, and I will note the sentence you just heard.");
        }

        try
        {
            if (!throttle.MayAsk($"alexa {newspaper.Folder}"))
            {
                throw Problem.TooOften.Thrown();
            }

            await intake.TakeAsync(newspaper.Folder, heard.Issue, sentence.Id, words: null, wish: null, cancellationToken);
            return words.Say("谢谢，已告诉编辑部。", "Thank you. The editors will look at that sentence.");
        }
        catch (ProblemException e)
        {
            return words.Say(e.Problem.Chinese, e.Problem.English);
        }
    }
}

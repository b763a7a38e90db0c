using System.Globalization;
using AudioPaper.Host.Web.Feeds;
using AudioPaper.Host.Web.Files;

namespace AudioPaper.Host.Web.Speakers.Alexa;

/// <summary>
/// Answers a verified request: what is asked for by voice here, what the player tells in <see cref="PlayerEvents"/>. What is playing, and how far, stands in
/// each request (<see cref="PlayerState"/>, <see cref="SkillPlace"/>).
/// </summary>
internal sealed class SkillDialog
{
    private readonly SkillRequest request;
    private readonly SkillProgramme programme;
    private readonly SkillWords words;
    private readonly SkillAnswers answers;
    private readonly SkillTrack? heard;

    private SkillDialog(ServedNewspaper newspaper, SiteAddress site, SkillRequest request)
    {
        (this.request, programme, words) = (request, new SkillProgramme(newspaper), new SkillWords(request.Locale, newspaper));
        answers = new SkillAnswers(newspaper, site, words);
        heard = programme.At(SkillPlace.Parse(request.Player.Token));
    }

    private ServedIssue Newest => programme.Newspaper.Newest;

    // While something plays, that issue is meant; a token of last week means nothing.
    private ServedIssue Meant => request.Player.Activity is "PLAYING" or "PAUSED" or "BUFFER_UNDERRUN" && heard is not null ? heard.Issue : Newest;

    /// <summary>The answer to a request.</summary>
    /// <param name="newspaper">The newspaper it is for.</param>
    /// <param name="site">Under which address that is seen.</param>
    /// <param name="request">The request.</param>
    /// <param name="remarks">Take what was said wrong.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<SkillAnswer> AnswerAsync(ServedNewspaper newspaper, SiteAddress site, SkillRequest request, SkillRemarks remarks, CancellationToken cancellationToken)
    {
        var dialog = new SkillDialog(newspaper, site, request);
        return request.Type switch
        {
            "LaunchRequest" => dialog.Launch(),
            "IntentRequest" when request.Intent == "SaidWrongIntent" => dialog.answers.Tell(await remarks.TakeAsync(newspaper, dialog.heard, request.Player.Offset, dialog.words, cancellationToken)),
            "IntentRequest" => dialog.Intent(),
            // SessionEndedRequest and System.ExceptionEncountered among them: nothing may be answered.
            _ => new PlayerEvents(dialog.programme, dialog.answers).Answer(request),
        };
    }

    private SkillAnswer Intent() => request.Intent switch
    {
        "PlayPaperIntent" => Paper(Newest),
        "PlayIssueIntent" => OfDay(),
        "HeadlinesIntent" => Headlines(),
        "SectionsIntent" => Sections(),
        "PlaySectionIntent" => Section(),
        "PlayArticleIntent" => ArticleOfNumber(),
        "FindArticleIntent" => ArticleOfWords(),
        "WhatIsThisIntent" => WhatIsThis(),
        "AMAZON.NextIntent" => Next(),
        "AMAZON.PreviousIntent" => heard is null ? NothingPlays() : programme.Before(heard) is { } before ? answers.Play(before, TimeSpan.Zero) : answers.Play(heard, TimeSpan.Zero, words.Say("这是第一篇。", "This is the first one.")),
        "AMAZON.RepeatIntent" => heard is null ? NothingPlays() : answers.Play(heard, TimeSpan.Zero),
        "AMAZON.StartOverIntent" => heard is null ? Paper(Newest) : answers.Play(programme.Around(heard.Place, heard.Issue)[0], TimeSpan.Zero, words.Say("从头开始。", "From the beginning.")),
        "AMAZON.ResumeIntent" => heard is null ? Paper(Newest) : Resume(heard, ""),
        "AMAZON.PauseIntent" or "AMAZON.StopIntent" or "AMAZON.CancelIntent" or "AMAZON.NavigateHomeIntent" => answers.Stop(),
        "AMAZON.HelpIntent" => answers.Ask(words.Help),
        "AMAZON.LoopOnIntent" or "AMAZON.LoopOffIntent" => answers.Tell(words.Say("报纸不能循环播放。", "A newspaper does not loop.")),
        "AMAZON.ShuffleOnIntent" or "AMAZON.ShuffleOffIntent" => answers.Tell(words.Say("报纸不能随机播放。", "A newspaper is not shuffled.")),
        _ => answers.Ask(words.NotUnderstood),
    };

    // Where one stopped in today's paper, else today's paper; yesterday's is reached by «resume».
    private SkillAnswer Launch() => heard is not null && heard.Issue.Name == Newest.Name && (request.Player.Activity != "FINISHED" || programme.After(heard) is not null)
        ? Resume(heard, words.Say($"继续：{words.Paper(heard.Issue)}。", $"Going on with: {words.Paper(heard.Issue)}.")) : Paper(Newest);

    private SkillAnswer Resume(SkillTrack track, string sentence) => request.Player.Activity != "FINISHED" ? answers.Play(track, request.Player.Offset, sentence)
        : programme.After(track) is { } next ? answers.Play(next, TimeSpan.Zero, sentence) : answers.Stop(Ended);

    private string Ended => words.Say("这是最后一篇。", "That was the last one.");

    private SkillAnswer Paper(ServedIssue issue) => programme.Articles(issue) is [var first, ..] ? answers.Play(first, TimeSpan.Zero, words.Paper(issue) + words.Say("。", ".")) : NoSound();

    private SkillAnswer OfDay() => !DateOnly.TryParseExact(Slot("date")?.Spoken, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? answers.Ask(words.Say("请说一个日期，比如：昨天。", "Which day? Say: yesterday, for instance."))
        : programme.Newspaper.Issues.LastOrDefault(issue => issue.Episode.Date == day) is { } found ? Paper(found)
        : answers.Ask(words.Say($"没有{day.ToString("M月d日", CultureInfo.InvariantCulture)}的报纸。", $"There is no paper of {day.ToString("MMMM d", CultureInfo.InvariantCulture)}."));

    private SkillAnswer Headlines() => programme.Digest(Meant) is { } digest ? answers.Play(digest, TimeSpan.Zero, words.Paper(Meant) + words.Say("，提要。", ": the headlines."))
        : programme.Articles(Meant) is [var first, ..] ? answers.Play(first, TimeSpan.Zero, words.Say("这一期没有提要，下面是全文。", "This issue has no headlines; here is all of it.")) : NoSound();

    private SkillAnswer Sections() => Meant.Sections.IsEmpty ? answers.Ask(words.Say("这一期没有版块。", "This issue has no sections."))
        : answers.Ask(words.Say("版块有：", "The sections are: ") + string.Join(words.Say("、", ", "), Meant.Sections.Take(12).Select((section, i) => words.Section(section, i + 1))) + words.Say("。想听哪个？", ". Which one?"));

    private SkillAnswer Section()
    {
        if (Wanted() is not { } section)
        {
            return answers.Ask(words.Say("没有这个版块。", "There is no such section.") + " " + words.Say("可以问：有哪些版块。", "You can ask: which sections are there."));
        }

        var issue = Meant.Sections.Contains(section) ? Meant : Newest;
        var number = issue.Sections.IndexOf(section) + 1;
        return programme.Newspaper.SectionFiles.FirstOrDefault(one => one.Value == section).Key is { } file && programme.Section(issue, file) is [var first, ..]
            ? answers.Play(first, TimeSpan.Zero, words.Section(section, number) + words.Say("。", "."))
            : answers.Ask(words.Say("这一期没有这个版块。", "This issue does not have that section."));
    }

    private string? Wanted()
    {
        var all = programme.Newspaper.SectionFiles.Values;
        var spoken = Slot("section");
        return all.FirstOrDefault(section => SectionNames.IdOf(section) == spoken?.Id)
            ?? (NumberOf("number") is { } number && number <= Meant.Sections.Length ? Meant.Sections[number - 1] : null)
            ?? (spoken is null ? null : all.FirstOrDefault(section => spoken.Spoken.Equals(section, StringComparison.OrdinalIgnoreCase) || spoken.Spoken.Equals(SectionNames.English(section), StringComparison.OrdinalIgnoreCase)));
    }

    private SkillAnswer ArticleOfNumber()
    {
        var count = programme.Articles(Meant) is [.., var last] ? last.Number : 0;
        return NumberOf("number") is { } number && programme.Articles(Meant).FirstOrDefault(track => track.Number == number) is { } found ? answers.Play(found, TimeSpan.Zero, words.Article(found) + words.Say("。", "."))
            : count == 0 ? NoSound()
            : answers.Ask(string.Create(CultureInfo.InvariantCulture, $"{words.Say($"这一期有{count}篇，请说第几篇。", $"This issue has {count} articles; which one?")}"));
    }

    private SkillAnswer ArticleOfWords() => Slot("words") is { } said && TitleSearch.Find(programme.Articles(Meant), said.Spoken) is { } found
        ? answers.Play(found, TimeSpan.Zero, words.Article(found) + words.Say("。", ".")) : answers.Ask(words.Say("没有找到这样的文章。", "I found no such article."));

    private SkillAnswer WhatIsThis() => heard is null ? NothingPlays()
        : answers.Show(words.Article(heard) + words.Say("，", ", ") + words.Paper(heard.Issue) + words.Say("。", "."), heard);

    private SkillAnswer Next() => heard is null ? NothingPlays()
        : programme.After(heard) is { } next ? answers.Play(next, TimeSpan.Zero)
        // Behind the headlines stands the paper.
        : heard.Place.Mode == SkillMode.Headlines && programme.Articles(heard.Issue) is [var first, ..] ? answers.Play(first, TimeSpan.Zero) : answers.Stop(Ended);

    private SkillAnswer NothingPlays() => answers.Ask(words.Say("现在没有播放。", "Nothing is playing.") + " " + words.Help);

    private SkillAnswer NoSound() => answers.Tell(words.Say("这一期没有 Alexa 能播放的声音。", "This issue has no sound that Alexa can play."));

    private SpokenSlot? Slot(string name) => request.Slots.GetValueOrDefault(name);

    private int? NumberOf(string slot) => int.TryParse(Slot(slot)?.Spoken, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}

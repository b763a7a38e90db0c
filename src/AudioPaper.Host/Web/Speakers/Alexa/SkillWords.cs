using System.Globalization;
using System.Security;
using AudioPaper.Host.Commands;
using AudioPaper.Host.Web.Feeds;

namespace AudioPaper.Host.Web.Speakers.Alexa;

/// <summary>
/// What the skill says: in Chinese where the device is Chinese, or does not tell its language and the newspaper is Chinese; else in English, which other voices
/// are told of (<c>lang</c>). Alexa knows no Chinese yet, and its English voices cannot say Chinese titles (nor does its <c>lang</c> know Chinese): to them
/// articles go by their number, and their sound says the rest.
/// </summary>
/// <param name="locale">Language of the device; empty when it does not say.</param>
/// <param name="newspaper">The newspaper.</param>
internal sealed class SkillWords(string locale, ServedNewspaper newspaper)
{
    private const int MostTitleCharacters = 200;

    private readonly UiLanguage ui = new(locale.StartsWith("zh", StringComparison.OrdinalIgnoreCase) || (locale.Length == 0 && newspaper.Newest.Episode.Language == "zh-CN"));

    /// <summary>One of two texts.</summary>
    public string Say(string chinese, string english) => ui.Say(chinese, english);

    /// <summary>The words as they are spoken; everything in them is escaped.</summary>
    /// <param name="words">Plain words.</param>
    public SkillSpeech Speech(string words)
    {
        var escaped = SecurityElement.Escape(SpokenText.Short(words, 6_000));
        return new SkillSpeech("SSML", ui.IsChinese || IsEnglish(locale) ? $"<speak>{escaped}</speak>" : $"<speak><lang xml:lang=\"en-US\">{escaped}</lang></speak>");
    }

    /// <summary>A name of the newspaper or its issue that the voice can say.</summary>
    public string Paper(ServedIssue issue)
    {
        var name = SpokenText.Short(newspaper.Record.Name, MostTitleCharacters);
        var (chinese, english) = (issue.Episode.Date.ToString("M月d日", CultureInfo.InvariantCulture), issue.Episode.Date.ToString("MMMM d", CultureInfo.InvariantCulture));
        return Say($"{name}，{chinese}", SpokenText.IsLatin(name) ? $"{name}, {english}" : $"The paper of {english}");
    }

    /// <summary>What an article is called.</summary>
    public string Article(SkillTrack track) => track.Number == 0 ? Say("提要", "The headlines")
        : Title(track.Title) is { } title ? Say($"第{track.Number}篇：{title}", $"Article {Number(track)}: {title}") : Say($"第{track.Number}篇", $"Article {Number(track)}");

    /// <summary>What a section is called; by its number where the voice cannot say its name.</summary>
    /// <param name="section">Its name.</param>
    /// <param name="number">Its number in the issue, from 1.</param>
    public string Section(string section, int number) => ui.IsChinese ? SpokenText.Short(section, MostTitleCharacters)
        : SectionNames.English(section) ?? string.Create(CultureInfo.InvariantCulture, $"Section {number}");

    /// <summary>What can be said.</summary>
    public string Help => Say(
        "可以说：播放报纸、只听提要、播放第三篇、有哪些版块、播放某个版块、查找某个词、下一篇、上一篇、重听、从头开始、暂停、继续，或者问：这是什么；听到读错的地方，说：这里读错了。您想听什么？",
        "You can say: play the paper, only the headlines, play article three, which sections are there, play a section, find a word, next, previous, repeat, start over, pause, resume, or: what is this. When something was said wrong, say: that was wrong. What would you like to hear?");

    /// <summary>When something was not understood.</summary>
    public string NotUnderstood => Say("我没有听懂。可以说：播放报纸，或只听提要。", "I did not get that. You can say: play the paper, or: only the headlines.");

    private string? Title(string title) => SpokenText.Short(title, MostTitleCharacters) is { Length: > 0 } plain && (ui.IsChinese || SpokenText.IsLatin(plain)) ? plain : null;

    private static string Number(SkillTrack track) => track.Number.ToString(CultureInfo.InvariantCulture);

    private static bool IsEnglish(string locale) => locale.StartsWith("en", StringComparison.OrdinalIgnoreCase);
}

using AudioPaper.Host.Web.Feeds;

namespace AudioPaper.Host.Web.Speakers.Addresses;

/// <summary>How one kind of speaker is set up.</summary>
/// <param name="Title">The kind.</param>
/// <param name="Steps">What to do, in order.</param>
/// <param name="Code">What to paste somewhere; empty for nothing.</param>
/// <param name="Tried">With which program it was tried, or that it was not.</param>
internal sealed record SpeakerRecipe(string Title, IReadOnlyList<string> Steps, string Code, string Tried);

/// <summary>The recipes. Each says what it was tried with: <c>Players_that_are_given_an_address</c> and <c>A_listening_session</c> are the tests.</summary>
internal static class SpeakerRecipes
{
    /// <summary>The recipes of a newspaper.</summary>
    /// <param name="url">Address of a path in the newspaper's folder.</param>
    /// <param name="newspaper">The newspaper.</param>
    /// <param name="isChinese">Whether the words are Chinese; else English.</param>
    public static IEnumerable<SpeakerRecipe> For(Func<string, string> url, ServedNewspaper newspaper, bool isChinese)
    {
        var latest = url("latest" + Path.GetExtension(newspaper.Newest.Episode.Enclosure.Name));
        yield return new SpeakerRecipe(
            Say("收音机应用与播放器（VLC、mpv、MPD、网络收音机）", "Radio apps and players (VLC, mpv, MPD, internet radios)"),
            [Say($"把 {latest} 添加为电台或网络流。", $"Add {latest} as a station or network stream."),
                Say($"想逐篇跳转，请改用 {url("latest.m3u8")} 或 {url("latest.pls")}。", $"To skip from article to article take {url("latest.m3u8")} or {url("latest.pls")} instead.")],
            $"mpv {url("latest.m3u8")}\nmpc load {url("latest.pls")}",
            Say("已用 mpv、MPD（mpc）和 ffprobe 试过；VLC 与收音机应用未试。", "Tried with mpv, MPD (mpc) and ffprobe; not with VLC or radio apps."));
        yield return new SpeakerRecipe(
            "Home Assistant",
            [Say("在自动化的动作中粘贴下面的内容，并换成您的播放器。", "Paste this into the action of an automation, with your own player in it."),
                Say("提要：把地址换成 latest/headlines.mp3。", "For the headlines alone, use latest/headlines.mp3.")],
            $"action: media_player.play_media\ntarget:\n  entity_id: media_player.kitchen\ndata:\n  media_content_type: music\n  media_content_id: \"{latest}\"",
            Say("未在 Home Assistant 上试过；它用 ffmpeg 或由音箱自己取音，二者所需的重定向与区间请求已试。", "Not tried on Home Assistant; the redirection and the ranges it needs were."));
        yield return new SpeakerRecipe(
            "Sonos",
            [Say("在 TuneIn 或 Sonos 应用的“自定义电台”中加入下面的地址，或由 Home Assistant 播放。", "Add this address as a station of your own in the app, or let Home Assistant play it."),
                Say("地址须能从音箱所在的网络访问。", "The speaker itself must be able to reach the address.")],
            latest,
            Say("未在 Sonos 上试过。", "Not tried on Sonos."));
        yield return new SpeakerRecipe(
            "Chromecast, Google Home",
            [Say("用能投放网址的程序（如 catt 或 Home Assistant）投放下面的地址。", "Cast this address with a program that casts addresses, such as catt or Home Assistant."),
                Say("声音和封面带有 CORS 标头，接收端网页可以直接播放。", "Sound and covers carry the CORS headers that receivers want; private addresses do not.")],
            $"catt cast {latest}",
            Say("未在 Chromecast 上试过；标头已验证。", "Not tried on a Chromecast; the headers were checked."));
        yield return new SpeakerRecipe(
            Say("Alexa：快讯", "Alexa: Flash Briefing"),
            [Say("在 Alexa 开发者控制台新建“Flash Briefing”技能，类型选音频，地址填下面的网址（须为 https）。", "In Alexa's developer console make a Flash Briefing skill with audio content and give it this address, which must be https."),
                Say("命令 audiopaper alexa model 会写出技能清单；设置 \"loudness\": -14 最合 Amazon 的要求，默认的 -16 也可以。", "The command audiopaper alexa model writes the manifest; the setting \"loudness\": -14 is what Amazon likes best, the usual -16 is accepted.")],
            url("briefing.json"),
            Say("未在 Alexa 上试过；格式按 Amazon 的说明核对。", "Not tried on an Alexa; the form was checked against Amazon's reference."));
        if (!newspaper.Settings.AlexaSkillIds.IsEmpty)
        {
            yield return new SpeakerRecipe(
                Say("Alexa：语音技能", "Alexa: the skill"),
                [Say("技能的端点：", "Endpoint of the skill: ") + url("alexa"),
                    Say("可以说：打开报纸、只听提要、播放第三篇、下一篇、暂停、继续、这是什么。", "Say: open the paper, only the headlines, play article three, next, pause, resume, what is this.")],
                "",
                Say("已用 virtual-alexa 走过整段收听；未在真正的 Alexa 上试过。", "A whole session was played with virtual-alexa; not on a real Alexa."));
        }

        string Say(string chinese, string english) => isChinese ? chinese : english;
    }
}

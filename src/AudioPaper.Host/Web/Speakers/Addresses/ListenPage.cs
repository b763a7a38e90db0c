using AudioPaper.Host.Web.Feeds;
using AudioPaper.Host.Web.Files;
using AudioPaper.Host.Web.Front;
using AudioPaper.Publishing.ProofSheet;

namespace AudioPaper.Host.Web.Speakers.Addresses;

/// <summary>The page that tells how a newspaper is heard on speakers: addresses that stay the same, and recipes that say what they were tried with.</summary>
/// <param name="newspaper">The newspaper.</param>
/// <param name="site">Under which address it is seen.</param>
/// <param name="isChinese">Whether the words are Chinese; else English.</param>
internal sealed class ListenPage(ServedNewspaper newspaper, SiteAddress site, bool isChinese)
{
    /// <summary>Makes it.</summary>
    public RenderedBody Render() => FrontHtml.Page(Frame, html =>
    {
        var language = newspaper.Newest.Episode.Language;
        html.Element("h1", Title).Raw("\n");
        html.Element("p", Say("这些地址不变，总是最新的一期：", "These addresses stay the same and always mean the newest issue:")).Raw("\n").Open("ul").Raw("\n");
        foreach (var (path, what, section) in Addresses())
        {
            html.Open("li").Text(what);
            if (section.Length > 0)
            {
                html.Raw(" ").Open("span", ("lang", language)).PageText(SpokenText.Short(section, 100)).Close("span");
            }

            html.Raw(": ").Element("a", site.Url(newspaper.Folder, path).AbsoluteUri, ("href", site.Link(newspaper.Folder, path))).Close("li").Raw("\n");
        }

        html.Close("ul").Raw("\n");
        if (site.IsPrivate)
        {
            html.Element("p", Say("这些地址只属于您；请不要转给别人。", "These addresses are yours alone; do not pass them on.")).Raw("\n");
        }

        foreach (var recipe in SpeakerRecipes.For(name => site.Url(newspaper.Folder, name).AbsoluteUri, newspaper, isChinese))
        {
            Write(html, recipe);
        }
    });

    private PageFrame Frame => NewspaperPage.FrameOf(newspaper, site, isChinese, $"{newspaper.Record.Name} · {Title}", site.Link(newspaper.Folder, "listen")) with
    {
        Above = [.. NewspaperPage.Above(site, isChinese), (newspaper.Record.Name, site.Link(newspaper.Folder, ""), newspaper.Newest.Episode.Language)],
    };

    private string Title => Say("在音箱上收听", "Listen on speakers");

    private IEnumerable<(string Path, string What, string Section)> Addresses()
    {
        var newest = newspaper.Newest;
        foreach (var name in LatestSound.FilesOf(newest.Episode))
        {
            yield return ("latest" + Path.GetExtension(name), Say("整期", "whole issue"), "");
        }

        foreach (var name in newest.Digest is { } digest ? LatestSound.FilesOf(digest) : [])
        {
            yield return ("latest/headlines" + Path.GetExtension(name), Say("提要", "headlines"), "");
        }

        yield return ("latest.m3u8", Say("逐篇播放列表（M3U8）", "playlist of the articles (M3U8)"), "");
        yield return ("latest.m3u", Say("逐篇播放列表（M3U）", "playlist of the articles (M3U)"), "");
        yield return ("latest.pls", Say("逐篇播放列表（PLS）", "playlist of the articles (PLS)"), "");
        yield return ("podcast.xml", Say("播客订阅", "podcast feed"), "");
        // A briefing may have nothing that fits, and then it is not there.
        if (FlashBriefing.Items(newspaper, site, section: null).Length > 0)
        {
            yield return ("briefing.json", Say("Alexa 快讯", "Flash Briefing of Alexa"), "");
        }

        foreach (var section in newest.Sections.Where(section => FlashBriefing.Items(newspaper, site, section).Length > 0))
        {
            yield return (SpeakerFile.BriefingOf(newspaper.SectionFiles.First(one => one.Value == section).Key), Say("Alexa 快讯", "Flash Briefing of Alexa"), section);
        }
    }

    private static void Write(HtmlOutput html, SpeakerRecipe recipe)
    {
        html.Element("h2", recipe.Title).Raw("\n").Open("ol").Raw("\n");
        foreach (var step in recipe.Steps)
        {
            html.Element("li", step).Raw("\n");
        }

        html.Close("ol").Raw("\n");
        if (recipe.Code.Length > 0)
        {
            html.Open("pre").Element("code", recipe.Code).Close("pre").Raw("\n");
        }

        html.Open("p").Element("small", recipe.Tried).Close("p").Raw("\n");
    }

    private string Say(string chinese, string english) => isChinese ? chinese : english;
}

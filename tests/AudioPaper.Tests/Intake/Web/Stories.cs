using AudioPaper.Intake;
using AudioPaper.Intake.Web;

namespace AudioPaper.Tests.Intake.Web;

/// <summary>Feeds and pages for a site, and how they are read.</summary>
internal static class Stories
{
    public const string Bridge =
        """
        <!doctype html><html lang="zh-CN"><head><title>铁索桥修好了 - 青溪晚报</title><meta property="og:site_name" content="青溪晚报">
        <meta property="article:published_time" content="2026-05-09T07:30:00+08:00"><meta name="author" content="叶知秋"></head><body>
        <nav><a href="/">首页</a><a href="/sport">体育</a><a href="/city">城事</a></nav>
        <div class="content"><h1>铁索桥修好了</h1><div class="meta"><span class="author">叶知秋</span></div>
        <p>昨天下午，停用两年的铁索桥重新开放。第一个走过去的是桥头卖豆腐的老梁，他挑着担子，走得很慢，到了对岸才回头看了一眼。</p>
        <p>修桥的工人说，最难的是换第七根铁索。那天刮了一整天的风，他们在桥上吃了两顿饭，直到天黑才下来，手上全是铁锈。</p>
        <figure><img src="q.jpg"><figcaption>铁索桥头</figcaption></figure>
        <p>桥重新开放以后，两岸的孩子上学不必再绕路，每天可以多睡四十分钟。镇上打算在桥头放一只木箱，收大家写给这座桥的信。</p></div>
        <aside class="related"><h3>相关阅读</h3><ul><li><a href="/1">豆腐涨价</a></li><li><a href="/2">大风停船</a></li></ul></aside>
        <footer>版权所有 青溪晚报</footer></body></html>
        """;

    public static string Page(string headline, string paragraph) =>
        $"""
        <html lang="en"><head><title>{headline} | Linden Post</title></head><body><nav><a href="/">Home</a></nav><article><h1>{headline}</h1>
        <p>{paragraph} Nobody in the village can remember a morning like it, and the baker sold every loaf before eight, which he says happens once in ten years.</p>
        <p>The council will meet on Friday, in the hall with the leaking roof, to talk about what comes next, and has asked everybody to bring a chair and an umbrella.</p></article></body></html>
        """;

    public static string Rss(string items) => $"""<?xml version="1.0"?><rss version="2.0"><channel><title>Linden Post</title>{items}</channel></rss>""";

    public static string Item(string title, string summary, string link) =>
        $"<item><title>{title}</title><description>{summary}</description><link>{link}</link><pubDate>Sat, 09 May 2026 07:00:00 +0200</pubDate></item>";

    /// <summary>Limits that let a site be reached, and nothing else inside a network.</summary>
    public static WebLimits Only(LoopbackSite site)
    {
        var endPoint = site.EndPoint;
        return new() { IsAllowed = asked => asked.Equals(endPoint) || AddressPolicy.IsPublic(asked.Address) };
    }

    public static async Task<Source> ReadAsync(this LoopbackSite site, string path, Func<WebLimits, WebLimits>? change = null) =>
        (await PageReader.ReadAsync([site.At(path)], (change ?? (limits => limits))(Only(site)), TestContext.Current.CancellationToken)).Single();

    /// <summary>The sentence with which an address is refused.</summary>
    public static async Task<string> RefusedAsync(this LoopbackSite site, string path, Func<WebLimits, WebLimits>? change = null)
    {
        var refused = await Assert.ThrowsAsync<IntakeException>(() => site.ReadAsync(path, change));
        Assert.NotEqual(refused.Message, refused.Chinese);
        Assert.DoesNotContain('\n', refused.Message);
        return refused.Message;
    }
}

using System.Collections.Frozen;
using AudioPaper.Host.Web.Feeds;
using AudioPaper.Host.Web.Front;
using AudioPaper.Publishing;
using Microsoft.Extensions.Primitives;

namespace AudioPaper.Host.Web.Files;

/// <summary>Feeds and pages as bytes, made when they are asked for first and kept until what they show changes. Safe for calls at the same time.</summary>
internal sealed class Renderings
{
    private const long MostBytes = 64 << 20;

    // After a publication everybody asks for the same at once; one renders it, the others wait for that.
    private readonly Lock[] rendering = [.. Enumerable.Range(0, 16).Select(_ => new Lock())];
    private readonly BoundedCache<Key, (RenderedBody Body, object Version)> kept = new(MostBytes, kept => kept.Body.Weight);

    /// <summary>A feed; null when there is no such feed or page.</summary>
    public RenderedBody? Feed(ServedNewspaper newspaper, FeedName name, SiteAddress site) => Get(new Key(site.Library.AbsoluteUri, newspaper.Folder, name.Path, name.Page, ""), newspaper, () =>
    {
        if (new ServedFeed(newspaper, site).Of(name) is not { } feed)
        {
            return null;
        }

        using var stream = new MemoryStream();
        FeedXml.Write(feed, stream);
        return new RenderedBody(stream.ToArray(), "application/rss+xml; charset=utf-8", newspaper.Modified)
        {
            // WebSub, 4: what subscribers and hubs look for first.
            Fields = [("Link", new StringValues([$"<{FeedXml.Ascii(feed.SelfUrl)}>; rel=\"self\"", .. feed.Hubs.Select(hub => $"<{FeedXml.Ascii(hub)}>; rel=\"hub\"")]))],
        };
    });

    /// <summary>The page with all newspapers.</summary>
    /// <param name="all">What is published.</param>
    /// <param name="site">Under which address it is seen.</param>
    /// <param name="isChinese">Whether the words around are Chinese; else English.</param>
    public RenderedBody Front(FrozenDictionary<string, ServedNewspaper> all, SiteAddress site, bool isChinese) =>
        Get(new Key(site.PathPrefix, "", "/", null, isChinese ? "zh" : "en"), all, () => new FrontPage(all.Values, site, isChinese).Render())!;

    /// <summary>The page of a newspaper; null when it has no such page.</summary>
    public RenderedBody? Newspaper(ServedNewspaper newspaper, SiteAddress site, bool isChinese, int? page) =>
        Get(new Key(site.PathPrefix, newspaper.Folder, "/", page, isChinese ? "zh" : "en"), newspaper, () => new NewspaperPage(newspaper, site, isChinese).Render(page));

    /// <summary>The page of an issue.</summary>
    public RenderedBody Issue(ServedNewspaper newspaper, ServedIssue issue, SiteAddress site, bool isChinese) =>
        Get(new Key(site.PathPrefix, issue.Folder, "/", null, isChinese ? "zh" : "en"), newspaper, () => new IssuePage(newspaper, issue, site, isChinese).Render())!;

    /// <summary>Anything else that is made of a newspaper alone; null when there is no such thing.</summary>
    /// <param name="newspaper">The newspaper.</param>
    /// <param name="name">Its name, different from those of feeds.</param>
    /// <param name="site">Under which address it is seen.</param>
    /// <param name="render">Makes it.</param>
    public RenderedBody? Other(ServedNewspaper newspaper, string name, SiteAddress site, Func<RenderedBody?> render) =>
        Get(new Key(site.Library.AbsoluteUri, newspaper.Folder, name, null, ""), newspaper, render);

    /// <summary>A small text file of an issue; null when it is not there.</summary>
    public async Task<RenderedBody?> TextAsync(ServedIssue issue, PublicFile file, SiteAddress site, CancellationToken cancellationToken)
    {
        var found = new FileInfo(file.Path);
        if (!found.Exists)
        {
            return null;
        }

        var isChapters = file.Path.EndsWith("chapters.json", StringComparison.Ordinal);
        var key = new Key(isChapters ? site.Library.AbsoluteUri : "", issue.Folder, found.Name, null, "");
        var version = (found.Length, found.LastWriteTimeUtc);
        if (kept.TryGet(key, out var known) && version.Equals(known.Version))
        {
            return known.Body;
        }

        var body = await FileResponse.ReadTextAsync(file.Path, file.MediaType, bytes => isChapters ? ChapterAddresses.In(bytes, issue, site) : bytes, cancellationToken);
        if (body is not null)
        {
            kept.Set(key, (body, version));
        }

        return body;
    }

    private RenderedBody? Get(Key key, object version, Func<RenderedBody?> render)
    {
        if (kept.TryGet(key, out var known) && ReferenceEquals(known.Version, version))
        {
            return known.Body;
        }

        lock (rendering[(uint)key.GetHashCode() % rendering.Length])
        {
            if (kept.TryGet(key, out var now) && ReferenceEquals(now.Version, version))
            {
                return now.Body;
            }

            var body = render();
            if (body is not null)
            {
                kept.Set(key, (body, version));
            }

            return body;
        }
    }

    private readonly record struct Key(string Site, string Folder, string Name, int? Page, string Language);
}

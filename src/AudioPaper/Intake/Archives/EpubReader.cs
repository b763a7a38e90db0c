using System.Collections.Immutable;
using System.Xml;
using System.Xml.Linq;
using AudioPaper.Intake.Html;
using AudioPaper.Intake.Xml;

namespace AudioPaper.Intake.Archives;

/// <summary>
/// Reads EPUB 2 and 3: the documents of the spine in order, each an article or more. Navigation documents, documents of links alone and
/// those marked as not linear are left out. Names of members are compared, never used as paths.
/// </summary>
public static class EpubReader
{
    /// <summary>Reads the articles of a book.</summary>
    /// <exception cref="IntakeException">The file is damaged, protected or beyond all bounds, or holds no article.</exception>
    public static ImmutableArray<Source> Read(byte[] bytes, string name)
    {
        var members = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var (member, content) in BoundedZip.Members(bytes, name, IsText))
        {
            members.TryAdd(member, content);
        }

        var container = SafeXml.Load(Member(members, "META-INF/container.xml", name), $"{name}: META-INF/container.xml", DtdProcessing.Ignore);
        var packagePath = container.Named("rootfile").FirstOrDefault()?.Attribute("full-path")?.Value
            ?? throw new IntakeException($"{name}: META-INF/container.xml names no package (rootfile); export the book again.", $"{name}：META-INF/container.xml 未指明 rootfile；请重新导出。");
        var package = SafeXml.Load(Member(members, packagePath, name), $"{name}: {packagePath}", DtdProcessing.Ignore);
        var source = new SourceBuilder(name)
        {
            Newspaper = package.Named("title").Select(title => StatedFacts.Newspaper(title.Value)).FirstOrDefault(title => title is not null),
            Date = package.Named("date").Select(date => StatedFacts.Date(date.Value)).FirstOrDefault(date => date is not null),
        };
        var locked = Locked(members, name);
        foreach (var path in Spine(package, packagePath))
        {
            if (locked.Contains(path))
            {
                throw new IntakeException($"{name} is copy-protected ({path} is encrypted); give an unprotected file.", $"{name} 有版权保护（{path} 已加密）；请给出未加保护的文件。");
            }

            var place = $"{name}: {path}";
            HtmlReader.AddArticles(source, HtmlParsing.Parse(DeclaredEncoding.Decode(Member(members, path, name), place), place), null);
        }

        return source.ToSources();
    }

    /// <summary>Pictures, fonts and sound are not unpacked.</summary>
    private static bool IsText(string member) => Path.GetExtension(member).ToUpperInvariant()
        is not (".JPG" or ".JPEG" or ".PNG" or ".GIF" or ".SVG" or ".WEBP" or ".CSS" or ".TTF" or ".OTF" or ".WOFF" or ".WOFF2" or ".MP3" or ".M4A" or ".MP4" or ".JS");

    private static byte[] Member(Dictionary<string, byte[]> members, string path, string name) => members.TryGetValue(path, out var bytes) ? bytes
        : throw new IntakeException($"{name} lacks its member {path}; export the book again.", $"{name} 缺少成员 {path}；请重新导出。");

    private static IEnumerable<string> Spine(XDocument package, string packagePath)
    {
        var manifest = package.Named("item").Where(item => item.Attribute("id") is not null && item.Attribute("href") is not null)
            .GroupBy(item => item.Attribute("id")!.Value, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        foreach (var reference in package.Named("itemref"))
        {
            if (reference.Attribute("linear")?.Value != "no" && manifest.TryGetValue(reference.Attribute("idref")?.Value ?? "", out var item)
                && item.Attribute("media-type")?.Value is "application/xhtml+xml" or "text/html" or "text/x-oeb1-document"
                && item.Attribute("properties")?.Value.Split(' ').Contains("nav", StringComparer.Ordinal) != true)
            {
                yield return Resolve(packagePath, item.Attribute("href")!.Value);
            }
        }
    }

    /// <summary>The name of the member that <paramref name="href"/> means, seen from the package.</summary>
    private static string Resolve(string packagePath, string href)
    {
        var parts = packagePath.Split('/')[..^1].ToList();
        foreach (var part in Uri.UnescapeDataString(href.Split('#')[0]).Split('/').Where(part => part is not ("" or ".")))
        {
            if (part == "..")
            {
                parts.RemoveRange(Math.Max(0, parts.Count - 1), Math.Min(1, parts.Count));
            }
            else
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }

    /// <summary>Members that are encrypted; fonts that are merely disguised do not matter here.</summary>
    private static HashSet<string> Locked(Dictionary<string, byte[]> members, string name) =>
        !members.TryGetValue("META-INF/encryption.xml", out var bytes) ? []
            : [.. SafeXml.Load(bytes, $"{name}: META-INF/encryption.xml", DtdProcessing.Ignore).Named("CipherReference")
                .Select(reference => Uri.UnescapeDataString(reference.Attribute("URI")?.Value ?? ""))];
}

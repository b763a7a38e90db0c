using System.Collections.Immutable;
using System.Xml.Linq;
using AudioPaper.Diagnostics;
using AudioPaper.Intake.Xml;

namespace AudioPaper.Intake.Mets;

/// <summary>
/// Reads a METS file (Library of Congress, version 1) with the ALTO pages it points to. The pages come in the order of its physical structure,
/// else of its list of files. Where its logical structure tells articles, these are one source, and what belongs to none is a second one
/// that segmentation looks through like any page; else all pages are one source.
/// </summary>
internal static class MetsReader
{
    private const int MostPages = 1000;
    private const long MostBytes = 512L << 20;

    /// <summary>The sources, and the names of the files that they came from.</summary>
    /// <param name="bytes">The METS file.</param>
    /// <param name="place">Its path, for messages.</param>
    /// <param name="own">Its name in <paramref name="given"/>.</param>
    /// <param name="given">The files that it may point to.</param>
    /// <param name="cancellationToken">Stops between pages.</param>
    /// <exception cref="IntakeException">It is damaged, or none of its pages was given with it.</exception>
    public static (ImmutableArray<Source> Sources, IReadOnlySet<string> Used) Read(byte[] bytes, string place, string own, InputSet given, CancellationToken cancellationToken)
    {
        var mets = SafeXml.Load(bytes, place);
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        var used = new HashSet<string>(StringComparer.Ordinal);
        var pages = Pages(mets, place, own, given, findings, used, cancellationToken);
        if (!pages.Any(page => page.Blocks.Count > 0))
        {
            throw new IntakeException(
                $"{place} points to no ALTO page with text beside it; give its folder or zip file with the pages (alto/*.xml) in it.",
                $"{place} 没有指向身边任何有文字的 ALTO 版面；请给出含有这些版面（alto/*.xml）的文件夹或压缩文件。");
        }

        var articles = new MetsArticles(pages);
        var parts = articles.Of(mets);
        var facts = MetsFacts.Of(mets);
        var sources = ImmutableArray.CreateBuilder<Source>();
        var name = Path.GetFileName(place);
        if (parts.Exists(part => part.Article >= 0))
        {
            sources.Add(MetsText.Of(parts, name));
        }

        var rest = new AltoText();
        foreach (var page in pages)
        {
            rest.Add(page.Label, sources.Count == 0 ? page.Blocks : page.Blocks.Where(block => !articles.Holds(block)));
        }

        if (!rest.IsEmpty)
        {
            sources.Add(rest.ToSource(sources.Count == 0 ? name : Path.GetFileNameWithoutExtension(name) + "-rest.xml"));
        }

        sources[0] = sources[0] with { Newspaper = facts.Newspaper, Date = facts.Date, Diagnostics = findings.ToImmutable() };
        return (sources.ToImmutable(), used);
    }

    private static List<MetsPage> Pages(
        XDocument mets, string place, string own, InputSet given, ImmutableArray<Diagnostic>.Builder findings, HashSet<string> used, CancellationToken cancellationToken)
    {
        var order = MetsOrder.Of(mets);
        var listed = new MetsFiles(mets, own, given.Names).Listed.Index()
            .OrderBy(file => order.PositionOf(file.Item.Id)).ThenBy(file => file.Index).Select(file => file.Item).ToList();
        var pages = new List<MetsPage>();
        var left = MostBytes;
        foreach (var (id, address, name) in listed)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (name is null)
            {
                if (order.Holds(id))
                {
                    findings.Add(new Diagnostic("mets-file-missing", Severity.Error, $"{Path.GetFileName(place)} names the page {Shown(address)}, which was not given with it."));
                }

                continue;
            }

            if (used.Contains(name))
            {
                continue;
            }

            var bytes = given.Read(name);
            if (FormatRecognition.Recognise(bytes, name) != SourceFormat.Alto)
            {
                continue;
            }

            used.Add(name);
            if (used.Count > MostPages || (left -= bytes.Length) < 0)
            {
                throw new IntakeException(
                    $"{place} has more than {MostPages} pages or {MostBytes >> 20} MiB of them; give one issue.", $"{place} 的版面超过 {MostPages} 个或 {MostBytes >> 20} MiB；请给出单期。");
            }

            pages.AddRange(AltoPages.Of(SafeXml.Load(bytes, $"{place}: {name}")).Select(page => new MetsPage(id, order.LabelOf(id) ?? page.Label, page.Blocks)));
        }

        return pages;
    }

    private static string Shown(string address) => address.Length > 80 ? "…" + address[^79..] : address;
}

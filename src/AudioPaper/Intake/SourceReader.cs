using System.Collections.Immutable;
using AudioPaper.Intake.Archives;
using AudioPaper.Intake.Html;
using AudioPaper.Intake.Json;
using AudioPaper.Intake.Layout;
using AudioPaper.Intake.Markdown;
using AudioPaper.Intake.Mets;
using AudioPaper.Intake.Ocr;
using AudioPaper.Intake.MixedColumns;
using AudioPaper.Intake.Pdf;
using AudioPaper.Intake.Xml;

namespace AudioPaper.Intake;

/// <summary>Reads a file of any form that is known.</summary>
public static class SourceReader
{
    /// <summary>The sources in a file: one for most, one for each member of a zip file.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="name">Its name or path, for messages; the sources keep the name without folders.</param>
    /// <param name="cancellationToken">Stops between the members of a zip file.</param>
    /// <exception cref="IntakeException">The file cannot be read, or holds no text.</exception>
    public static ImmutableArray<Source> Read(byte[] bytes, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        ArgumentNullException.ThrowIfNull(name);
        return FormatRecognition.Recognise(bytes, name) switch
        {
            SourceFormat.PageText => PageText(bytes, name, cancellationToken),
            SourceFormat.Pdf => Pdf(bytes, name, cancellationToken),
            SourceFormat.Ninjs => NinjsReader.Read(bytes, name),
            SourceFormat.Articles => ArticlesReader.Read(bytes, name),
            SourceFormat.Image => ImageReader.Read(bytes, name, OcrTools.OfMachine, cancellationToken),
            SourceFormat.Alto => AltoReader.Read(bytes, name),
            SourceFormat.Mets => MetsReader.Read(bytes, name, Path.GetFileName(name), InputSet.Empty, cancellationToken).Sources,
            SourceFormat.Html => HtmlReader.Read(bytes, name),
            SourceFormat.Epub => EpubReader.Read(bytes, name),
            SourceFormat.Markdown => MarkdownReader.Read(bytes, name),
            SourceFormat.Feed => FeedReader.Read(bytes, name),
            SourceFormat.Zip => Zip(bytes, name, cancellationToken),
            _ => throw new IntakeException(
                $"{name} is in no form that can be read; give page text, PDF, pictures of pages (PNG, JPEG, TIFF), HTML, Markdown, EPUB, RSS or Atom, ALTO (with or without METS), IPTC ninjs or articles.json.",
                $"无法识别 {name} 的格式；可用的有：版面文本、PDF、版面图片（PNG、JPEG、TIFF）、HTML、Markdown、EPUB、RSS 或 Atom、ALTO（可带 METS）、IPTC ninjs、articles.json。"),
        };
    }

    private static ImmutableArray<Source> PageText(byte[] bytes, string name, CancellationToken cancellationToken)
    {
        var text = PageTextDecoder.Decode(bytes, name);
        return string.IsNullOrWhiteSpace(text)
            ? throw new IntakeException($"{name} is empty; give a page with text.", $"{name} 是空的；请给出有文字的版面。")
            : [MixedColumnText.InReadingOrder(new Source(Path.GetFileName(name), LayoutText.InReadingOrder(text)), cancellationToken)];
    }

    private static ImmutableArray<Source> Pdf(byte[] bytes, string name, CancellationToken cancellationToken)
    {
        var read = PdfReader.Read(bytes, name, OcrTools.OfMachine, cancellationToken);
        return [read.Source with { Name = Path.GetFileName(name), Diagnostics = read.Diagnostics }];
    }

    private static ImmutableArray<Source> Zip(byte[] bytes, string name, CancellationToken cancellationToken)
    {
        var sources = ImmutableArray.CreateBuilder<Source>();
        var members = ZipReader.Members(bytes, name);
        var isMets = members.Any(ZipReader.IsMets);
        var given = isMets ? SetOf(members) : InputSet.Empty;
        foreach (var (member, content) in members.Where(member => !isMets || ZipReader.IsMets(member)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (isMets)
            {
                sources.AddRange(MetsReader.Read(content, $"{name}: {member}", member, given, cancellationToken).Sources);
                continue;
            }

            sources.AddRange(Read(content, $"{name}: {member}", cancellationToken).Select(source => source with { Name = Path.GetFileName(member) }));
        }

        return sources.ToImmutable();
    }

    private static InputSet SetOf(IEnumerable<(string Name, byte[] Bytes)> members)
    {
        var byName = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var (name, bytes) in members)
        {
            byName.TryAdd(name, bytes);
        }

        return new InputSet(byName.Keys, name => byName[name]);
    }
}

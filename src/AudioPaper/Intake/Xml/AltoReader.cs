using System.Collections.Immutable;

namespace AudioPaper.Intake.Xml;

/// <summary>
/// Reads scanned pages in ALTO. What lines and blocks are, segmentation finds out; a METS file that ties pages together may tell more
/// (<c>MetsReader</c>).
/// </summary>
public static class AltoReader
{
    /// <summary>Reads the pages of a file.</summary>
    /// <exception cref="IntakeException">The file is no ALTO, or holds no text.</exception>
    public static ImmutableArray<Source> Read(byte[] bytes, string name)
    {
        var text = new AltoText();
        foreach (var page in AltoPages.Of(SafeXml.Load(bytes, name)))
        {
            text.Add(page.Label, page.Blocks);
        }

        return text.IsEmpty
            ? throw new IntakeException($"{name} holds no lines of text (alto/Layout/Page//TextLine/String); give an ALTO file with recognised text.", $"{name} 里没有文字行（alto/Layout/Page//TextLine/String）；请给出含识别文字的 ALTO 文件。")
            : [text.ToSource(Path.GetFileName(name))];
    }
}

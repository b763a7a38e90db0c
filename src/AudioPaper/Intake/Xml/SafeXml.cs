using System.Xml;
using System.Xml.Linq;

namespace AudioPaper.Intake.Xml;

/// <summary>Reads XML within bounds: no document type is processed, no entity but XML's own five is known, nothing is loaded.</summary>
internal static class SafeXml
{
    private const int DeepestElement = 128;
    private const long MostCharacters = 64L << 20;
    private const int LongestQuote = 200;

    /// <summary>The document.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="place">Where it stands, for messages.</param>
    /// <param name="doctype">Whether a document type declaration is refused or passed over; never processed.</param>
    /// <exception cref="IntakeException">It is not XML, or beyond all bounds.</exception>
    public static XDocument Load(byte[] bytes, string place, DtdProcessing doctype = DtdProcessing.Prohibit)
    {
        var text = DeclaredEncoding.Decode(bytes, place);
        try
        {
            using (var reader = Reader(text, doctype))
            {
                while (reader.Read())
                {
                    if (reader.Depth > DeepestElement)
                    {
                        throw new IntakeException($"{place} nests its elements deeper than {DeepestElement}; give another file.", $"{place} 的元素嵌套超过 {DeepestElement} 层；请换一个文件。");
                    }
                }
            }

            using var second = Reader(text, doctype);
            return XDocument.Load(second);
        }
        catch (XmlException e)
        {
            throw new IntakeException(
                $"{place} is not XML that can be read (line {e.LineNumber}, column {e.LinePosition}: {FirstSentence(e.Message)}); export it again without a document type declaration.",
                $"{place} 不是可读的 XML（第 {e.LineNumber} 行第 {e.LinePosition} 列）；请重新导出，且不带 DOCTYPE 声明。", e);
        }
    }

    /// <summary>The elements of any namespace with one of the given local names, in order of the document.</summary>
    public static IEnumerable<XElement> Named(this XContainer parent, params string[] names) =>
        parent.Descendants().Where(element => names.Contains(element.Name.LocalName, StringComparer.Ordinal));

    /// <summary>The first child of any namespace with a local name; null when there is none.</summary>
    public static XElement? Child(this XContainer parent, string name) =>
        parent.Elements().FirstOrDefault(element => element.Name.LocalName == name);

    /// <summary>What the parser says, without its places; it may quote names of any length.</summary>
    private static string FirstSentence(string message)
    {
        var sentence = message.Split(". ")[0].TrimEnd('.');
        return sentence.Length > LongestQuote ? sentence[..LongestQuote] + "…" : sentence;
    }

    private static XmlReader Reader(string text, DtdProcessing doctype) => XmlReader.Create(new StringReader(text.TrimStart('\uFEFF')), new XmlReaderSettings
    {
        DtdProcessing = doctype,
        XmlResolver = null,
        MaxCharactersInDocument = MostCharacters,
        MaxCharactersFromEntities = 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    });
}

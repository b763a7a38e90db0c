using System.Xml;
using System.Xml.Linq;

namespace AudioPaper.Pronunciation.Lexicons;

/// <summary>Loads the XML of a lexicon within bounds: no document type, no entity but XML's own five, nothing else is fetched.</summary>
internal static class PlsXml
{
    /// <summary>The namespace of PLS 1.0.</summary>
    public static readonly XNamespace Namespace = "http://www.w3.org/2005/01/pronunciation-lexicon";

    /// <summary>Largest lexicon: some 30,000 lexemes.</summary>
    public const int MostBytes = 4 << 20;

    private const int DeepestElement = 16;
    private const int LongestQuote = 160;

    /// <summary>The document with the lines of its elements, white space and comments kept; null when it is not XML.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="file">Its path.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static XDocument? Load(byte[] bytes, string file, List<LexiconProblem> problems)
    {
        if (bytes.Length > MostBytes)
        {
            problems.Add(new LexiconProblem(file, 1, $"a lexicon of more than {MostBytes >> 20} MiB is not read; divide it", $"词典超过 {MostBytes >> 20} MiB，不予读取；请拆分"));
            return null;
        }

        try
        {
            using (var reader = Reader(bytes))
            {
                while (reader.Read())
                {
                    if (reader.Depth > DeepestElement)
                    {
                        problems.Add(new LexiconProblem(file, ((IXmlLineInfo)reader).LineNumber, $"elements are nested deeper than {DeepestElement}; a lexicon has four levels", $"元素嵌套超过 {DeepestElement} 层；词典只有四层"));
                        return null;
                    }
                }
            }

            using var second = Reader(bytes);
            return XDocument.Load(second, LoadOptions.PreserveWhitespace | LoadOptions.SetLineInfo);
        }
        catch (XmlException e)
        {
            var isDoctype = e.Message.Contains("DTD", StringComparison.Ordinal);
            problems.Add(new LexiconProblem(
                file, isDoctype ? LineOfDoctype(bytes) : Math.Max(1, e.LineNumber),
                isDoctype ? "a document type declaration is not read; delete it" : $"this is not XML that can be read ({FirstSentence(e.Message)}); mend it",
                isDoctype ? "不接受 DOCTYPE 声明；请删除" : $"这里不是可读的 XML（{FirstSentence(e.Message)}）；请改正"));
            return null;
        }
    }

    /// <summary>The line of the declaration, which the parser keeps to itself; in UTF-16 every other byte of it is zero.</summary>
    private static int LineOfDoctype(byte[] bytes)
    {
        ReadOnlySpan<byte> plain = [.. bytes.Where(b => b != 0)];
        return plain.IndexOf("<!DOCTYPE"u8) is var at and > 0 ? plain[..at].Count((byte)'\n') + 1 : 1;
    }

    /// <summary>What the parser says, without its places; it may quote names of any length.</summary>
    private static string FirstSentence(string message)
    {
        var sentence = message.Split(". ")[0].TrimEnd('.');
        return sentence.Length > LongestQuote ? sentence[..LongestQuote] + "…" : sentence;
    }

    private static XmlReader Reader(byte[] bytes) => XmlReader.Create(new MemoryStream(bytes), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MostBytes,
        MaxCharactersFromEntities = 1024,
    });
}

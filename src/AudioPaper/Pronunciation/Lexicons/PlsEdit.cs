using System.Text;
using System.Xml;
using System.Xml.Linq;
using AudioPaper.Normalization.Lexicons;

namespace AudioPaper.Pronunciation.Lexicons;

/// <summary>Adds lexemes to a lexicon and takes them out; all else in it, comments and order too, stays as somebody wrote it, white space inside tags apart. Pure.</summary>
/// <param name="keyOf">Equal for graphemes that are the same for a lexicon.</param>
public sealed class PlsEdit(Func<string, string> keyOf)
{
    private static readonly XNamespace Pls = PlsXml.Namespace;

    /// <summary>A lexicon without lexemes.</summary>
    /// <param name="language">Its language, <c>zh-CN</c> or <c>en-US</c>.</param>
    public static byte[] Empty(string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        var alphabet = language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? PlsPhoneme.Pinyin : PlsPhoneme.Ipa;
        return Encoding.UTF8.GetBytes($"""
            <?xml version="1.0" encoding="utf-8"?>
            <lexicon version="1.0" xmlns="{Pls}" alphabet="{alphabet}" xml:lang="{language}">
            </lexicon>

            """.ReplaceLineEndings("\n"));
    }

    /// <summary>The lexicon with a lexeme; what it said of the grapheme before is replaced.</summary>
    /// <param name="bytes">A lexicon without problems.</param>
    /// <param name="grapheme">The grapheme.</param>
    /// <param name="kind">What is told of it.</param>
    /// <param name="value">The reading or the other text, as somebody typed it.</param>
    public byte[] Add(byte[] bytes, string grapheme, LexemeKind kind, string value)
    {
        var document = Load(bytes);
        var root = document.Root!;
        var alphabet = kind == LexemeKind.Pinyin ? PlsPhoneme.Pinyin : PlsPhoneme.Ipa;
        var said = new XElement(Pls + (kind == LexemeKind.Alias ? "alias" : "phoneme"), value);
        if (kind != LexemeKind.Alias && root.Attribute("alphabet")?.Value != alphabet)
        {
            said.Add(new XAttribute("alphabet", alphabet));
        }

        var known = Find(root, grapheme);
        if (known?.Parent is { } lexeme && lexeme.Elements(Pls + "grapheme").Count() == 1)
        {
            var before = lexeme.Elements().Where(IsValue).ToList();
            before[0].ReplaceWith(said);
            before.Skip(1).ToList().ForEach(Remove);
        }
        else
        {
            if (known is not null)
            {
                Remove(known);
            }

            Append(root, new XElement(Pls + "lexeme", new XElement(Pls + "grapheme", grapheme), said));
        }

        return Save(document);
    }

    /// <summary>The lexicon without a grapheme; null when it has not got it.</summary>
    /// <param name="bytes">A lexicon without problems.</param>
    /// <param name="grapheme">The grapheme.</param>
    public byte[]? Remove(byte[] bytes, string grapheme)
    {
        var document = Load(bytes);
        if (Find(document.Root!, grapheme) is not { } known)
        {
            return null;
        }

        Remove(known.Parent!.Elements(Pls + "grapheme").Count() == 1 ? known.Parent : known);
        return Save(document);
    }

    private XElement? Find(XElement root, string grapheme) => root.Elements(Pls + "lexeme").Elements(Pls + "grapheme")
        .FirstOrDefault(element => keyOf(element.Value.Trim()) == keyOf(grapheme));

    private static bool IsValue(XElement element) => element.Name == Pls + "phoneme" || element.Name == Pls + "alias";

    /// <summary>With the white space before it, so that no empty line stays.</summary>
    private static void Remove(XElement element)
    {
        if (element.PreviousNode is XText space && string.IsNullOrWhiteSpace(space.Value))
        {
            space.Remove();
        }

        element.Remove();
    }

    private static void Append(XElement root, XElement lexeme)
    {
        if (root.LastNode is XText end && string.IsNullOrWhiteSpace(end.Value))
        {
            end.Remove();
        }

        root.Add(new XText("\n  "), lexeme, new XText("\n"));
    }

    private static XDocument Load(byte[] bytes)
    {
        var problems = new List<LexiconProblem>();
        return PlsXml.Load(bytes, "", problems) ?? throw new LexiconException(problems);
    }

    private static byte[] Save(XDocument document)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineChars = "\n" }))
        {
            document.Save(writer);
        }

        return stream.ToArray();
    }
}

using System.Text;
using System.Xml;

namespace AudioPaper.Packaging.Books;

/// <summary>Text of pages as the XML documents of books carry it. Whatever a page holds, it becomes text: <see cref="PlainText"/>, then escaped by the writer.</summary>
internal static class BookText
{
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), NewLineChars = "\n", CloseOutput = false };
    private static readonly XmlWriterSettings HtmlSettings = new() { Encoding = new UTF8Encoding(false), NewLineChars = "\n", CloseOutput = false, OmitXmlDeclaration = true };

    /// <summary>A title on one line, as tables of contents need it: never empty.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="otherwise">What stands there when nothing of it can be printed.</param>
    public static string Title(string text, string otherwise) => PlainText.OneLine(text).Trim() is { Length: > 0 } line ? line : otherwise;

    /// <summary>A document. No line breaks are put in: between Chinese sentences they would be seen as spaces.</summary>
    public static byte[] Document(Action<XmlWriter> write) => Write(Settings, xml =>
    {
        xml.WriteStartDocument();
        xml.WriteWhitespace("\n");
        write(xml);
    });

    /// <summary>A document without the XML declaration, which HTML does not know.</summary>
    public static byte[] Html(Action<XmlWriter> write) => Write(HtmlSettings, write);

    /// <summary>Begins an element on a new line. An attribute named <c>lang</c> is written as <c>xml:lang</c>, too; those without a value are left out.</summary>
    public static XmlWriter Begin(this XmlWriter xml, string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        xml.WriteWhitespace("\n");
        return xml.BeginInline(name, attributes);
    }

    /// <summary>Begins an element where the text stands.</summary>
    public static XmlWriter BeginInline(this XmlWriter xml, string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        xml.WriteStartElement(name);
        foreach (var (attribute, value) in attributes)
        {
            if (value is not null)
            {
                xml.WriteAttribute(attribute, value);
            }
        }

        return xml;
    }

    /// <summary>Ends it.</summary>
    public static XmlWriter End(this XmlWriter xml)
    {
        xml.WriteEndElement();
        return xml;
    }

    /// <summary>An element with text on a line of its own.</summary>
    public static XmlWriter Element(this XmlWriter xml, string name, string text, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        xml.Begin(name, attributes).WriteString(text);
        return xml.End();
    }

    /// <summary>An element without content on a line of its own.</summary>
    public static XmlWriter Empty(this XmlWriter xml, string name, params ReadOnlySpan<(string Name, string? Value)> attributes) => xml.Begin(name, attributes).End();

    /// <summary>
    /// The sentences of a passage: each a <c>span</c> with an id of its own, in it a <c>span</c> for each stretch of the other language.
    /// </summary>
    /// <param name="xml">Stands in the element of the passage.</param>
    /// <param name="passage">The passage.</param>
    /// <param name="idOf">The id of a sentence.</param>
    public static void WriteSentences(this XmlWriter xml, BookPassage passage, Func<BookSentence, string> idOf)
    {
        for (var i = 0; i < passage.Sentences.Length; i++)
        {
            var sentence = passage.Sentences[i];
            if (i > 0 && (char.IsWhiteSpace(sentence.Text[0]) || char.IsWhiteSpace(passage.Sentences[i - 1].Text[^1])))
            {
                xml.WriteString(" ");
            }

            xml.BeginInline("span", ("id", idOf(sentence)), ("class", sentence.Clip is null ? "unsaid" : null));
            xml.WriteRuns(PlainText.OneLine(sentence.Text).Trim(), passage.Language);
            xml.End();
        }
    }

    /// <summary>Text with a <c>span</c> for each stretch of the other language.</summary>
    public static void WriteRuns(this XmlWriter xml, string line, string language)
    {
        foreach (var (text, other) in LanguageRuns.Of(line, language))
        {
            if (other is not null)
            {
                xml.BeginInline("span", ("lang", other));
            }

            xml.WriteString(text);
            if (other is not null)
            {
                xml.End();
            }
        }
    }

    private static byte[] Write(XmlWriterSettings settings, Action<XmlWriter> write)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, settings))
        {
            write(xml);
            xml.WriteWhitespace("\n");
        }

        return stream.ToArray();
    }

    private static void WriteAttribute(this XmlWriter xml, string name, string value)
    {
        if (name == "lang")
        {
            xml.WriteAttributeString("xml", "lang", null, value);
        }

        if (name.Split(':') is [var prefix, var local])
        {
            xml.WriteAttributeString(prefix, local, prefix == "epub" ? Epub.EpubArticle.Ops : null, value);
        }
        else
        {
            xml.WriteAttributeString(name, value);
        }
    }
}

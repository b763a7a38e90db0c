using System.Text;
using System.Xml.Linq;

namespace AudioPaper.Intake.Xml;

/// <summary>A line of an ALTO block.</summary>
/// <param name="Element">Its element.</param>
/// <param name="Text">Its text on one line; may be empty.</param>
internal sealed record AltoLine(XElement Element, string Text)
{
    /// <summary>
    /// The lines of a block. A word broken at the end of a line stands whole where it begins when the file tells the whole word
    /// (<c>SUBS_CONTENT</c>); else its parts stand as printed, with the hyphen.
    /// </summary>
    public static IEnumerable<AltoLine> Of(XElement block)
    {
        string? whole = null;
        foreach (var line in block.Elements().Where(element => element.Name.LocalName == "TextLine"))
        {
            var text = new StringBuilder();
            var wasSpace = false;
            foreach (var part in line.Elements())
            {
                var content = part.Attribute("CONTENT")?.Value ?? "";
                var subs = part.Attribute("SUBS_CONTENT")?.Value;
                var kind = part.Name.LocalName;
                if (kind == "SP")
                {
                    wasSpace = true;
                }
                else if (kind == "String" && whole is not null && part.Attribute("SUBS_TYPE")?.Value == "HypPart2" && subs == whole)
                {
                    (whole, wasSpace) = (null, false);
                }
                else if (kind == "String")
                {
                    var isBroken = part.Attribute("SUBS_TYPE")?.Value == "HypPart1";
                    whole = isBroken && !string.IsNullOrWhiteSpace(subs) && HasRest(part, subs) ? subs : null;
                    Append(text, SourceBuilder.OneLine(whole ?? content), wasSpace);
                    wasSpace = false;
                }
                else if (kind == "HYP" && whole is null)
                {
                    text.Append(content.Length > 0 ? SourceBuilder.OneLine(content) : "-");
                }
            }

            yield return new AltoLine(line, text.ToString().Trim());
        }
    }

    /// <summary>Whether the other half of a broken word follows on the next line: only then the whole word may stand for both.</summary>
    private static bool HasRest(XElement first, string whole) =>
        first.Parent!.ElementsAfterSelf().FirstOrDefault(element => element.Name.LocalName == "TextLine")?.Elements()
            .FirstOrDefault(element => element.Name.LocalName == "String") is { } rest
            && rest.Attribute("SUBS_TYPE")?.Value == "HypPart2" && rest.Attribute("SUBS_CONTENT")?.Value == whole;

    /// <summary>Words get a space between them; recognition of Chinese puts spaces between characters, which are none.</summary>
    private static void Append(StringBuilder text, string word, bool wasSpace)
    {
        if (word.Length == 0)
        {
            return;
        }

        var meetWide = text.Length > 0 && text[^1] >= '\u2E80' && word[0] >= '\u2E80';
        var meetLetters = text.Length > 0 && char.IsAsciiLetterOrDigit(text[^1]) && char.IsAsciiLetterOrDigit(word[0]) && word.Length > 1;
        text.Append(text.Length > 0 && !meetWide && (wasSpace || meetLetters) ? " " : "").Append(word);
    }
}

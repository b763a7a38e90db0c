using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace AudioPaper.Intake.Xml;

/// <summary>
/// Puts the lines of an ALTO block together from their words. A word broken at the end of a line stands whole where it begins when the
/// file tells the whole word (<c>SUBS_CONTENT</c>); else its parts stand as printed, with the hyphen.
/// </summary>
internal sealed class AltoWords
{
    private readonly StringBuilder text = new();
    private readonly ImmutableArray<UncertainWord>.Builder uncertain = ImmutableArray.CreateBuilder<UncertainWord>();
    private bool wasSpace;

    /// <summary>The lines of a block, each with its element; those without text apart.</summary>
    public static IEnumerable<(XElement Element, string Text, ImmutableArray<UncertainWord> Uncertain)> LinesOf(XElement block)
    {
        string? whole = null;
        foreach (var line in block.Elements().Where(element => element.Name.LocalName == "TextLine"))
        {
            var words = new AltoWords();
            foreach (var part in line.Elements())
            {
                whole = words.Add(part, whole);
            }

            if (words.text.ToString().TrimEnd() is { Length: > 0 } text)
            {
                yield return (line, text, words.uncertain.ToImmutable());
            }
        }
    }

    /// <summary>Adds a part of the line; gives the whole word that the next line begins with the rest of.</summary>
    private string? Add(XElement part, string? whole)
    {
        var content = part.Attribute("CONTENT")?.Value ?? "";
        var subs = part.Attribute("SUBS_CONTENT")?.Value;
        switch (part.Name.LocalName)
        {
            case "SP":
                wasSpace = true;
                return whole;
            case "String" when whole is not null && part.Attribute("SUBS_TYPE")?.Value == "HypPart2" && subs == whole:
                wasSpace = false;
                return null;
            case "String":
                var isBroken = part.Attribute("SUBS_TYPE")?.Value == "HypPart1";
                whole = isBroken && !string.IsNullOrWhiteSpace(subs) && HasRest(part, subs) ? subs : null;
                Append(SourceBuilder.OneLine(whole ?? content), part.Attribute("WC")?.Value);
                wasSpace = false;
                return whole;
            case "HYP" when whole is null:
                text.Append(content.Length > 0 ? SourceBuilder.OneLine(content) : "-");
                return whole;
            default:
                return whole;
        }
    }

    /// <summary>Whether the other half of a broken word follows on the next line: only then the whole word may stand for both.</summary>
    private static bool HasRest(XElement first, string whole) =>
        first.Parent!.ElementsAfterSelf().FirstOrDefault(element => element.Name.LocalName == "TextLine")?.Elements()
            .FirstOrDefault(element => element.Name.LocalName == "String") is { } rest
            && rest.Attribute("SUBS_TYPE")?.Value == "HypPart2" && rest.Attribute("SUBS_CONTENT")?.Value == whole;

    /// <summary>Words get a space between them; recognition of Chinese puts spaces between characters, which are none.</summary>
    private void Append(string word, string? confidence)
    {
        if (word.Length == 0)
        {
            return;
        }

        var meetWide = text.Length > 0 && text[^1] >= '\u2E80' && word[0] >= '\u2E80';
        var meetLetters = text.Length > 0 && char.IsAsciiLetterOrDigit(text[^1]) && char.IsAsciiLetterOrDigit(word[0]) && word.Length > 1;
        text.Append(text.Length > 0 && !meetWide && (wasSpace || meetLetters) ? " " : "");
        if (double.TryParse(confidence, NumberStyles.Float, CultureInfo.InvariantCulture, out var sure) && sure is >= 0 and < UncertainWord.CertainFrom)
        {
            uncertain.Add(new UncertainWord(text.Length, word.Length, sure));
        }

        text.Append(word);
    }
}

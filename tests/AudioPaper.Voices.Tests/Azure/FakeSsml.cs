using System.Collections.Immutable;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace AudioPaper.Voices.Tests.Azure;

/// <summary>A document as the fake service understands it.</summary>
/// <param name="Voice">The voice.</param>
/// <param name="Style">The style, if any.</param>
/// <param name="Words">What is said, word by word: a phoneme or say-as element is one, else a hanzi or a Latin word.</param>
internal sealed partial record FakeSsml(string Voice, string? Style, ImmutableArray<string> Words)
{
    private static readonly XNamespace Ssml = "http://www.w3.org/2001/10/synthesis";
    private static readonly XNamespace Mstts = "https://www.w3.org/2001/mstts";
    private static readonly Dictionary<string, string[]> Voices = new()
    {
        ["zh-CN-YunyangNeural"] = ["customerservice", "narration-professional", "newscast-casual"],
        ["zh-CN-XiaoxiaoNeural"] = ["newscast", "chat", "calm"],
        ["zh-CN-YunxiNeural"] = ["newscast", "narration-relaxed"],
        ["en-US-JennyNeural"] = ["newscast"],
    };

    /// <summary>Reads a document as strictly as the service.</summary>
    /// <exception cref="FormatException">The service would answer 400, with this reason.</exception>
    public static FakeSsml Read(string text, bool knowsIpa)
    {
        if (System.Text.Encoding.UTF8.GetByteCount(text) > 64 * 1024)
        {
            throw new FormatException("SSML is too long.");
        }

        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            var speak = XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root!;
            var voice = speak.Name == Ssml + "speak" && (string?)speak.Attribute("version") == "1.0" && speak.Attribute(XNamespace.Xml + "lang") is not null
                && speak.Nodes().ToList() is [XElement only] && only.Name == Ssml + "voice" ? only : throw new FormatException("Expected speak with one voice.");
            var name = (string?)voice.Attribute("name") ?? "";
            var words = ImmutableArray.CreateBuilder<string>();
            Check(voice, Voices.GetValueOrDefault(name) ?? throw new FormatException($"Unsupported voice {name}."), knowsIpa, words);
            return new FakeSsml(name, (string?)voice.Element(Mstts + "express-as")?.Attribute("style"), words.ToImmutable());
        }
        catch (XmlException e)
        {
            throw new FormatException(e.Message);
        }
    }

    private static void Check(XElement parent, string[] styles, bool knowsIpa, ImmutableArray<string>.Builder words)
    {
        foreach (var node in parent.Nodes())
        {
            if (node is XText text)
            {
                words.AddRange(Word().Matches(text.Value).Select(match => match.Value));
                continue;
            }

            var element = node as XElement ?? throw new FormatException("Unexpected node.");
            string Attribute(string name) => (string?)element.Attribute(name) ?? throw new FormatException($"Missing {name}.");
            var isRight = element.Name.LocalName switch
            {
                "phoneme" => (Attribute("alphabet") == "sapi" && SapiSyllables.AreKnown(Attribute("ph"))) || (Attribute("alphabet") == "ipa" && knowsIpa && Attribute("ph").Length > 0),
                "say-as" => Attribute("interpret-as") == "characters",
                "express-as" => element.Name.Namespace == Mstts && parent.Name == Ssml + "voice" && styles.Contains(Attribute("style")),
                "prosody" => Rate().IsMatch(Attribute("rate")),
                _ => false,
            };
            if (!isRight)
            {
                throw new FormatException($"Invalid element {element.Name.LocalName}.");
            }

            if (element.Name.LocalName is "phoneme" or "say-as")
            {
                words.Add(element.Value);
            }
            else
            {
                Check(element, styles, knowsIpa, words);
            }
        }
    }

    [GeneratedRegex(@"[一-鿿]|[A-Za-z][A-Za-z'-]*")]
    private static partial Regex Word();

    [GeneratedRegex(@"\A[+-]\d{1,3}%\z")]
    private static partial Regex Rate();
}

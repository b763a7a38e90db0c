using System.Xml;
using System.Xml.Linq;
using AudioPaper.Normalization.Lexicons;

namespace AudioPaper.Pronunciation.Lexicons;

/// <summary>
/// Reads lexicons of the W3C Pronunciation Lexicon Specification 1.0 (https://www.w3.org/TR/pronunciation-lexicon/), alphabets
/// <c>ipa</c> and <c>x-pinyin</c>. Of several phonemes or aliases in one lexeme the one with <c>prefer="true"</c> counts, else the
/// first; <c>role</c> tells parts of speech, which nobody here asks for. Pure.
/// </summary>
public static class PlsReader
{
    private const int MostProblems = 100;
    private static readonly XName LanguageName = XNamespace.Xml + "lang";

    /// <summary>The lexemes of a lexicon, and everything in it that is not right.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="file">Its path, for sentences.</param>
    /// <param name="level">Where it belongs.</param>
    public static (List<Lexeme> Lexemes, List<LexiconProblem> Problems) Read(byte[] bytes, string file, LexiconLevel level)
    {
        var problems = new List<LexiconProblem>();
        var lexemes = new List<Lexeme>();
        if (PlsXml.Load(bytes, file, problems) is { Root: { } root } && Heading(root, file, problems) is var (language, alphabet))
        {
            foreach (var element in root.Elements())
            {
                if (element.Name == PlsXml.Namespace + "lexeme")
                {
                    ReadLexeme(element, language, alphabet, level, file, lexemes, problems);
                }
                else if (element.Name != PlsXml.Namespace + "meta" && element.Name != PlsXml.Namespace + "metadata")
                {
                    problems.Add(At(element, file, $"a lexicon has no element <{element.Name.LocalName}>; delete it", $"词典里没有 <{element.Name.LocalName}> 这种元素；请删除"));
                }

                if (problems.Count >= MostProblems)
                {
                    break;
                }
            }
        }

        return (lexemes, problems);
    }

    private static (string Language, string Alphabet)? Heading(XElement root, string file, List<LexiconProblem> problems)
    {
        var before = problems.Count;
        if (root.Name != PlsXml.Namespace + "lexicon")
        {
            problems.Add(At(root, file, $"the root must be <lexicon xmlns=\"{PlsXml.Namespace}\">, not <{root.Name.LocalName} xmlns=\"{Short(root.Name.NamespaceName)}\">", $"根元素应为 <lexicon xmlns=\"{PlsXml.Namespace}\">，而不是 <{root.Name.LocalName} xmlns=\"{Short(root.Name.NamespaceName)}\">"));
            return null;
        }

        if (root.Attribute("version")?.Value is var version and not "1.0")
        {
            problems.Add(At(root, file, $"version must be \"1.0\", not \"{Short(version ?? "")}\"", $"version 应为 \"1.0\"，而不是 \"{Short(version ?? "")}\""));
        }

        var alphabet = root.Attribute("alphabet")?.Value ?? "";
        if (!PlsPhoneme.IsKnown(alphabet))
        {
            problems.Add(PlsPhoneme.UnknownAlphabet(root, file, alphabet));
        }

        var language = root.Attribute(LanguageName)?.Value ?? "";
        if (language.Split('-')[0].ToLowerInvariant() is not ("zh" or "en"))
        {
            problems.Add(At(root, file, $"xml:lang must be zh-CN or en-US (or another Chinese or English), not \"{Short(language)}\"", $"xml:lang 应为 zh-CN 或 en-US（或其他中文、英文），而不是 \"{Short(language)}\""));
        }

        return problems.Count == before ? (language, alphabet) : null;
    }

    private static void ReadLexeme(XElement lexeme, string language, string alphabet, LexiconLevel level, string file, List<Lexeme> lexemes, List<LexiconProblem> problems)
    {
        if (lexeme.Elements().FirstOrDefault(child => child.Name.Namespace != PlsXml.Namespace || child.Name.LocalName is not ("grapheme" or "phoneme" or "alias" or "example")) is { } foreign)
        {
            problems.Add(At(foreign, file, $"a lexeme has no element <{foreign.Name.LocalName}>; delete it", $"词条里没有 <{foreign.Name.LocalName}> 这种元素；请删除"));
        }

        var graphemes = lexeme.Elements(PlsXml.Namespace + "grapheme").ToList();
        var values = lexeme.Elements().Where(child => child.Name == PlsXml.Namespace + "phoneme" || child.Name == PlsXml.Namespace + "alias").ToList();
        if (graphemes.Count == 0 || values.Count == 0)
        {
            problems.Add(At(lexeme, file, $"this lexeme has no <{(graphemes.Count == 0 ? "grapheme" : "phoneme> or <alias")}>", $"这个词条缺少 <{(graphemes.Count == 0 ? "grapheme" : "phoneme> 或 <alias")}>"));
            return;
        }

        var value = values.Find(child => child.Attribute("prefer")?.Value is "true" or "1") ?? values[0];
        foreach (var grapheme in graphemes)
        {
            var text = grapheme.Value.Trim();
            if (PlsPhoneme.WrongGrapheme(text) is var (english, chinese))
            {
                problems.Add(At(grapheme, file, english, chinese));
            }
            else if (value.Name.LocalName == "alias")
            {
                if (PlsPhoneme.Alias(value.Value) is { } alias)
                {
                    lexemes.Add(new Lexeme(text, LexemeKind.Alias, alias, language, level, file, LineOf(grapheme)));
                }
                else
                {
                    problems.Add(At(value, file, "this alias has nothing that could be read, or more than 400 characters", "这个替换文本没有可读的内容，或超过 400 个字符"));
                }
            }
            else if (PlsPhoneme.Read(value, text, value.Attribute("alphabet")?.Value ?? alphabet, file) is var (phoneme, problem))
            {
                if (problem is null)
                {
                    lexemes.Add(new Lexeme(text, phoneme.Kind, phoneme.Value, language, level, file, LineOf(grapheme)));
                }
                else if (!problems.Contains(problem))
                {
                    problems.Add(problem);
                }
            }
        }
    }

    internal static LexiconProblem At(XElement element, string file, string english, string chinese) => new(file, LineOf(element), english, chinese);

    internal static string Short(string text) => text.Length > 60 ? text[..60] + "…" : text;

    private static int LineOf(XElement element) => ((IXmlLineInfo)element).LineNumber;
}

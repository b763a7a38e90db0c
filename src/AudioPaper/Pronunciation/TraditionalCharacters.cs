namespace AudioPaper.Pronunciation;

/// <summary>
/// Traditional characters and the simplified ones that words are looked up with: lines <c>traditional TAB simplified</c>.
/// Each is one UTF-16 code unit, so that positions stay the same.
/// </summary>
public sealed class TraditionalCharacters
{
    private readonly Dictionary<char, char> simplified; // Never changed after loading.

    private readonly HashSet<char> merged; // Simplified characters of several traditional ones.

    private TraditionalCharacters(Dictionary<char, char> simplified)
    {
        this.simplified = simplified;
        merged = [.. simplified.Values.GroupBy(to => to).Where(same => same.Count() > 1).Select(same => same.Key)];
    }

    /// <summary>Reads the file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The file is missing or cannot be read.</exception>
    /// <exception cref="InvalidDataException">A line is broken; the message names the file and the line.</exception>
    public static TraditionalCharacters Load(string path)
    {
        var pairs = new Dictionary<char, char>(4000);
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (line is not [var from, '\t', var to] || !pairs.TryAdd(from, to))
            {
                throw new InvalidDataException($"{path}, line {number} is broken: it is not two characters parted by a tab, or comes twice.");
            }
        }

        return new TraditionalCharacters(pairs);
    }

    /// <summary>The simplified character; what is not traditional stays.</summary>
    public char Simplify(char c) => simplified.GetValueOrDefault(c, c);

    /// <summary>Writes the text with simplified characters; what is not traditional stays.</summary>
    /// <remarks>
    /// 乾 and 著 are characters of the mainland too (乾隆, 著名). In a text with traditional characters they are written for
    /// 干 and 着 as well, wherever they do not stand in one of the words where they are themselves.
    /// </remarks>
    /// <param name="text">The text as written.</param>
    /// <param name="result">Where to write; at least as long as the text.</param>
    public void Simplify(ReadOnlySpan<char> text, Span<char> result)
    {
        var isTraditional = false;
        for (var i = 0; i < text.Length; i++)
        {
            result[i] = simplified.GetValueOrDefault(text[i], text[i]);
            isTraditional |= result[i] != text[i];
        }

        for (var i = 0; isTraditional && i < text.Length; i++)
        {
            var before = i > 0 ? result[i - 1] : ' ';
            var after = i + 1 < text.Length ? result[i + 1] : ' ';
            result[i] = text[i] switch
            {
                '乾' when !"隆坤县元道符陵卦清宁".Contains(after) && !"康".Contains(before) => '干',
                '著' when !"名作称述书者录有于".Contains(after) && !"名显卓论原编专土巨合译所遗拙昭".Contains(before) => '着',
                _ => result[i],
            };
        }
    }

    /// <summary>Whether the writing tells that the character stands for the simplified one, so that it is read like that.</summary>
    public static bool IsMergedHere(char written, char simplified) => written is '乾' or '著' && written != simplified;

    /// <summary>Whether no other traditional character has the same simplified one, so that both are read alike.</summary>
    public bool IsOnlyFormOfItsSimplified(char written) =>
        simplified.TryGetValue(written, out var to) && !merged.Contains(to);
}

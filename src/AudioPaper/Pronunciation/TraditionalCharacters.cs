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

    /// <summary>Writes the text with simplified characters; what is not traditional stays.</summary>
    /// <param name="text">The text as written.</param>
    /// <param name="result">Where to write; at least as long as the text.</param>
    public void Simplify(ReadOnlySpan<char> text, Span<char> result)
    {
        for (var i = 0; i < text.Length; i++)
        {
            result[i] = simplified.GetValueOrDefault(text[i], text[i]);
        }
    }

    /// <summary>Whether no other traditional character has the same simplified one, so that both are read alike.</summary>
    public bool IsOnlyFormOfItsSimplified(char written) =>
        simplified.TryGetValue(written, out var to) && !merged.Contains(to);
}

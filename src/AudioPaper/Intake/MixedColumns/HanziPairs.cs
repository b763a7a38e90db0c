using System.Collections.Frozen;
using System.Text;

namespace AudioPaper.Intake.MixedColumns;

/// <summary>
/// Which two hanzi stand side by side inside words (<c>hanzi-pairs.txt</c>, see the README beside it). A third of all lines of Chinese
/// break inside a word; of lines put together by chance, one in forty seems to.
/// </summary>
internal static class HanziPairs
{
    private static readonly Lazy<(FrozenSet<(char, char)> Pairs, FrozenDictionary<char, char> Simplified)> s_table = new(Read);

    /// <summary>Whether two characters stand side by side inside words; null when one of them is no hanzi.</summary>
    public static bool? AreOneWord(char left, char right) =>
        IsHanzi(left) && IsHanzi(right) ? s_table.Value.Pairs.Contains((Simplified(left), Simplified(right))) : null;

    /// <summary>The simplified form of a traditional hanzi; any other character as it is.</summary>
    public static char Simplified(char hanzi) => s_table.Value.Simplified.GetValueOrDefault(hanzi, hanzi);

    private static bool IsHanzi(char c) => c is >= '\u4E00' and <= '\u9FFF';

    private static (FrozenSet<(char, char)> Pairs, FrozenDictionary<char, char> Simplified) Read()
    {
        using var stream = typeof(HanziPairs).Assembly.GetManifestResourceStream("AudioPaper.Intake.MixedColumns.hanzi-pairs.txt")
            ?? throw new InvalidOperationException("hanzi-pairs.txt is not in the program.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var pairs = new HashSet<(char, char)>();
        var simplified = new Dictionary<char, char>();
        while (reader.ReadLine() is { Length: > 1 } line)
        {
            if (line[0] == '=')
            {
                simplified[line[1]] = line[2];
                continue;
            }

            foreach (var second in line.AsSpan(1))
            {
                pairs.Add((line[0], second));
            }
        }

        return (pairs.ToFrozenSet(), simplified.ToFrozenDictionary());
    }
}

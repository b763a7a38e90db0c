using System.Collections.Frozen;
using System.Text;

namespace AudioPaper.Intake.MixedColumns;

/// <summary>
/// Which letter follows which in Chinese text (<c>line-joins.txt</c>, see the README beside it), as evidence that a line goes on in another.
/// Digits, Latin letters and the numerals two to nine count as one letter each, traditional hanzi as simplified ones.
/// </summary>
internal static class LineJoins
{
    /// <summary>Logarithm of how much likelier a true join is than one by chance, where the pair stands in text e² times as often as by chance.</summary>
    public const double Strong = 2.8;

    /// <summary>The same for pairs that stand together more often than by chance.</summary>
    public const double Likely = 1.4;

    /// <summary>The same for all other pairs.</summary>
    public const double Unknown = -0.9;

    private const string Numerals = "二三四五六七八九〇零两";
    private const string Marks = "「“」”『‘』’〔（〕）(（)）,，;；:：?？!！";

    private static readonly Lazy<FrozenDictionary<(char, char), double>> s_pairs = new(Read);

    /// <summary>Evidence that one character comes after another.</summary>
    public static double Evidence(char left, char right) => s_pairs.Value.GetValueOrDefault((ClassOf(left), ClassOf(right)), Unknown);

    /// <summary>The letter that a character counts as.</summary>
    public static char ClassOf(char c)
    {
        var mark = Marks.IndexOf(c, StringComparison.Ordinal);
        var plain = mark >= 0 && mark % 2 == 0 ? Marks[mark + 1] : HanziPairs.Simplified(c);
        return Numerals.Contains(plain, StringComparison.Ordinal) ? '三' : char.IsAsciiDigit(plain) ? '0'
            : char.IsAsciiLetter(plain) || plain is >= '\u00C0' and <= '\u024F' ? 'a' : plain;
    }

    private static FrozenDictionary<(char, char), double> Read()
    {
        using var stream = typeof(LineJoins).Assembly.GetManifestResourceStream("AudioPaper.Intake.MixedColumns.line-joins.txt")
            ?? throw new InvalidOperationException("line-joins.txt is not in the program.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var pairs = new Dictionary<(char, char), double>();
        while (reader.ReadLine() is { Length: > 1 } line)
        {
            var evidence = Strong;
            foreach (var second in line.AsSpan(1))
            {
                if (second == ' ')
                {
                    evidence = Likely;
                    continue;
                }

                pairs[(line[0], second)] = evidence;
            }
        }

        return pairs.ToFrozenDictionary();
    }
}

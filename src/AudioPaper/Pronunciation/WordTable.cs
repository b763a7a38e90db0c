using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace AudioPaper.Pronunciation;

/// <summary>
/// A table of words with their readings: lines <c>word TAB syllables TAB weight TAB class</c>, sorted by the bytes of their
/// UTF-8. The file stays as it is in memory and is searched in place, so that opening it costs milliseconds.
/// Reading from several threads at once is safe.
/// </summary>
public sealed class WordTable
{
    private readonly byte[] bytes;
    private readonly int[] starts; // Of each line; one more at the end.
    private readonly long[] byFirst = new long[char.MaxValue + 1]; // Lines with this first character; 0 = not looked up yet.
    private readonly ConcurrentDictionary<int, string> wordClasses = new(); // A few dozen different texts.

    private WordTable(string path, byte[] bytes, int[] starts)
    {
        Path = path;
        this.bytes = bytes;
        this.starts = starts;
    }

    /// <summary>The file the table was read from.</summary>
    public string Path { get; }

    /// <summary>Number of words.</summary>
    public int Count => starts.Length - 1;

    /// <summary>Opens a table. Lines are not checked here but when they are used; <see cref="Verify"/> checks them all.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The file is missing or cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is empty or does not end with a line feed, so it is not whole.</exception>
    public static WordTable Load(string path)
    {
        var bytes = File.ReadAllBytes(path);
        if (bytes.Length == 0 || bytes[^1] != '\n')
        {
            throw new InvalidDataException($"The word table {path} is empty or was cut off: its last line does not end.");
        }

        return new WordTable(path, bytes, LineStarts(bytes));
    }

    /// <summary>All words the text begins with, shortest first.</summary>
    /// <param name="text">Text to look at; words are matched from its first character.</param>
    public PrefixMatches WordsAtStart(ReadOnlySpan<char> text) => new(this, text);

    /// <summary>Finds one word.</summary>
    /// <param name="word">The whole word.</param>
    /// <param name="entry">The word's line, when there is one.</param>
    public bool TryFind(ReadOnlySpan<char> word, out WordEntry entry)
    {
        entry = default;
        foreach (var match in WordsAtStart(word))
        {
            entry = match;
        }

        return entry.Length == word.Length && entry.Length > 0;
    }

    /// <summary>Checks every line: four fields, a weight, one valid syllable per hanzi, and the order of the lines.</summary>
    /// <exception cref="InvalidDataException">A line is broken; the message names the file and the line.</exception>
    public void Verify()
    {
        for (var line = 0; line < Count; line++)
        {
            _ = WordClassOf(line);
            _ = WeightOf(line);
            if (SyllablesOf(line).Length != Encoding.UTF8.GetString(Field(line, 0)).EnumerateRunes().Count())
            {
                throw Broken(line, "it has not one syllable for each hanzi");
            }

            if (line > 0 && Field(line - 1, 0).SequenceCompareTo(Field(line, 0)) >= 0)
            {
                throw Broken(line, "it does not sort after the line before it");
            }
        }
    }

    internal string TextOf(int line) => Encoding.UTF8.GetString(Field(line, 0));

    internal int WeightOf(int line) =>
        int.TryParse(Field(line, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var weight)
            ? weight
            : throw Broken(line, "its weight is not a whole number from 0");

    internal ImmutableArray<string> SyllablesOf(int line)
    {
        var field = Field(line, 1);
        var syllables = new string[field.Count((byte)' ') + 1];
        var index = 0;
        foreach (var range in field.Split((byte)' '))
        {
            syllables[index++] = PinyinSyllable.TryShare(field[range], out var syllable)
                ? syllable
                : throw Broken(line, $"\"{Encoding.UTF8.GetString(field[range])}\" is not a syllable of Mandarin");
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(syllables);
    }

    internal string WordClassOf(int line)
    {
        var field = Field(line, 3);
        if (field.Length > 3)
        {
            return Encoding.UTF8.GetString(field);
        }

        var key = 0;
        foreach (var letter in field)
        {
            key = (key << 8) | letter;
        }

        return wordClasses.TryGetValue(key, out var known) ? known : wordClasses.GetOrAdd(key, Encoding.UTF8.GetString(field));
    }

    /// <summary>Whether a line's word is exactly the first <paramref name="byteCount"/> bytes of the line.</summary>
    internal bool WordEndsAt(int line, int byteCount) => bytes[starts[line] + byteCount] == '\t';

    /// <summary>The lines of a range that go on, after <paramref name="depth"/> bytes, with the given character.</summary>
    internal (int First, int End) Narrow((int First, int End) range, int depth, Rune next)
    {
        if (depth == 0 && next.IsBmp)
        {
            // Half of all steps begin a word, among all lines: worth remembering. Two threads would store the same value.
            var known = Volatile.Read(ref byFirst[next.Value]);
            if (known == 0)
            {
                var (first, end) = Search(range, depth, next);
                known = ((long)first << 32) | ((uint)end + 1);
                Volatile.Write(ref byFirst[next.Value], known);
            }

            return ((int)(known >> 32), (int)(uint)known - 1);
        }

        return Search(range, depth, next);
    }

    // Called once, over a third of a million lines: worth compiling well at once.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int[] LineStarts(ReadOnlySpan<byte> text)
    {
        var starts = new int[text.Count((byte)'\n') + 1];
        for (var line = 1; line < starts.Length; line++)
        {
            starts[line] = starts[line - 1] + text[starts[line - 1]..].IndexOf((byte)'\n') + 1;
        }

        return starts;
    }

    private (int First, int End) Search((int First, int End) range, int depth, Rune next)
    {
        Span<byte> buffer = stackalloc byte[4];
        ReadOnlySpan<byte> target = buffer[..next.EncodeToUtf8(buffer)];
        var first = Bound(range, depth, target, 0);
        return (first, Bound((first, range.End), depth, target, 1));
    }

    /// <summary>The first line of the range that compares with the target at least as given.</summary>
    private int Bound((int First, int End) range, int depth, ReadOnlySpan<byte> target, int atLeast)
    {
        var (low, high) = range;
        while (low < high)
        {
            var middle = (int)((uint)(low + high) >> 1);
            // A shorter word shows its tab here, which sorts before any hanzi, just as the file is sorted.
            var rest = bytes.AsSpan(starts[middle] + depth, Math.Min(target.Length, bytes.Length - starts[middle] - depth));
            if (rest.SequenceCompareTo(target) < atLeast)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private ReadOnlySpan<byte> Field(int line, int field)
    {
        var rest = bytes.AsSpan(starts[line]..(starts[line + 1] - 1));
        var tab = rest.IndexOf((byte)'\t');
        for (; field > 0 && tab >= 0; field--)
        {
            rest = rest[(tab + 1)..];
            tab = rest.IndexOf((byte)'\t');
        }

        return field > 0 ? throw Broken(line, "it has fewer than four fields") : tab < 0 ? rest : rest[..tab];
    }

    private InvalidDataException Broken(int line, string why) => new($"{Path}, line {line + 1} is broken: {why}.");
}

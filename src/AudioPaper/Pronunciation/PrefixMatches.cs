using System.Text;

namespace AudioPaper.Pronunciation;

/// <summary>The words of a table that a text begins with, shortest first; made for <c>foreach</c>.</summary>
public ref struct PrefixMatches
{
    private readonly WordTable table;
    private readonly ReadOnlySpan<char> text;
    private (int First, int End) lines;
    private int byteCount;
    private int length;

    internal PrefixMatches(WordTable table, ReadOnlySpan<char> text)
    {
        this.table = table;
        this.text = text;
        lines = (0, table.Count);
    }

    /// <summary>The word found last.</summary>
    public readonly WordEntry Current => new(table, lines.First, length);

    /// <summary>Itself, for <c>foreach</c>.</summary>
    public readonly PrefixMatches GetEnumerator() => this;

    /// <summary>Goes on to the next longer word; false when no word goes on like the text.</summary>
    public bool MoveNext()
    {
        // A half surrogate is no character: nothing in the table can match it.
        while (length < text.Length && Rune.DecodeFromUtf16(text[length..], out var next, out var used) == System.Buffers.OperationStatus.Done)
        {
            lines = table.Narrow(lines, byteCount, next);
            if (lines.First == lines.End)
            {
                return false;
            }

            length += used;
            byteCount += next.Utf8SequenceLength;
            if (table.WordEndsAt(lines.First, byteCount))
            {
                return true;
            }
        }

        return false;
    }
}

namespace AudioPaper.Pronunciation.Polyphones;

/// <summary>Short texts, each a thing seen around a hanzi; written one after another into one buffer that is used again.</summary>
internal sealed class FeatureList
{
    private readonly List<int> ends = new(64);
    private char[] buffer = new char[1024];
    private int length;

    /// <summary>Number of features.</summary>
    public int Count => ends.Count;

    /// <summary>One feature; valid until the list is cleared.</summary>
    public ReadOnlySpan<char> this[int index] => buffer.AsSpan((index == 0 ? 0 : ends[index - 1])..ends[index]);

    /// <summary>Empties the list.</summary>
    public void Clear()
    {
        ends.Clear();
        length = 0;
    }

    /// <summary>Adds the feature <paramref name="kind"/> followed by what was seen.</summary>
    public void Add(ReadOnlySpan<char> kind, ReadOnlySpan<char> first = default, ReadOnlySpan<char> second = default, ReadOnlySpan<char> third = default)
    {
        var end = length + kind.Length + first.Length + second.Length + third.Length;
        if (end > buffer.Length)
        {
            Array.Resize(ref buffer, end * 2);
        }

        Append(kind);
        Append(first);
        Append(second);
        Append(third);
        ends.Add(length);
    }

    /// <summary>FNV-1a over UTF-16 code units, 64 bits; the same on every machine.</summary>
    public static ulong Hash(char hanzi, ReadOnlySpan<char> feature)
    {
        var hash = (14695981039346656037UL ^ hanzi) * 1099511628211UL;
        foreach (var letter in feature)
        {
            hash = (hash ^ letter) * 1099511628211UL;
        }

        return hash;
    }

    private void Append(ReadOnlySpan<char> text)
    {
        text.CopyTo(buffer.AsSpan(length));
        length += text.Length;
    }
}

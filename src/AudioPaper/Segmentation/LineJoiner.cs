namespace AudioPaper.Segmentation;

/// <summary>Running text that grows line by line, at a cost that does not depend on how much there is already.</summary>
internal sealed class LineJoiner
{
    private static readonly HashSet<string> Compounding = new(StringComparer.OrdinalIgnoreCase)
    {
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "twelve", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "half", "self",
    };

    private static readonly HashSet<string> Syllables =
        ["teen", "teens", "teenth", "ty", "ties", "tieth", "th", "ths", "fold", "some", "ish", "ishly", "ishness", "less", "lessly", "lessness", "rous", "pence", "penny", "score", "way", "hearted"];

    private readonly SpannedText.Builder builder = new();
    private int hanziCount;
    private int latinCount;

    /// <summary>Whether what there is ends as a sentence does.</summary>
    public bool EndsSentence => Writing.EndsSentence(builder.Tail(40));

    /// <summary>Printed width in Latin letters, about.</summary>
    public int Width => (hanziCount * 2) + latinCount;

    /// <summary>Adds a line, with a space before it where one is due, and without the hyphen that only broke a word.</summary>
    public void Append(SpannedText line)
    {
        if (line.Text.Length == 0)
        {
            return;
        }

        var tail = builder.Tail(12);
        if (BreaksWord(tail, line.Text) && !IsCompound(tail, line.Text))
        {
            builder.RemoveLast();
        }
        else if (tail.Length > 0 && !MeetWithoutSpace(tail, line.Text))
        {
            builder.Append(" ");
        }

        builder.Append(line, 0, line.Text.Length);
        hanziCount += line.Text.Count(Writing.IsHanzi);
        latinCount += line.Text.Count(Writing.IsLatin);
    }

    /// <summary>All of it.</summary>
    public SpannedText ToSpannedText() => builder.ToSpannedText();

    private bool MeetWithoutSpace(string tail, string next)
    {
        var inChinese = Writing.IsMainlyChinese(hanziCount, latinCount) && Writing.IsMainlyChinese(next);
        return Writing.IsWide(tail[^1], inChinese) || Writing.IsWide(next[0], inChinese)
            || (inChinese && hanziCount > 0 && char.IsAsciiDigit(tail[^1]) && char.IsAsciiDigit(next[0])) // a figure that a narrow column broke
            || (tail.Length > 1 && tail[^1] is '-' or '\u2010' && tail.Length > 1 && char.IsLetterOrDigit(tail[^2]));
    }

    /// <summary>
    /// Whether a hyphen at a line's end belongs to the word: behind a number (forty-two, nine-page), <c>half</c> or <c>self</c>, unless the
    /// rest is a syllable that makes another word of it (nine-teen, self-ish).
    /// </summary>
    private static bool IsCompound(string tail, string next)
    {
        var word = tail[..^1];
        var start = word.Length;
        while (start > 0 && Writing.IsLatin(word[start - 1]))
        {
            start--;
        }

        var rest = next[..(next.IndexOfAny([' ', ',', '.', ';', ':', '-']) is var end and >= 0 ? end : next.Length)];
        return Compounding.Contains(word[start..]) && !Syllables.Contains(rest);
    }

    private static bool BreaksWord(string tail, string next) =>
        tail.Length > 1 && tail[^1] is '-' or '\u00AD' or '\u2010' && tail.Length > 1 && Writing.IsLatin(tail[^2]) && char.IsLower(next[0]);
}

using System.Text;

namespace AudioPaper.Tests.Intake.Mutations;

/// <summary>Spoils files as transport, editors and attackers do. The same number gives the same file.</summary>
internal sealed class Mutator(IReadOnlyList<byte[]> seeds, IReadOnlyList<byte[]> strangers, Encoding encoding)
{
    private const int LongestFile = 400_000;

    private static readonly string[] Marks =
    [
        "\0", "\u0001", "\u0007", "\b", "\u001B[31m", "\f", "\r", "\u0085", "\u00A0", "\u00AD", "\u200B", "\u200E", "\u202E", "\u2066", "\u2069", "\u2028", "\uFEFF", "\uFFFE", "\uFFFF",
        "\uE000", "\u0301", "😀", "𠮷", "\U0010FFFF", "ﬁ", "①", "㎏", "　", "\n\n", "-\n", "——", "■", "第3版", "下转第4版", "本报讯（记者 张三）", "By Ann Lee", "LONDON —", "2026年3月18日", "3\n", "高文澜 摄",
    ];

    private static readonly string[] Syntax =
    [
        "<", ">", "</p>", "<p>", "<h1>", "<article>", "<br><br>", "<table><tr><td>", "<script>", "<style>", "<!--", "-->", "<![CDATA[", "]]>", "&amp;", "&#xD800;", "&#0;", "&#x110000;", "&#99999999999;",
        "&nbsp;", "&x;", "<?xml version=\"1.0\" encoding=\"utf-16\"?>", "<!DOCTYPE x>", "\"", "{", "}", "[", "]", ":", ",", "null", "true", "5", "\\ud800", "\\u0000", "\\", "/*", "//", "# ", "> ", "```", "---\n",
        "[a](b)", "![", "|", "* ", "1. ", "(", ")", "<<", ">>", "obj", "endobj", "stream\n", "endstream", "xref", "trailer", "%%EOF", "BT", "ET", "Tj", " 0 R", "PK\u0003\u0004", "META-INF/container.xml",
        "<!DOCTYPE x [<!ENTITY a \"haha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>", "<!DOCTYPE x [<!ENTITY c SYSTEM \"file:///etc/passwd\">]>", "<!DOCTYPE x SYSTEM \"x.dtd\">", "&c;",
    ];

    private static readonly string[] Openings = ["<div>", "<b>", "<item>", "<TextBlock>", "<a href=x>", "{\"a\":", "[", "{\"items\":[", "{\"associations\":{\"x\":", "> ", "- ", "[x](", "**", "(", "<<", "q ", "BT ", "　", "\u202A", "<p ", " a=1", "&amp;"];

    private static readonly string[] Figures = ["0", "-1", "2147483647", "2147483648", "-2147483649", "9223372036854775808", "99999999999999999999999999", "1e999", "-1e308", "0.00000000000000000001", "NaN", "٣"];

    /// <summary>The file of a number.</summary>
    public byte[] File(int number)
    {
        var random = new Random(number);
        var file = seeds[number / 2 % seeds.Count];
        if (number % 2 == 1 && !file.AsSpan().StartsWith("PK"u8))
        {
            return ContentMutator.Change(file, encoding, Marks, random);
        }

        for (var edits = random.Next(1, 6); edits > 0 && file.Length < LongestFile; edits--)
        {
            file = Edit(file, random);
        }

        return file;
    }

    private byte[] Edit(byte[] file, Random random)
    {
        var at = random.Next(file.Length + 1);
        var end = Math.Min(file.Length, at + (random.Next(8) == 0 ? random.Next(2_000) : random.Next(40)));
        return random.Next(16) switch
        {
            0 or 1 => Flipped(file, random),
            2 => file[..at],
            3 => file[at..],
            4 => [.. file[..at], .. file[end..]],
            5 => [.. file[..end], .. file[at..]],
            6 => Spliced(file, at, random),
            7 => [.. file[..at], .. Noise(random), .. file[end..]],
            8 => [.. file[..at], .. Repeated(Openings[random.Next(Openings.Length)], random), .. file[at..]],
            9 => WithFigure(file, at, random),
            10 or 11 => Inserted(file, Syntax, at, random),
            12 => [.. file[at..end], .. file[..at], .. file[end..]],
            _ => Inserted(file, Marks, at, random),
        };
    }

    private static byte[] Flipped(byte[] file, Random random)
    {
        var flipped = (byte[])file.Clone();
        for (var count = random.Next(1, 8); count > 0 && file.Length > 0; count--)
        {
            flipped[random.Next(file.Length)] ^= (byte)(1 << random.Next(8));
        }

        return flipped;
    }

    /// <summary>The beginning of one file and the end of another, mostly of the same form.</summary>
    private byte[] Spliced(byte[] file, int at, Random random)
    {
        var others = random.Next(4) == 0 ? strangers : seeds;
        var other = others[random.Next(others.Count)];
        return [.. file[..at], .. other[random.Next(other.Length)..]];
    }

    private static byte[] Noise(Random random)
    {
        var noise = new byte[random.Next(1, 40)];
        random.NextBytes(noise);
        return noise;
    }

    private byte[] Repeated(string piece, Random random) =>
        encoding.GetBytes(string.Concat(Enumerable.Repeat(piece, random.Next(6) == 0 ? random.Next(5_000) : random.Next(80))));

    private byte[] WithFigure(byte[] file, int at, Random random)
    {
        var start = file.AsSpan(at).IndexOfAnyInRange((byte)'0', (byte)'9') is >= 0 and var next ? at + next : at;
        var end = start;
        while (end < file.Length && file[end] is >= (byte)'0' and <= (byte)'9')
        {
            end++;
        }

        return [.. file[..start], .. encoding.GetBytes(Figures[random.Next(Figures.Length)]), .. file[end..]];
    }

    private byte[] Inserted(byte[] file, string[] pieces, int at, Random random)
    {
        // Half of a pair, too, which no encoder would write.
        byte[] piece = random.Next(20) switch { 0 => [0xED, 0xA0, 0x80], 1 => [0x00, 0xD8], 2 => [0xFF], _ => encoding.GetBytes(pieces[random.Next(pieces.Length)]) };
        return [.. file[..at], .. piece, .. file[at..]];
    }
}

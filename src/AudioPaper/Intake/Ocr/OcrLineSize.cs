namespace AudioPaper.Intake.Ocr;

/// <summary>Size and baseline of printed lines, judged by the boxes of their words: a word's height depends on which letters it has.</summary>
internal static class OcrLineSize
{
    // Parts of the size that letters of most typefaces have.
    private const double Ascender = 0.72;
    private const double XHeight = 0.5;
    private const double Descender = 0.21;
    private const double Hanzi = 0.92;
    private const double BelowBaseline = 0.08;

    /// <summary>Sizes that differ by less than this part are one: boxes are not exact.</summary>
    private const double SameWithin = 0.16;

    /// <summary>Size and baseline in pixels: the middle ones of the words.</summary>
    public static (double Size, double Baseline) Of(IReadOnlyList<OcrWord> words)
    {
        var size = Middle(words.Where(IsTelling).DefaultIfEmpty(words[0]).Select(SizeOf));
        return (size, Middle(words.Select(word => word.Bottom - (size * Below(word.Text)))));
    }

    /// <summary>For each size one that all alike share: the most frequent one takes those near it first, then the next.</summary>
    /// <param name="sizes">Each line's size and its number of letters.</param>
    public static Dictionary<double, double> Shared(IEnumerable<(double Size, int Count)> sizes)
    {
        var counts = sizes.GroupBy(line => line.Size).Select(group => (Size: group.Key, Count: group.Sum(line => line.Count))).ToList();
        var shared = new Dictionary<double, double>();
        foreach (var (size, _) in counts.OrderByDescending(line => line.Count).ThenBy(line => line.Size))
        {
            shared[size] = shared.Values.Distinct().Where(known => Math.Abs(known - size) < SameWithin * known).OrderBy(known => Math.Abs(known - size)).FirstOrDefault(size);
        }

        return shared;
    }

    /// <summary>Dots and dashes tell nothing of the size.</summary>
    private static bool IsTelling(OcrWord word) => word.Text.Any(char.IsLetterOrDigit);

    private static double SizeOf(OcrWord word) => word.Height / (IsWide(word.Text) ? Hanzi : Above(word.Text) + Below(word.Text));

    private static double Above(string text) => text.Any(c => char.IsUpper(c) || char.IsDigit(c) || "bdfhklti!?\"“”‘’'()[]/&$%".Contains(c)) ? Ascender : XHeight;

    private static double Below(string text) => IsWide(text) ? BelowBaseline : text.Any(c => "gjpqyQ()[]/".Contains(c)) ? Descender : text.Any(c => ",;".Contains(c)) ? Descender / 2 : 0;

    private static bool IsWide(string text) => text.Any(c => c >= '\u2E80');

    private static double Middle(IEnumerable<double> values) => values.Order().ToList() is var sorted ? sorted[sorted.Count / 2] : 0;
}

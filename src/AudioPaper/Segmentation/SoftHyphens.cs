namespace AudioPaper.Segmentation;

/// <summary>
/// Mends lines that an export broke at every soft hyphen, whether the printed line ends there or not; pdftotext does so. A hyphen that is
/// printed then follows on a line of its own. Other programs write a soft hyphen only where a line ends: their lines stay.
/// </summary>
internal static class SoftHyphens
{
    private const char SoftHyphen = '\u00AD';

    /// <summary>Lines that end where the column does are about as wide as the wide ones; those that were broken are not.</summary>
    private const double MostOfWide = 0.75;

    /// <summary>No line grows wider than this part of the wide ones.</summary>
    private const double Widest = 1.6;

    /// <summary>The lines with broken ones put together.</summary>
    public static List<PageLine> Mend(List<PageLine> page)
    {
        var broken = page.Where(IsBroken).Select(line => line.Width).Order().ToList();
        if (broken.Count == 0)
        {
            return page;
        }

        var wide = page.Select(line => line.Width).Order().ElementAt(page.Count * 3 / 4);
        if (broken[broken.Count / 2] > MostOfWide * wide && !Enumerable.Range(1, page.Count - 1).Any(i => IsBroken(page[i - 1]) && IsHyphen(page[i])))
        {
            return page;
        }

        var lines = new List<PageLine>(page.Count);
        foreach (var line in page)
        {
            var goesOn = lines.Count > 0 && IsBroken(lines[^1]) && !line.AfterBlank && lines[^1].Width + line.Width <= Widest * wide
                && (IsHyphen(line) || char.IsLower(line.Text.Text[0]));
            if (goesOn)
            {
                lines[^1] = lines[^1].With(SpannedText.Join("", [lines[^1].Text.Slice(0, lines[^1].Text.Text.Length - 1), line.Text]));
            }
            else
            {
                lines.Add(line);
            }
        }

        return lines;
    }

    private static bool IsBroken(PageLine line) => line.SizePt == 0 && line.Text.Text.Length > 1 && line.Text.Text[^1] == SoftHyphen;

    private static bool IsHyphen(PageLine line) => line.Text.Text is "-" or "\u2010";
}

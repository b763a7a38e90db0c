namespace AudioPaper.Segmentation;

/// <summary>How wide full lines are at each place of a page: columns of one article are as wide as each other, those of the next may differ.</summary>
internal static class Measures
{
    /// <summary>Lines before and after that are looked at.</summary>
    private const int Reach = 7;

    /// <summary>Full Chinese lines differ by punctuation that is set closer.</summary>
    private const int Difference = 2;

    /// <summary>For each line the width (in Latin letters) that most lines around it have; of two as frequent the wider one.</summary>
    public static int[] Of(IReadOnlyList<PageLine> lines)
    {
        var measures = new int[lines.Count];
        for (var i = 0; i < lines.Count; i++)
        {
            var (from, to) = (Math.Max(0, i - Reach), Math.Min(lines.Count, i + Reach + 1));
            var best = (Count: 0, Width: 0);
            for (var j = from; j < to; j++)
            {
                var width = lines[j].Width;
                // Latin lines of one measure differ more, by the widths of their letters.
                var difference = Writing.IsMainlyChinese(lines[j].Text.Text) ? Difference : width / 8;
                var count = 0;
                for (var k = from; k < to; k++)
                {
                    count += Math.Abs(lines[k].Width - width) <= difference ? 1 : 0;
                }

                best = count > best.Count || (count == best.Count && width > best.Width) ? (count, width) : best;
            }

            measures[i] = best.Width;
        }

        return measures;
    }
}

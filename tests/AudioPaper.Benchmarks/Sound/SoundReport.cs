using System.Globalization;
using System.Text;

namespace AudioPaper.Benchmarks.Sound;

/// <summary>Writes what was measured: a table in Markdown and a picture in SVG. Names hold no markup.</summary>
internal static class SoundReport
{
    /// <summary>The table.</summary>
    public static string Markdown(IReadOnlyList<Measured> rows)
    {
        var text = new StringBuilder("| | times the baseline | lowest to highest | at most | |\n|---|---|---|---|---|\n");
        foreach (var row in rows)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"| {row.Name} | {row.Ratio:0.00} | {row.Lowest:0.00} to {row.Highest:0.00} | {(row.Bound is { } bound ? bound.ToString("0.00", CultureInfo.InvariantCulture) : "")} | {(row.Bound is null ? "" : row.Holds ? "holds" : "missed")} |\n");
        }

        return text.ToString();
    }

    /// <summary>A bar for each row, with a mark at its bound.</summary>
    public static string Svg(IReadOnlyList<Measured> rows)
    {
        const int Left = 300;
        const int Row = 34;
        var full = rows.Max(row => Math.Max(row.Ratio, row.Bound ?? 0)) * 1.15;
        var height = (rows.Count * Row) + 20;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 900 {height}\" font-family=\"sans-serif\" font-size=\"14\"><rect width=\"900\" height=\"{height}\" fill=\"#fff\"/>\n");
        for (var i = 0; i < rows.Count; i++)
        {
            var (row, top) = (rows[i], 10 + (i * Row));
            var width = row.Ratio / full * (900 - Left - 60);
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 10}\" y=\"{top + 17}\" text-anchor=\"end\">{row.Name}</text>");
            svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{Left}\" y=\"{top}\" width=\"{width:0.0}\" height=\"24\" fill=\"{(row.Holds ? "#2a6f97" : "#a4161a")}\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left + width + 6:0.0}\" y=\"{top + 17}\">{row.Ratio:0.00}</text>");
            if (row.Bound is { } bound)
            {
                var mark = Left + (bound / full * (900 - Left - 60));
                svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{mark:0.0}\" y1=\"{top - 3}\" x2=\"{mark:0.0}\" y2=\"{top + 27}\" stroke=\"#000\" stroke-dasharray=\"3 2\"/>");
            }

            svg.Append('\n');
        }

        return svg.Append("</svg>\n").ToString();
    }
}

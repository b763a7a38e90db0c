using System.Globalization;
using System.Text.RegularExpressions;

namespace AudioPaper.Tests.Publishing;

/// <summary>Contrast of colours as WCAG 2.2 reckons it (1.4.3, 1.4.11).</summary>
internal static partial class Wcag
{
    /// <summary>The colours of a style by name, in its light (0) or its dark (1) list.</summary>
    public static Dictionary<string, string> Colours(string css, int mode) => Variable().Matches(ColourLists().Matches(css)[mode].Value)
        .ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);

    /// <summary>The two lists of colours of a style.</summary>
    [GeneratedRegex(@":root \{[^}]*--paper-bg[^}]*\}")]
    public static partial Regex ColourLists();

    /// <summary>Contrast ratio of two colours, 1 to 21.</summary>
    public static double Contrast(string a, string b)
    {
        var (light, dark) = (Math.Max(Luminance(a), Luminance(b)), Math.Min(Luminance(a), Luminance(b)));
        return (light + 0.05) / (dark + 0.05);
    }

    /// <summary>
    /// For a browser: all pieces of text that people see whose contrast with what is painted below them is too low, one a line; the letters
    /// that only screen readers get are left out, and marks hidden from them need the contrast of graphics.
    /// </summary>
    public const string TooPale = """
        (() => {
          const rgb = text => { const n = text.match(/[\d.]+/g).map(Number); return { c: n.slice(0, 3), a: n.length > 3 ? n[3] : 1 }; };
          const over = (top, below, alpha) => top.map((v, i) => v * alpha + below[i] * (1 - alpha));
          const luminance = c => c.map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4).reduce((s, v, i) => s + v * [0.2126, 0.7152, 0.0722][i], 0);
          const ground = e => { if (!e) return [255, 255, 255]; const { c, a } = rgb(getComputedStyle(e).backgroundColor); return a === 1 ? c : over(c, ground(e.parentElement), a); };
          const opacity = e => e ? getComputedStyle(e).opacity * opacity(e.parentElement) : 1;
          const bad = new Set();
          let seen = 0;
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const e = walker.currentNode.parentElement;
            if (!walker.currentNode.data.trim() || e.closest(".vh, script, style, [hidden]") || e.getClientRects().length === 0) continue;
            seen++;
            const style = getComputedStyle(e), below = ground(e), color = rgb(style.color);
            const [x, y] = [luminance(over(color.c, below, color.a * opacity(e))), luminance(below)].sort((p, q) => q - p);
            const ratio = (x + 0.05) / (y + 0.05), size = parseFloat(style.fontSize);
            const isLarge = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
            const least = isLarge || (e.closest("[aria-hidden=true]") && e.tagName !== "RT") ? 3 : 4.5;
            if (ratio < least) bad.add(`${e.tagName}.${e.className} ${ratio.toFixed(2)}`);
          }
          return `${seen > 20 ? "" : "only " + seen + " texts seen "}${[...bad].join("\n")}`;
        })()
        """;

    private static double Luminance(string colour)
    {
        var channels = new[] { 1, 3, 5 }.Select(i => int.Parse(colour.AsSpan(i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(value => value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4)).ToArray();
        return (0.2126 * channels[0]) + (0.7152 * channels[1]) + (0.0722 * channels[2]);
    }

    [GeneratedRegex("--([a-z0-9-]+): (#[0-9a-f]{6});")]
    private static partial Regex Variable();
}

using SkiaSharp;

namespace AudioPaper.Packaging;

/// <summary>
/// Finds a font file for covers. The drawing library brings no fonts and does not see the system's, so the folders where
/// systems keep theirs are looked through by name.
/// </summary>
internal static class CoverFont
{
    // Wanted first, names without extension; those of the first group have hanzi. A collection holds one face for each
    // region, and the face number is that of simplified Chinese.
    private static readonly (string Name, int Face)[] Wanted =
    [
        ("NotoSerifCJK-Bold", 2), ("NotoSerifCJKsc-Bold", 0), ("NotoSerifSC-Bold", 0), ("SourceHanSerif-Bold", 2), ("SourceHanSerifSC-Bold", 0),
        ("NotoSansCJK-Bold", 2), ("NotoSansCJKsc-Bold", 0), ("NotoSansSC-Bold", 0), ("SourceHanSansSC-Bold", 0),
        ("NotoSerifCJK-Regular", 2), ("NotoSansCJK-Regular", 2), ("NotoSansCJK-VF", 2), ("NotoSerifCJK-VF", 2),
        ("PingFang", 0), ("Hiragino Sans GB", 0), ("STHeiti Medium", 0), ("Songti", 0),
        ("msyhbd", 0), ("msyh", 0), ("simhei", 0), ("simsun", 0),
        ("wqy-zenhei", 0), ("wqy-microhei", 0), ("DroidSansFallbackFull", 0), ("DroidSansFallback", 0), ("uming", 0),
        ("LiberationSerif-Bold", 0), ("DejaVuSerif-Bold", 0), ("NotoSerif-Bold", 0), ("Georgia Bold", 0), ("georgiab", 0),
        ("Times New Roman Bold", 0), ("timesbd", 0), ("Arial Bold", 0), ("arialbd", 0), ("DejaVuSans-Bold", 0), ("DejaVuSans", 0),
        ("LiberationSans-Bold", 0), ("NotoSans-Bold", 0),
    ];

    private static readonly EnumerationOptions Everywhere =
        new() { RecurseSubdirectories = true, IgnoreInaccessible = true, MaxRecursionDepth = 6 };

    /// <summary>The best font for a text: the first wanted one that has all its hanzi, else the first there is.</summary>
    /// <param name="text">What will be drawn.</param>
    /// <param name="folders">Where to look; by default where this system keeps fonts.</param>
    /// <returns>The font, to be disposed, or nothing if there is none.</returns>
    public static SKTypeface? Find(string text, IReadOnlyList<string>? folders = null)
    {
        var found = (folders ?? SystemFolders())
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", Everywhere))
            .Where(path => Path.GetExtension(path).ToLowerInvariant() is ".ttf" or ".otf" or ".ttc")
            .Order(StringComparer.Ordinal)
            .GroupBy(Path.GetFileNameWithoutExtension, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(paths => paths.Key!, paths => paths.First(), StringComparer.OrdinalIgnoreCase);
        SKTypeface? first = null;
        foreach (var (name, face) in Wanted)
        {
            if (!found.TryGetValue(name, out var path) || SKTypeface.FromFile(path, face) is not { } typeface)
            {
                continue;
            }

            if (text.EnumerateRunes().All(rune => !IsHan(rune.Value) || typeface.ContainsGlyph(rune.Value)))
            {
                first?.Dispose();
                return typeface;
            }

            if (first is null)
            {
                first = typeface;
            }
            else
            {
                typeface.Dispose();
            }
        }

        return first;
    }

    /// <summary>Whether a code point is a hanzi (Unicode's blocks of unified and compatibility ideographs).</summary>
    public static bool IsHan(int codePoint) => codePoint is
        (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x323AF) or 0x3007;

    private static string[] SystemFolders()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var fonts = Environment.GetFolderPath(Environment.SpecialFolder.Fonts);
        return OperatingSystem.IsWindows()
            ? [fonts, Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "Microsoft", "Windows", "Fonts")]
            : OperatingSystem.IsMacOS()
                ? ["/System/Library/Fonts", "/Library/Fonts", Path.Combine(home, "Library", "Fonts"), "/System/Library/AssetsV2/com_apple_MobileAsset_Font7"]
                : ["/usr/share/fonts", "/usr/local/share/fonts", Path.Combine(home, ".local", "share", "fonts"), Path.Combine(home, ".fonts")];
    }
}

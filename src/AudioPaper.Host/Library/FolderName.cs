using System.Text;
using AudioPaper.Synthesis;

namespace AudioPaper.Host.Library;

/// <summary>Makes names of folders out of names that people or pages gave.</summary>
internal static class FolderName
{
    /// <summary>File systems allow 255 bytes; the rest is for what is appended.</summary>
    private const int MostBytes = 150;

    private static readonly string[] ReservedOnWindows = ["CON", "PRN", "AUX", "NUL"];

    /// <summary>
    /// A folder name for <paramref name="name"/>: the name itself when every system allows it, else its allowed characters and a
    /// short hash, so that two names never share a folder.
    /// </summary>
    public static string Of(string name)
    {
        var safe = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
        {
            if (Encoding.UTF8.GetByteCount(safe.ToString()) > MostBytes - 4)
            {
                break;
            }

            safe.Append(IsAllowed(rune) ? rune.ToString() : "_");
        }

        var result = safe.ToString().Trim(' ', '.');
        result = result.Length == 0 || IsReservedOnWindows(result) ? "_" + result : result;
        return result == name ? result : $"{result}~{ClipStore.NameOf(name)[..8]}";
    }

    /// <summary>Devices, with whatever ending: <c>con</c>, <c>COM7.txt</c>.</summary>
    private static bool IsReservedOnWindows(string name)
    {
        var stem = name.Split('.')[0].TrimEnd().ToUpperInvariant();
        return ReservedOnWindows.Contains(stem) || (stem is ['C', 'O', 'M', _] or ['L', 'P', 'T', _] && char.IsDigit(stem[3]));
    }

    private static bool IsAllowed(Rune rune) =>
        rune != Rune.ReplacementChar && !Rune.IsControl(rune) && Rune.GetUnicodeCategory(rune) is not System.Globalization.UnicodeCategory.Format
            && !(rune.IsAscii && "/\\:*?\"<>|~".Contains((char)rune.Value));
}

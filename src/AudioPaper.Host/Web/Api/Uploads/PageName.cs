using AudioPaper.Host.Library;

namespace AudioPaper.Host.Web.Api.Uploads;

/// <summary>Names for files that somebody sends: what stands there is only ever a name, and of bounded length.</summary>
internal static class PageName
{
    private const int LongestEnding = 8;
    private const int LongestName = 300;

    /// <summary>A name that no other file of the upload has, made of the one given: its last part, with what no file system forbids; the ending is kept.</summary>
    /// <param name="given">The name given; null for none.</param>
    /// <param name="number">Which file of the upload it is, from 1.</param>
    /// <param name="taken">Names there are, whatever their case.</param>
    public static string Of(string? given, int number, ISet<string> taken)
    {
        var last = (given ?? "").Split('/', '\\')[^1].Trim();
        // Cut before it is looked at letter by letter; the ending is behind the last dot.
        var dot = last.LastIndexOf('.');
        var ending = dot > 0 && last.Length - dot - 1 is > 0 and <= LongestEnding && last[(dot + 1)..].All(char.IsAsciiLetterOrDigit) ? last[dot..] : "";
        var stem = last[..(last.Length - ending.Length)];
        stem = stem.Length > LongestName ? stem[..(char.IsHighSurrogate(stem[LongestName - 1]) ? LongestName - 1 : LongestName)] : stem;
        stem = stem.Trim(' ', '.').Length == 0 ? $"page{number}" : FolderName.Of(stem);
        var name = stem + ending;
        for (var again = 2; taken.Contains(name); again++)
        {
            name = $"{stem} ({again}){ending}";
        }

        taken.Add(name);
        return name;
    }
}

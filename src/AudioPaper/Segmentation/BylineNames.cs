using System.Collections.Immutable;

namespace AudioPaper.Segmentation;

/// <summary>Finds the names in lines that are known to be a byline, whatever else stands in them: roles, places, departments, addresses.</summary>
internal static class BylineNames
{
    /// <summary>The names, in order, without roles.</summary>
    /// <param name="lines">The lines of the byline.</param>
    /// <param name="isSignature">Whether they stand below the article.</param>
    public static ImmutableArray<string> In(IReadOnlyList<string> lines, bool isSignature = false)
    {
        lines = [.. lines.Where(line => line.Trim().Length > 0 && (Writing.IsMainlyChinese(line) || !LeadIns.IsDateline(line)))];
        if (lines.Count == 0)
        {
            return [];
        }

        var text = string.Join(' ', lines);
        var names = !Writing.IsMainlyChinese(text) ? (isSignature ? LatinNames.InSignature(lines) : LatinNames.In(lines))
            : ChineseNames.In(text) is { Names.Length: > 0 } all ? all.Names
            : lines.SelectMany(line => ChineseNames.In(line).Names);
        return [.. names.Distinct()];
    }

    /// <summary>The names in a lead-in; English ones (LONDON —) hold none.</summary>
    public static ImmutableArray<string> InLeadIn(string lead) => Writing.IsMainlyChinese(lead) ? ChineseNames.InLeadIn(lead) : [];
}

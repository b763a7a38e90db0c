using AudioPaper.Segmentation.Skipping;

namespace AudioPaper.Segmentation.Labelling;

/// <summary>Patterns in the words of a line.</summary>
internal static class LineMarks
{
    /// <summary>Patterns that a line shows.</summary>
    public static IEnumerable<string> Of(IReadOnlyList<PageLine> page, int i)
    {
        var text = page[i].Text.Text;
        if (LeadIns.StartsAt(text))
        {
            yield return "lead-in";
        }

        if (LeadIns.IsByline(text))
        {
            yield return "byline";
        }
        else if (LeadIns.IsRoleBelow(text))
        {
            yield return "role";
        }

        if (i < 4 || page[i - 4].Page != page[i].Page)
        {
            yield return "top";
        }

        if (i + 4 >= page.Count || page[i + 4].Page != page[i].Page)
        {
            yield return "bottom";
        }

        if (text.Any(char.IsAsciiDigit))
        {
            yield return text.Count(char.IsAsciiDigit) * 3 > text.Length ? "figures" : "figure";
        }

        if (Advertisements.IsOffer(text))
        {
            yield return "offer";
        }

        if (IsPersonName(text))
        {
            yield return "name";
        }
    }

    /// <summary>How many lines, up to eight, an advertisement's label stands above; 0 for none.</summary>
    public static int SinceLabel(IReadOnlyList<SkipReason?> reasons, int i)
    {
        for (var distance = 1; distance <= 8 && i - distance >= 0; distance++)
        {
            if (reasons[i - distance] == SkipReason.Advertisement)
            {
                return distance <= 2 ? distance : distance <= 4 ? 4 : 8;
            }

            if (reasons[i - distance] is not null)
            {
                return 0;
            }
        }

        return 0;
    }

    private static bool IsPersonName(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is 2 or 3 ? Array.TrueForAll(words, word => char.IsUpper(word[0]) && word.Skip(1).All(c => char.IsLower(c) || c is '.' or '’' or '-' || char.IsUpper(c)))
            : words.Length == 1 && Surnames.IsName(text);
    }
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace AudioPaper.Host.Web.Speakers.Alexa;

/// <summary>Finds the article that somebody means by a few words of its title.</summary>
internal static class TitleSearch
{
    // Half of the titles have them.
    private static readonly HashSet<string> Common = new(StringComparer.Ordinal) { "a", "about", "an", "and", "at", "for", "in", "of", "on", "the", "to", "with" };

    /// <summary>The article with most of the words in its title; null when none has half of them.</summary>
    /// <param name="tracks">The articles.</param>
    /// <param name="words">The words.</param>
    public static SkillTrack? Find(ImmutableArray<SkillTrack> tracks, string words)
    {
        var wanted = PartsOf(words);
        return wanted.Count == 0 ? null : tracks.Select(track => (Track: track, Count: PartsOf(track.Title).Count(wanted.Contains)))
            .Where(found => found.Count * 2 >= wanted.Count).OrderByDescending(found => found.Count).Select(found => found.Track).FirstOrDefault();
    }

    // Words of letters; of Chinese, which has no spaces, pairs of characters.
    private static HashSet<string> PartsOf(string text)
    {
        var (parts, word, before) = (new HashSet<string>(StringComparer.Ordinal), new StringBuilder(), "");
        foreach (var rune in text.ToLower(CultureInfo.InvariantCulture).EnumerateRunes().Append(new Rune(' ')))
        {
            var isIdeograph = Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherLetter;
            if (Rune.IsLetterOrDigit(rune) && !isIdeograph)
            {
                word.Append(rune.ToString());
            }
            else if (word.Length > 0)
            {
                parts.Add(word.ToString());
                word.Clear();
            }

            if (isIdeograph && before.Length > 0)
            {
                parts.Add(before + rune);
            }

            before = isIdeograph ? rune.ToString() : "";
        }

        parts.ExceptWith(Common);
        return parts;
    }
}

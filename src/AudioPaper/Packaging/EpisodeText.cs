using System.Text;
using AudioPaper.Stitching;

namespace AudioPaper.Packaging;

/// <summary>The issue as a page of text, for what players show as lyrics: each headline with the first sentences below it.</summary>
public static class EpisodeText
{
    /// <summary>Most characters of all together: a tag is read whole before a player plays.</summary>
    public const int CharacterLimit = 60_000;

    private const int TitleCharacterLimit = 300;
    private const int LedeCharacterLimit = 240;

    /// <summary>Titles and ledes of all chapters, an empty line between articles, sections as lines of their own.</summary>
    /// <param name="recording">Chapters and cues. A lede ends with a sentence, or in “…” when its first one is too long.</param>
    /// <returns>The text, lines ending in <c>\n</c>; where it would pass the limit, titles alone, then fewer of them and “…”.</returns>
    public static string Of(Recording recording)
    {
        var whole = Of(recording, hasLedes: true);
        whole = whole.Length <= CharacterLimit ? whole : Of(recording, hasLedes: false);
        return whole.Length <= CharacterLimit ? whole : whole[..whole.LastIndexOf('\n', CharacterLimit - 2)] + "\n…";
    }

    private static string Of(Recording recording, bool hasLedes)
    {
        var text = new StringBuilder();
        var section = "";
        var cue = 0;
        foreach (var chapter in recording.Chapters)
        {
            var own = PlainText.OneLine(chapter.Section ?? "");
            if (own != section && own.Length > 0)
            {
                text.Append('【').Append(Shortened(own, TitleCharacterLimit)).Append("】\n");
            }

            section = own;
            var title = PlainText.OneLine(chapter.Title);
            text.Append(Shortened(title, TitleCharacterLimit)).Append('\n');
            for (; cue < recording.Cues.Length && recording.Cues[cue].Start < chapter.Start; cue++)
            {
            }

            if (hasLedes && Lede(recording, ref cue, chapter, title) is { Length: > 0 } lede)
            {
                text.Append(lede).Append('\n');
            }

            text.Append(hasLedes ? "\n" : "");
        }

        return text.ToString().Trim('\n');
    }

    // The first cues of an article say its title again.
    private static string Lede(Recording recording, ref int cue, Chapter chapter, string title)
    {
        var lede = "";
        for (; cue < recording.Cues.Length && recording.Cues[cue].Start < chapter.End; cue++)
        {
            var sentence = PlainText.OneLine(recording.Cues[cue].Text);
            if (lede.Length == 0 && (sentence.Length == 0 || title.Contains(sentence, StringComparison.Ordinal)))
            {
                continue;
            }

            if (lede.Length == 0)
            {
                lede = Shortened(sentence, LedeCharacterLimit);
            }
            else if (lede.Length + sentence.Length >= LedeCharacterLimit)
            {
                break;
            }
            else
            {
                lede += char.IsAscii(lede[^1]) && char.IsAscii(sentence.FirstOrDefault('a')) ? " " + sentence : sentence;
            }
        }

        return lede;
    }

    private static string Shortened(string text, int limit) => text.Length <= limit ? text
        : PlainText.OneLine(text[..(char.IsHighSurrogate(text[limit - 2]) ? limit - 2 : limit - 1)]) + "…";
}

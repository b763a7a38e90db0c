using System.Text.RegularExpressions;

namespace AudioPaper.Segmentation;

/// <summary>Gives notes of the editor (编者按), which stand in a frame of their own, to the article that they introduce.</summary>
internal static partial class EditorsNotes
{
    /// <summary>A note has this many paragraphs at most.</summary>
    private const int MostParagraphs = 3;

    /// <summary>Whether a paragraph is a note of the editor, by its first word.</summary>
    public static bool IsNote(string paragraph) => Opening().IsMatch(Traditional.ToSimplified(paragraph[..Math.Min(paragraph.Length, 12)]));

    /// <summary>The stories, in order, with notes at the beginning of theirs: the one that stands around the note, else the next with head lines on the page.</summary>
    public static List<Story> Join(List<Story> stories)
    {
        var joined = stories.ToList();
        foreach (var note in stories.Where(story => story is { Heads.Count: 0, Bylines.Count: 0, ParagraphCount: > 0 and <= MostParagraphs, ComesFrom: null, GoesOn: null } && IsNote(story.Paragraphs[0].Text)))
        {
            var place = joined.IndexOf(note);
            var before = place > 0 ? joined[place - 1] : null;
            var owner = before is { Heads.Count: > 0 } && before.Page == note.Page && before.StandsAround(note) ? before
                : place + 1 < joined.Count && joined[place + 1] is { Heads.Count: > 0 } after && after.Page == note.Page ? after : null;
            if (owner is not null)
            {
                owner.BeginWith(note);
                joined.Remove(note);
            }
        }

        return joined;
    }

    [GeneratedRegex(@"^\s*[【\[（(]?\s*(?:编者(?:按语?|的话|手记)|编辑手记|开栏的?话|按语|编按|(?i:editor[’']s note))\s*[】\]）)：:　 ]", RegexOptions.CultureInvariant)]
    private static partial Regex Opening();
}

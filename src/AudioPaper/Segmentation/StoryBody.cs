using System.Collections.Immutable;

namespace AudioPaper.Segmentation;

/// <summary>The running text of a story with the names in it told apart.</summary>
/// <param name="LeadIn">What stands before the first words (本报讯（记者 …）, LONDON —), spaces as printed, or null.</param>
/// <param name="Paragraphs">The paragraphs, cleaned, none empty.</param>
/// <param name="Signature">What stands in brackets behind the last words, or null.</param>
/// <param name="Bylines">The lines of names above and below.</param>
internal sealed record StoryBody(SpannedText? LeadIn, ImmutableArray<SpannedText> Paragraphs, SpannedText? Signature, ImmutableArray<BylineLines> Bylines)
{
    /// <summary>A lead-in may stand in paragraphs of its own: 新华社…电 on one line, （记者 张三） on the next.</summary>
    private const int MostLeadParagraphs = 3;

    /// <summary>Takes a story apart; each of its characters goes to one place.</summary>
    public static StoryBody Of(Story story)
    {
        var printed = story.Paragraphs.ToList();
        var bylines = BylinesOf(story, printed);
        // A note of the editor stands before the lead-in.
        var first = printed.Count > 1 && EditorsNotes.IsNote(printed[0].Text) ? 1 : 0;
        var length = Merge(printed, first);
        var lead = length == 0 ? null : printed[first].Slice(0, length).Trim();
        if (length > 0)
        {
            printed[first] = printed[first].Slice(length).Trim();
        }

        printed.RemoveAll(paragraph => LineJoining.Clean(paragraph).Text.Length == 0);
        var signature = CutSignature(printed);
        return new StoryBody(lead, [.. printed.Select(LineJoining.Clean).Where(paragraph => paragraph.Text.Length > 0)], signature, bylines);
    }

    /// <summary>Makes one paragraph of the first ones as far as each is a lead-in and nothing else; returns the length of the lead-in.</summary>
    private static int Merge(List<SpannedText> printed, int first)
    {
        var length = printed.Count <= first ? 0 : LeadIns.LengthIn(printed[first].Text);
        for (var i = 1; i < MostLeadParagraphs && length > 0 && length == printed[first].Text.Length && printed.Count > first + 1; i++)
        {
            printed[first] = SpannedText.Join(" ", [printed[first], printed[first + 1]]);
            printed.RemoveAt(first + 1);
            length = LeadIns.LengthIn(printed[first].Text);
        }

        return length;
    }

    /// <summary>Cuts the signature off the last paragraph.</summary>
    private static SpannedText? CutSignature(List<SpannedText> printed)
    {
        var length = printed.Count == 0 ? 0 : Signatures.LengthIn(printed[^1].Text);
        if (length == 0)
        {
            return null;
        }

        var signature = printed[^1].Slice(printed[^1].Text.Length - length).Trim();
        printed[^1] = printed[^1].Slice(0, printed[^1].Text.Length - length).Trim();
        if (printed[^1].Text.Length == 0)
        {
            printed.RemoveAt(printed.Count - 1);
        }

        return signature;
    }

    /// <summary>
    /// The lines of names. Lines that turn out to begin or to end a paragraph go there: a place of filing, a lead-in whose bracket
    /// closes in the paragraph, the end of the last sentence before a signature.
    /// </summary>
    private static ImmutableArray<BylineLines> BylinesOf(Story story, List<SpannedText> printed)
    {
        var bylines = ImmutableArray.CreateBuilder<BylineLines>();
        foreach (var fragment in story.Bylines)
        {
            var lines = fragment.Lines.Select(line => line.Text).ToList();
            var isSignature = printed.Count > 0 && story.StandsBelow(fragment);
            var below = printed.FindIndex(paragraph => Story.StandsBelow(paragraph, fragment));
            if (below >= 0 && below <= 1)
            {
                var first = lines.FindLastIndex(line => LeadIns.IsDateline(line.Text) || LeadIns.IsOpenIn(line.Text)) is var last && last == lines.Count - 1 ? last : lines.Count;
                isSignature &= first == lines.Count;
                printed[below] = LineJoining.Join([.. lines.Skip(first), printed[below]]);
                lines.RemoveRange(first, lines.Count - first);
            }
            else if (isSignature && story.Bylines.Count == 1 && !Writing.EndsSentence(printed[^1].Text) && Signatures.LengthBefore(lines[0].Text) is > 0 and var length)
            {
                printed[^1] = LineJoining.Join([printed[^1], lines[0].Slice(0, length)]);
                lines[0] = lines[0].Slice(length).Trim();
            }

            if (lines.Count > 0)
            {
                bylines.Add(new BylineLines(LineJoining.Join(lines), [.. lines.Select(line => line.Text)], isSignature));
            }
        }

        return bylines.ToImmutable();
    }
}

/// <summary>A byline above or below its article.</summary>
/// <param name="Text">All of it, its lines joined.</param>
/// <param name="Lines">Its lines.</param>
/// <param name="IsSignature">Whether it stands below.</param>
internal sealed record BylineLines(SpannedText Text, ImmutableArray<string> Lines, bool IsSignature);

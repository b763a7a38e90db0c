using System.Text;
using AudioPaper.Pronunciation;
using AudioPaper.Voices.Web;

namespace AudioPaper.Voices.OpenAi;

/// <summary>What is said as plain text: hanzi with figures already put into words, English between spaces, stops as marks. The protocol has no readings.</summary>
internal static class OpenAiText
{
    /// <summary>The text of parts.</summary>
    public static string Of(IReadOnlyList<SpokenPart> parts)
    {
        var text = new StringBuilder();
        SpokenPart? before = null;
        foreach (var part in parts)
        {
            if (part.Kind == PartKind.Stop)
            {
                text.Append(StopMarks.Of(part, before));
            }
            else
            {
                if (before is not null and not { Kind: PartKind.Stop } && (IsLatin(part) || IsLatin(before)))
                {
                    text.Append(' ');
                }

                text.Append(part.Text);
            }

            before = part;
        }

        return text.ToString().Trim();
    }

    private static bool IsLatin(SpokenPart part) => part.Kind is PartKind.English or PartKind.Letters;
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using AudioPaper.Pronunciation;
using AudioPaper.Voices.Web;

namespace AudioPaper.Voices.Azure;

/// <summary>Writes what one call says as SSML 1.0 with Azure's <c>mstts</c> elements. Every text is escaped here; nothing of a page can be markup.</summary>
/// <param name="voice">The voice.</param>
/// <param name="pace">How many times as fast as by itself it speaks, 0.5 to 2.</param>
/// <param name="settings">Which readings are told.</param>
internal sealed class SsmlWriter(AzureVoiceName voice, double pace, AzureSettings settings)
{
    /// <summary>A hanzi that is read so in at least this share of its words is read so by Azure, too.</summary>
    private const double UsualShare = 0.95;

    /// <summary>The document.</summary>
    /// <param name="parts">What is said.</param>
    /// <param name="tellsIpa">Whether sounds of English words are told where they are known.</param>
    public string Write(ImmutableArray<SpokenPart> parts, bool tellsIpa) =>
        $"<speak version=\"1.0\" xmlns=\"http://www.w3.org/2001/10/synthesis\" xmlns:mstts=\"https://www.w3.org/2001/mstts\" xml:lang=\"{voice.Locale}\">"
        + $"<voice name=\"{voice.Name}\">{Content(parts, tellsIpa)}</voice></speak>";

    /// <summary>What stands inside <c>voice</c>: that, markup included, is what Azure counts.</summary>
    public string Content(ImmutableArray<SpokenPart> parts, bool tellsIpa)
    {
        var xml = new StringBuilder();
        SpokenPart? before = null;
        foreach (var part in parts)
        {
            if (before is not null and not { Kind: PartKind.Stop } && part.Kind != PartKind.Stop && (IsLatin(part) || IsLatin(before)))
            {
                xml.Append(' ');
            }

            Append(xml, part, before, tellsIpa);
            before = part;
        }

        var content = xml.ToString().TrimEnd();
        if (pace is < 0.995 or > 1.005)
        {
            content = string.Create(CultureInfo.InvariantCulture, $"<prosody rate=\"{(pace - 1) * 100:+0;-0}%\">{content}</prosody>");
        }

        return voice.Style is null ? content : $"<mstts:express-as style=\"{voice.Style}\">{content}</mstts:express-as>";
    }

    private void Append(StringBuilder xml, SpokenPart part, SpokenPart? before, bool tellsIpa)
    {
        switch (part.Kind)
        {
            case PartKind.Mandarin when IsTold(part) && SapiPinyin.Spell(part) is { } phones:
                Phoneme(xml, "sapi", phones, part.Text);
                break;
            case PartKind.English when part.Ipa is not null && tellsIpa && voice.TakesPhonemes:
                Phoneme(xml, "ipa", part.Ipa, part.Text);
                break;
            // A small s behind capitals is their plural, no letter.
            case PartKind.Letters when part.Text is not [.., >= 'A' and <= 'Z', 's']:
                xml.Append("<say-as interpret-as=\"characters\">").AppendEscaped(part.Text).Append("</say-as>");
                break;
            case PartKind.Stop:
                xml.Append(StopMarks.Of(part, before));
                break;
            default:
                xml.AppendEscaped(part.Text);
                break;
        }
    }

    private static bool IsLatin(SpokenPart part) => part.Kind is PartKind.English or PartKind.Letters;

    private bool IsTold(SpokenPart part) => settings.TellsReadings && voice.TakesPinyin
        && (settings.CommonReadings?.Value is not { } common || part.Text.Length != part.Syllables.Length
            || part.Syllables.Where((syllable, i) => common.ShareOf(part.Text[i], syllable) < UsualShare).Any());

    private static void Phoneme(StringBuilder xml, string alphabet, string phones, string text) =>
        xml.Append("<phoneme alphabet=\"").Append(alphabet).Append("\" ph=\"").AppendEscaped(phones).Append("\">").AppendEscaped(text).Append("</phoneme>");
}

using System.Collections.Immutable;
using AudioPaper.Chunking;
using AudioPaper.Normalization;
using AudioPaper.Normalization.Lexicons;
using AudioPaper.Pronunciation;
using AudioPaper.Segmentation;

namespace AudioPaper.Voices.Calibration;

/// <summary>The passage on which the voices of a language are heard and measured (<c>voices/samples/</c>).</summary>
/// <param name="Language"><c>zh-CN</c> or <c>en</c>.</param>
/// <param name="Text">A sentence a line.</param>
/// <param name="Utterances">What is said.</param>
public sealed record AuditionPassage(string Language, string Text, ImmutableArray<Utterance> Utterances)
{
    /// <summary>
    /// How long our offline voice speaks the passage, silences at the ends of its sentences left out. It reads Mandarin at 4.6 syllables a second and English
    /// at 172 words a minute, the pace of news, and the other voices are brought to it. Measured with espeak-ng 1.51.
    /// </summary>
    public double OfflineSeconds => Language == "en" ? OfflineEnglishSeconds : OfflineMandarinSeconds;

    internal const double OfflineMandarinSeconds = 35.81, OfflineEnglishSeconds = 34.65;

    /// <summary>Reads the passage of a language.</summary>
    /// <param name="folder">The folder <c>voices/samples</c> of the program.</param>
    /// <param name="language">A BCP 47 tag; every Chinese one is <c>zh-CN</c> here, every other one <c>en</c>.</param>
    /// <param name="pronouncer">Works out how it is said.</param>
    public static AuditionPassage Read(string folder, string language, Pronouncer pronouncer)
    {
        ArgumentNullException.ThrowIfNull(language);
        var known = language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? "zh-CN" : "en";
        return Of(known, File.ReadAllText(Path.Combine(folder, known + ".txt")), pronouncer);
    }

    /// <summary>A passage of one's own.</summary>
    /// <param name="language"><c>zh-CN</c> or <c>en</c>.</param>
    /// <param name="text">Its sentences, a line each.</param>
    /// <param name="pronouncer">Works out how it is said.</param>
    public static AuditionPassage Of(string language, string text, Pronouncer pronouncer)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(pronouncer);
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new AuditionPassage(language, text, [.. lines.SelectMany((line, i) =>
        {
            var passage = ScriptComposition.PassageOf(PassageRole.Paragraph, SpannedText.Made(line), language, Lexicon.Empty);
            return UtteranceSplitter.Split(i, passage, pronouncer.Pronounce(passage));
        })]);
    }
}

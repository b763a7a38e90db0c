using AudioPaper.Pronunciation;

namespace AudioPaper.Voices.Web;

/// <summary>Stops as marks of the script they stand in.</summary>
internal static class StopMarks
{
    /// <summary>The mark for a stop: full-width behind hanzi, else ASCII with a space.</summary>
    /// <param name="stop">The stop.</param>
    /// <param name="before">The part before it; null at the beginning.</param>
    public static string Of(SpokenPart stop, SpokenPart? before) => before?.Kind is PartKind.English or PartKind.Letters
        ? stop.Text + " "
        : stop.Text switch { "," => "，", "." => "。", ";" => "；", ":" => "：", "?" => "？", "!" => "！", _ => "，" };
}

using AudioPaper.Synthesis;

namespace AudioPaper.Host.Commands;

/// <summary>What <c>narrate</c> was asked for.</summary>
/// <param name="Inputs">Files, folders and addresses of the web.</param>
/// <param name="Library">Path of the library.</param>
/// <param name="Newspaper">Name of the newspaper, when it is not to be taken from the page.</param>
/// <param name="Date">Date, when it is not to be taken from the page.</param>
/// <param name="Edition">Label of the edition; empty for the only one.</param>
/// <param name="Voice">The voice that speaks everything; null for the newspaper's.</param>
/// <param name="Formats">Names of the formats; empty for those the issue was made in before.</param>
/// <param name="PublicUrl">Address of the library on the web; null when it has none yet.</param>
/// <param name="Json">Whether standard output gets the report as JSON.</param>
/// <param name="AllowsPrivate">Whether addresses of the web may lead into private networks.</param>
internal sealed record NarrateRequest(
    IReadOnlyList<string> Inputs, string Library, string? Newspaper, DateOnly? Date, string Edition, VoiceId? Voice, IReadOnlyList<string> Formats, Uri? PublicUrl, bool Json, bool AllowsPrivate)
{
    /// <summary>Loudness in LUFS; null for that of the newspaper's settings.</summary>
    public int? LoudnessLufs { get; init; }

    /// <summary>Folder of installed voices; null for the usual one.</summary>
    public string? VoicesFolder { get; init; }

    /// <summary>Whether what fell back to another voice is spoken again by the one asked for.</summary>
    public bool Upgrades { get; init; }

    /// <summary>Whether nothing is made, and only the cost told.</summary>
    public bool IsDryRun { get; init; }
}

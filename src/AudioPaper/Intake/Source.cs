namespace AudioPaper.Intake;

/// <summary>One file of an issue, decoded.</summary>
/// <param name="Name">File name without folders, for messages and the report.</param>
/// <param name="Text">Its whole text, byte order mark removed, otherwise as it came. Form feeds separate pages.</param>
public sealed record Source(string Name, string Text);

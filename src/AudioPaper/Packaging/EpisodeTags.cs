namespace AudioPaper.Packaging;

/// <summary>What an episode's file says about itself, besides its chapters.</summary>
/// <param name="Title">Title of the episode, any text.</param>
/// <param name="Newspaper">Name of the newspaper: artist and album at once.</param>
/// <param name="Date">Date of the issue.</param>
/// <param name="Language">Language of the issue as a BCP 47 tag, e.g. <c>zh-CN</c>.</param>
/// <param name="Description">A few lines about the issue; may be empty.</param>
/// <param name="CoverJpeg">The cover as JPEG; may be empty.</param>
public sealed record EpisodeTags(
    string Title, string Newspaper, DateOnly Date, string Language, string Description, ReadOnlyMemory<byte> CoverJpeg);

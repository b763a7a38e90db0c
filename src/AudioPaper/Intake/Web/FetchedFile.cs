namespace AudioPaper.Intake.Web;

/// <summary>What an address gave.</summary>
/// <param name="Address">Where it was found, after redirects.</param>
/// <param name="Bytes">The body, unpacked.</param>
/// <param name="Charset">The encoding that the server says it is in, or null.</param>
internal sealed record FetchedFile(Uri Address, byte[] Bytes, string? Charset);

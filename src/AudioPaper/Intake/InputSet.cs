namespace AudioPaper.Intake;

/// <summary>The files that were given together: a folder or a zip file. Nothing outside can be named through it.</summary>
/// <param name="Names">Their names with folders, <c>/</c> between them, seen from the folder or the root of the zip file.</param>
/// <param name="Read">The bytes of one of <paramref name="Names"/>.</param>
internal sealed record InputSet(IReadOnlyCollection<string> Names, Func<string, byte[]> Read)
{
    /// <summary>No files.</summary>
    public static InputSet Empty { get; } = new([], _ => throw new InvalidOperationException("The set has no files."));
}

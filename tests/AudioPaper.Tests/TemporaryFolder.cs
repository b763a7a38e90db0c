namespace AudioPaper.Tests;

/// <summary>A folder that is gone when the test is over.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("audiopaper-test-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public IEnumerable<string> Names => Directory.EnumerateFileSystemEntries(Path).Select(System.IO.Path.GetFileName).Order()!;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

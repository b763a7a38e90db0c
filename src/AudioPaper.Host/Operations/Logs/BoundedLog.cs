namespace AudioPaper.Host.Operations.Logs;

/// <summary>A log file of bounded size: when it is full it becomes <c>NAME.1.jsonl</c>, in the place of an older one, and another begins.</summary>
/// <param name="folder">Its folder, which exists.</param>
/// <param name="name">Its name without ending.</param>
/// <param name="mostBytes">When it is full.</param>
internal sealed class BoundedLog(string folder, string name, long mostBytes)
{
    private readonly string path = Path.Combine(folder, name + ".jsonl");

    /// <summary>Adds a line. Several processes may do so: each line is one write at the end of the file.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Append(byte[] line)
    {
        using (var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0))
        {
            file.Write(line);
            if (file.Position < mostBytes)
            {
                return;
            }
        }

        File.Move(path, Path.Combine(folder, name + ".1.jsonl"), overwrite: true);
    }
}

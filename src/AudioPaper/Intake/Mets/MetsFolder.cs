namespace AudioPaper.Intake.Mets;

/// <summary>METS files in folders, and the files that they may point to.</summary>
internal static class MetsFolder
{
    private const int HeadBytes = 8192;

    /// <summary>An issue has some hundred files; a METS file that lies in a folder of everything finds its pages among so many.</summary>
    private const int MostFiles = 20_000;

    /// <summary>Folders of links lead anywhere, so they are not entered.</summary>
    private static readonly EnumerationOptions Inside = new()
    {
        RecurseSubdirectories = true, MaxRecursionDepth = 4, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden | FileAttributes.System,
    };

    /// <summary>Whether a file is METS, by its beginning.</summary>
    public static bool IsMets(string path)
    {
        if (!path.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        try
        {
            using var file = File.OpenRead(path);
            var head = new byte[HeadBytes];
            var count = file.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false);
            return FormatRecognition.Recognise(head[..count], path) == SourceFormat.Mets;
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            // Whoever reads it says so.
            return false;
        }
    }

    /// <summary>The XML files in the folder of a METS file and in the folders inside it.</summary>
    public static InputSet Around(string path, CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var names = Directory.EnumerateFiles(folder, "*.xml", Inside).Take(MostFiles)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        return new InputSet(names, name => names.Contains(name)
            ? InputFile.ReadAsync(PathOf(folder, name), cancellationToken).GetAwaiter().GetResult()
            : throw new ArgumentException($"{name} is not in the set.", nameof(name)));
    }

    /// <summary>Full path of a file in the folder of a METS file.</summary>
    public static string PathOf(string folder, string name) => Path.Combine([folder, .. name.Split('/')]);
}

using System.Collections.Immutable;

namespace AudioPaper.Intake.Archives;

/// <summary>Reads a zip file of pages: its members as if they lay in a folder (<see cref="PageFiles"/>).</summary>
public static class ZipReader
{
    /// <summary>The members that are pages, in natural order of their names; with a METS file among them, it and all that it may point to.</summary>
    /// <exception cref="IntakeException">The file is damaged, beyond all bounds, holds another zip file, or no page.</exception>
    public static ImmutableArray<(string Name, byte[] Bytes)> Members(byte[] bytes, string name)
    {
        // Beside METS and ALTO libraries pack pictures of the pages, larger than all else together.
        var hasMets = BoundedZip.Names(bytes, name).Any(IsNamedMets);
        var all = BoundedZip.Members(bytes, name, member => !IsSystemFile(member) && (!hasMets || IsXml(member)));
        if (hasMets && all.Any(IsMets))
        {
            return all;
        }

        if (all.FirstOrDefault(member => FormatRecognition.IsZip(member.Bytes) && !FormatRecognition.IsEpub(member.Bytes)) is { Name: { } nested })
        {
            throw new IntakeException($"{name} holds another zip file, {nested}; unpack it first.", $"{name} 里还有压缩文件 {nested}；请先解开。");
        }

        var chosen = PageFiles.Choose(all.Select(member => member.Name)).ToHashSet(StringComparer.Ordinal);
        var pages = all.Where(member => chosen.Contains(member.Name)).OrderBy(member => member.Name, NaturalOrder.Instance).ToImmutableArray();
        return pages.IsEmpty
            ? throw new IntakeException($"{name} holds no pages; put page files in it ({PageFiles.Endings}).", $"{name} 里没有版面；请放入版面文件（{PageFiles.Endings}）。")
            : pages;
    }

    /// <summary>Whether a member is a METS file, which speaks for all others.</summary>
    internal static bool IsMets((string Name, byte[] Bytes) member) => IsXml(member.Name) && FormatRecognition.Recognise(member.Bytes, member.Name) == SourceFormat.Mets;

    private static bool IsXml(string member) => member.EndsWith(".xml", StringComparison.OrdinalIgnoreCase);

    private static bool IsNamedMets(string member) => IsXml(member) && Path.GetFileName(member).Contains("mets", StringComparison.OrdinalIgnoreCase);

    /// <summary>Systems put files of their own beside the pages.</summary>
    private static bool IsSystemFile(string member) => member.StartsWith("__MACOSX/", StringComparison.Ordinal) || Path.GetFileName(member).StartsWith('.');
}

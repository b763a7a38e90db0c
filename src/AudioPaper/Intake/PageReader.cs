using System.Collections.Immutable;
using AudioPaper.Intake.Mets;
using AudioPaper.Intake.Web;

namespace AudioPaper.Intake;

/// <summary>Reads the files of an issue, of any form that is known, in page order.</summary>
public static class PageReader
{
    /// <summary>An issue has a million characters at most; what unpacks to more than this is none. Bounds the memory whatever is handed in.</summary>
    private const long MostCharacters = 32L << 20;

    /// <summary>Reads files, folders and addresses of the public web.</summary>
    /// <exception cref="IntakeException">Something is missing, empty, unreadable or of no known form.</exception>
    public static Task<ImmutableArray<Source>> ReadAsync(IEnumerable<string> inputs, CancellationToken cancellationToken) =>
        ReadAsync(inputs, WebLimits.Standard, cancellationToken);

    /// <summary>
    /// Reads files, folders and addresses of the web (<see cref="WebReader"/>). A folder stands for the pages in it (<c>.txt</c>, <c>.pdf</c>)
    /// and for nothing beside them; without pages it stands for all files whose names end as a form does that can be read (<c>.json .xml
    /// .html .xhtml .htm .epub .md .rss .atom .zip</c>), and without any for the pictures in it. In natural order (page2 before page10), folders inside it apart. Where a METS file
    /// lies in a folder, it alone tells what the pages are; they may lie in folders inside.
    /// </summary>
    /// <exception cref="IntakeException">Something is missing, empty, unreadable or of no known form.</exception>
    public static async Task<ImmutableArray<Source>> ReadAsync(IEnumerable<string> inputs, WebLimits web, CancellationToken cancellationToken)
    {
        var paths = inputs.SelectMany(Files).Distinct(StringComparer.Ordinal).ToList();
        var (mets, ofMets) = await ReadMetsAsync(paths, cancellationToken);
        var sources = ImmutableArray.CreateBuilder<Source>();
        foreach (var path in paths.Where(path => WebAddress.Is(path) || !ofMets.Contains(Path.GetFullPath(path))))
        {
            sources.AddRange(mets.TryGetValue(path, out var read) ? read
                : WebAddress.Is(path) ? await WebReader.ReadAsync(path, web, cancellationToken)
                : SourceReader.Read(await InputFile.ReadAsync(path, cancellationToken), path, cancellationToken));
            if (sources.Sum(source => (long)source.Text.Length) > MostCharacters)
            {
                throw new IntakeException(
                    $"Up to {Path.GetFileName(path)} there are more than {MostCharacters >> 20} million characters of text; give the pages of one issue only.",
                    $"读到 {Path.GetFileName(path)} 时文字已超过 {MostCharacters >> 20} 百万字符；请只给出一期报纸的版面。");
            }
        }

        return sources.ToImmutable();
    }

    /// <summary>Whether a file is among the pages that ReadAsync reads, or would be once it stands there.</summary>
    /// <param name="inputs">Files and folders.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="UnauthorizedAccessException">A folder may not be read.</exception>
    public static bool Reads(IEnumerable<string> inputs, string path)
    {
        var file = Path.GetFullPath(path);
        return inputs.Any(input => Path.GetFullPath(input) == file
            || (Directory.Exists(input) && Path.TrimEndingDirectorySeparator(Path.GetFullPath(input)) == Path.GetDirectoryName(file)
                && PageFiles.Choose(Directory.GetFiles(input).Select(Path.GetFullPath).Append(file)).Contains(file)));
    }

    /// <summary>Reads the METS files with their pages; these are not read once more when they were given themselves.</summary>
    private static async Task<(Dictionary<string, ImmutableArray<Source>> Mets, HashSet<string> OfMets)> ReadMetsAsync(List<string> paths, CancellationToken cancellationToken)
    {
        var mets = new Dictionary<string, ImmutableArray<Source>>(StringComparer.Ordinal);
        var ofMets = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in paths.Where(path => !WebAddress.Is(path) && MetsFolder.IsMets(path)))
        {
            var bytes = await InputFile.ReadAsync(path, cancellationToken);
            var (sources, used) = MetsReader.Read(bytes, path, Path.GetFileName(path), MetsFolder.Around(path, cancellationToken), cancellationToken);
            mets.Add(path, sources);
            ofMets.UnionWith(used.Select(name => MetsFolder.PathOf(Path.GetDirectoryName(Path.GetFullPath(path))!, name)));
        }

        return (mets, ofMets);
    }

    private static IEnumerable<string> Files(string input)
    {
        if (WebAddress.Is(input) || File.Exists(input))
        {
            return [input];
        }

        if (!Directory.Exists(input))
        {
            throw new IntakeException($"{input} does not exist; give the page text files of an issue, or their folder.", $"{input} 不存在；请给出一期报纸的版面文本文件或其文件夹。");
        }

        try
        {
            var all = Directory.GetFiles(input);
            var mets = all.Where(MetsFolder.IsMets).Order(NaturalOrder.Instance).ToList();
            var files = mets.Count > 0 ? mets : PageFiles.Choose(all);
            return files.Count > 0 ? files
                : throw new IntakeException($"The folder {input} holds no pages; put page text files (.txt) there.", $"文件夹 {input} 里没有版面；请放入版面文本文件（.txt）。");
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IntakeException($"The folder {input} may not be read; check its permissions.", $"无权读取文件夹 {input}；请检查权限。", e);
        }
    }
}

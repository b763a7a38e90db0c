using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using AudioPaper.Files;
using AudioPaper.Intake;
using AudioPaper.Intake.Json;
using AudioPaper.Publishing;
using AudioPaper.Segmentation;

namespace AudioPaper.Host.Library;

/// <summary>
/// The <c>articles.json</c> of an issue, which people may edit. What a run wrote is known by its hash (<c>work/articles.json</c>); a file
/// that differs is an edit and stands until somebody deletes it. Runs never write over it.
/// </summary>
internal sealed class ArticlesFile(IssueFolder issue)
{
    private const long LargestFileBytes = 64L << 20;
    private readonly string path = issue.At("articles.json");

    /// <summary>The file as it was edited; null when it is missing or as a run wrote it.</summary>
    /// <param name="sources">The pages that are to be narrated.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="LibraryException">It cannot be read, or was edited for other pages than these.</exception>
    public async Task<(byte[] Bytes, ImmutableArray<StatedArticle> Articles)?> ReadEditAsync(ImmutableArray<Source> sources, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        if (new FileInfo(path).Length > LargestFileBytes)
        {
            throw new LibraryException($"{path} has more than {LargestFileBytes >> 20} MiB; delete it to take the articles from the pages again.", $"{path} 超过 {LargestFileBytes >> 20} MiB；删除它即可重新从版面取文章。");
        }

        var bytes = await File.ReadAllBytesAsync(path, cancellationToken);
        var record = await issue.ReadAsync("articles", RecordJson.Readable.ArticlesRecord, cancellationToken);
        if (record?.Written.Contains(HashOf(bytes)) == true)
        {
            return null;
        }

        if (record is not null && record.Pages != HashOf(sources))
        {
            throw new LibraryException(
                $"{path} was edited by hand, but for other pages than these; give those pages again, or move the file away to take the articles of these (narrate also reads such a file by itself).",
                $"{path} 经过手工修改，但对应的不是这些版面；请重新给出原来的版面，或把该文件移走以采用这些版面的文章（narrate 也能单独读取这种文件）。");
        }

        return (bytes, Stated(bytes));
    }

    /// <summary>Writes what was found on the pages.</summary>
    public async Task WriteAsync(IssueText text, ImmutableArray<Source> sources, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream();
        ArticlesJson.Write(text, stream);
        var (hash, pages) = (HashOf(stream.ToArray()), HashOf(sources));
        var before = await issue.ReadAsync("articles", RecordJson.Readable.ArticlesRecord, cancellationToken);
        // Both hashes while the file is replaced: whatever a crash leaves is no edit.
        await issue.WriteAsync("articles", new ArticlesRecord([.. before?.Written ?? [], hash], pages), RecordJson.Readable.ArticlesRecord, cancellationToken);
        await WholeFile.WriteAsync(path, stream.ToArray(), cancellationToken);
        await issue.WriteAsync("articles", new ArticlesRecord([hash], pages), RecordJson.Readable.ArticlesRecord, cancellationToken);
    }

    /// <summary>The articles of an edited file.</summary>
    /// <exception cref="LibraryException">It is broken.</exception>
    public ImmutableArray<StatedArticle> Stated(byte[] bytes)
    {
        try
        {
            return ArticlesReader.Stated(bytes, path);
        }
        catch (IntakeException e)
        {
            throw new LibraryException(
                $"{Before(e.Message, "; ")}; mend it, or delete the file to take the articles from the pages again.",
                $"{Before(e.Chinese ?? e.Message, "；")}；请改正，或删除该文件以重新从版面取文章。", e);
        }
    }

    /// <summary>What a sentence says went wrong, without its way out, which is another one here.</summary>
    private static string Before(string sentence, string mark) => sentence.LastIndexOf(mark, StringComparison.Ordinal) is > 0 and var at ? sentence[..at] : sentence.TrimEnd('.', '。');

    private static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>The same for pages as they were read and as they were kept: reading a kept file takes a byte order mark away.</summary>
    private static string HashOf(ImmutableArray<Source> sources) => HashOf(Encoding.UTF8.GetBytes(string.Join('\0', sources.Select(source => source.Text.TrimStart('\uFEFF')))));
}

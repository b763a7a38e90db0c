using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AudioPaper.Files;
using AudioPaper.Intake;
using AudioPaper.Segmentation;
using AudioPaper.Segmentation.Corrections;

namespace AudioPaper.Host.Library;

/// <summary>The folder of one issue: its sources, what was found in them, the episode and its companions.</summary>
public sealed class IssueFolder(LibraryFolder library, IssueId id)
{
    /// <summary>What the formats of the sources told, beside their texts; absent when they told nothing. Names of sources begin with a number.</summary>
    private const string RegionsName = "regions.json";

    /// <summary>The issue.</summary>
    public IssueId Id => id;

    /// <summary>Full path.</summary>
    public string Path { get; } = System.IO.Path.Combine([library.Root, .. id.Folder.Split('/')]);

    private string EditPath => At("work", "edited.json");

    /// <summary>Full path of a file in it.</summary>
    public string At(params string[] names) => System.IO.Path.Combine([Path, .. names]);

    /// <summary>Keeps what is asked for, an edited <c>articles.json</c> included; sources of an earlier run that are no longer part of the issue go.</summary>
    /// <returns>What the edit changes.</returns>
    /// <exception cref="LibraryException">The edited file is broken, or was edited for other pages. Nothing has been overwritten then.</exception>
    public async Task<ImmutableArray<Correction>> ImportAsync(IssueRequest request, ImmutableArray<Source> sources, CancellationToken cancellationToken)
    {
        var edit = await new ArticlesFile(this).ReadEditAsync(sources, cancellationToken);
        var corrections = edit is null ? [] : Corrector.Apply(sources, Segmenter.Segment(sources), edit.Value.Articles).Corrections;
        Directory.CreateDirectory(At("source"));
        Directory.CreateDirectory(At("work"));
        for (var i = 0; i < sources.Length; i++)
        {
            await WholeFile.WriteAsync(At("source", request.Sources[i]), System.Text.Encoding.UTF8.GetBytes(sources[i].Text), cancellationToken);
        }

        var knows = sources.Any(source => !source.Regions.IsEmpty || !source.Diagnostics.IsEmpty);
        if (knows)
        {
            var regions = sources.Select(source => new SourceRegions(source.Newspaper, source.Date, source.Regions, source.Diagnostics, source.Uncertain)).ToImmutableArray();
            await WholeFile.WriteAsync(At("source", RegionsName), JsonSerializer.SerializeToUtf8Bytes(regions, RecordJson.Readable.ImmutableArraySourceRegions), cancellationToken);
        }

        foreach (var old in Directory.EnumerateFiles(At("source")).Where(path => !IsPart(System.IO.Path.GetFileName(path))))
        {
            File.Delete(old);
        }

        foreach (var torn in Directory.EnumerateFiles(Path, ".*.tmp", SearchOption.AllDirectories))
        {
            File.Delete(torn);
        }

        // The jobs take the edit as it is now, whatever somebody does to the file meanwhile.
        if (corrections.IsEmpty)
        {
            File.Delete(EditPath);
        }
        else
        {
            await WholeFile.WriteAsync(EditPath, edit!.Value.Bytes, cancellationToken, flushesToDisk: false);
        }

        await WriteAsync("issue", request, RecordJson.Readable.IssueRequest, cancellationToken);
        return corrections;

        bool IsPart(string name) => request.Sources.Contains(name) || (knows && name == RegionsName);
    }

    /// <summary>Whether the library has an issue of this name and date that shares no page with <paramref name="sources"/>.</summary>
    public async Task<bool> HoldsOtherPagesAsync(ImmutableArray<Source> sources, CancellationToken cancellationToken)
    {
        if (await ReadAsync("issue", RecordJson.Readable.IssueRequest, cancellationToken) is not { } kept || !kept.Sources.All(name => File.Exists(At("source", name))))
        {
            return false;
        }

        var texts = (await ReadSourcesAsync(kept, cancellationToken)).Select(source => source.Text).ToHashSet(StringComparer.Ordinal);
        return !sources.Any(source => texts.Contains(source.Text));
    }

    /// <summary>The articles of the issue: those of the edit where there is one, else those on its pages.</summary>
    public async Task<IssueText> ReadTextAsync(IssueRequest request, CancellationToken cancellationToken)
    {
        var sources = await ReadSourcesAsync(request, cancellationToken);
        var found = Segmenter.Segment(sources);
        return !File.Exists(EditPath) ? found
            : Corrector.Apply(sources, found, new ArticlesFile(this).Stated(await File.ReadAllBytesAsync(EditPath, cancellationToken))).Issue;
    }

    /// <summary>Writes <c>articles.json</c>, unless the articles come from there.</summary>
    public async Task WriteArticlesAsync(IssueRequest request, IssueText text, CancellationToken cancellationToken)
    {
        if (!File.Exists(EditPath))
        {
            await new ArticlesFile(this).WriteAsync(text, await ReadSourcesAsync(request, cancellationToken), cancellationToken);
        }
    }

    /// <summary>Reads the sources as they were kept.</summary>
    public async Task<ImmutableArray<Source>> ReadSourcesAsync(IssueRequest request, CancellationToken cancellationToken)
    {
        var sources = ImmutableArray.CreateBuilder<Source>(request.Sources.Length);
        var regions = File.Exists(At("source", RegionsName))
            ? JsonSerializer.Deserialize(await File.ReadAllBytesAsync(At("source", RegionsName), cancellationToken), RecordJson.Readable.ImmutableArraySourceRegions) : [];
        foreach (var name in request.Sources)
        {
            var source = new Source(name, await File.ReadAllTextAsync(At("source", name), cancellationToken));
            sources.Add(sources.Count < regions.Length && regions[sources.Count] is var told
                ? source with { Newspaper = told.Newspaper, Date = told.Date, Regions = told.Regions, Diagnostics = told.Diagnostics, Uncertain = told.Uncertain ?? [] }
                : source);
        }

        return sources.ToImmutable();
    }

    /// <summary>What was asked for last; null when the issue is not there, or its record is torn.</summary>
    public Task<IssueRequest?> RequestAsync(CancellationToken cancellationToken) => ReadAsync("issue", RecordJson.Readable.IssueRequest, cancellationToken);

    /// <summary>How far the issue has come; null when nobody has written it.</summary>
    public Task<IssueState?> StateAsync(CancellationToken cancellationToken) => ReadAsync("state", RecordJson.Readable.IssueState, cancellationToken);

    /// <summary>Writes how far the issue has come; on the disk when this ends, for what is told to people must not be undone by a power cut.</summary>
    internal Task WriteStateAsync(IssueState state, CancellationToken cancellationToken) =>
        WholeFile.WriteAsync(At("work", "state.json"), JsonSerializer.SerializeToUtf8Bytes(state, RecordJson.Readable.IssueState), cancellationToken, flushesToDisk: state.IsFinal);

    /// <summary>Writes a record into <c>work/</c>.</summary>
    internal Task WriteAsync<T>(string name, T record, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        WholeFile.WriteAsync(At("work", name + ".json"), JsonSerializer.SerializeToUtf8Bytes(record, type), cancellationToken, flushesToDisk: false);

    /// <summary>Reads a record from <c>work/</c>; null when it is missing or torn, for then it is made again.</summary>
    internal async Task<T?> ReadAsync<T>(string name, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(await File.ReadAllBytesAsync(At("work", name + ".json"), cancellationToken), type);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }
}

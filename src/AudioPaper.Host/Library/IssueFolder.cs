using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AudioPaper.Files;
using AudioPaper.Intake;

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

    /// <summary>Full path of a file in it.</summary>
    public string At(params string[] names) => System.IO.Path.Combine([Path, .. names]);

    /// <summary>The sound.</summary>
    public string EpisodePath => At("episode.mp3");

    /// <summary>Keeps what is asked for; sources of an earlier run that are no longer part of the issue go.</summary>
    public async Task ImportAsync(IssueRequest request, ImmutableArray<Source> sources, CancellationToken cancellationToken)
    {
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

        await WriteAsync("issue", request, RecordJson.Readable.IssueRequest, cancellationToken);

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

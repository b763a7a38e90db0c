using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Accounts;

namespace AudioPaper.Host.Web.Places;

/// <summary>Where a listener stopped in an issue.</summary>
/// <param name="Ms">Time in the episode, milliseconds.</param>
/// <param name="At">When, in milliseconds of Unix time; of two places the later counts.</param>
internal sealed record ListenerPlace(long Ms, long At);

/// <summary>How places are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true, MaxDepth = 4)]
[JsonSerializable(typeof(ListenerPlace))]
[JsonSerializable(typeof(ImmutableDictionary<string, ListenerPlace>))]
internal sealed partial class PlaceJson : JsonSerializerContext;

/// <summary>
/// Where listeners with an address of their own stopped, so that another device goes on there: for each the last fifty issues, in
/// <c>.server/places/LISTENER.json</c> of the library. Of listeners of public newspapers nothing is kept. Safe for calls at the same time.
/// </summary>
/// <param name="library">The library.</param>
internal sealed class ListenerPlaces(LibraryFolder library) : IDisposable
{
    private const int Most = 50;
    private const int LargestFileBytes = 16 << 10;

    private readonly SemaphoreSlim turn = new(1);

    /// <summary>Where a listener stopped; null when that is not known.</summary>
    /// <param name="listenerId">The listener.</param>
    /// <param name="issue">Name of the issue's folder.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<ListenerPlace?> FindAsync(string listenerId, string issue, CancellationToken cancellationToken) => (await ReadAsync(listenerId, cancellationToken)).GetValueOrDefault(issue);

    /// <summary>Keeps a place, unless a later one is kept.</summary>
    /// <inheritdoc cref="FindAsync"/>
    public async Task KeepAsync(string listenerId, string issue, ListenerPlace place, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            var places = await ReadAsync(listenerId, cancellationToken);
            if (places.GetValueOrDefault(issue)?.At > place.At)
            {
                return;
            }

            places = places.SetItem(issue, place);
            places = places.RemoveRange(places.OrderByDescending(one => one.Value.At).Skip(Most).Select(one => one.Key));
            ServerFolder.Ensure(library.Root, "places");
            await ServerFolder.WriteAsync(PathOf(listenerId), JsonSerializer.SerializeToUtf8Bytes(places, PlaceJson.Default.ImmutableDictionaryStringListenerPlace), cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    private string PathOf(string listenerId) => Path.Combine(library.Root, ".server", "places", listenerId + ".json");

    private async Task<ImmutableDictionary<string, ListenerPlace>> ReadAsync(string listenerId, CancellationToken cancellationToken)
    {
        try
        {
            var bytes = await File.ReadAllBytesAsync(PathOf(listenerId), cancellationToken);
            return bytes.Length > LargestFileBytes ? [] : JsonSerializer.Deserialize(bytes, PlaceJson.Default.ImmutableDictionaryStringListenerPlace) ?? [];
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return []; // torn, it costs finding the place by hand
        }
    }
}

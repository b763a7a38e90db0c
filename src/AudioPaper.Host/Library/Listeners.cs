using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using AudioPaper.Files;

namespace AudioPaper.Host.Library;

/// <summary>Somebody who may hear a private newspaper.</summary>
/// <param name="Id">Names the entry; no secret.</param>
/// <param name="Name">Who it is, as the newspaper calls them.</param>
/// <param name="Newspaper">Name of the newspaper's folder.</param>
/// <param name="Created">When the address was given.</param>
/// <param name="TokenSha256">SHA-256 of the secret in the address, in lower-case hexadecimal.</param>
internal sealed record Listener(string Id, string Name, string Newspaper, DateTimeOffset Created, string TokenSha256);

/// <summary>
/// The listeners of private newspapers, in <c>.server/listeners.json</c> of the library. Of the secrets in their addresses only hashes are kept. Other
/// processes may write the file; it is looked at once a second at most. Safe for calls at the same time.
/// </summary>
internal sealed class Listeners(LibraryFolder library, TimeProvider clock)
{
    private const int SecretBytes = 32;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly string folder = Path.Combine(library.Root, ".server");
    private readonly Lock gate = new();
    private volatile Known known = new(ImmutableDictionary<string, Listener>.Empty, 0, -1);
    private long lookedAt;

    private string FilePath => Path.Combine(folder, "listeners.json");

    /// <summary>Whether a name in a path has the form of a secret; what has it is one or nothing.</summary>
    public static bool IsToken(string name) => name.Length == 43 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <summary>Who has a secret; null when nobody has, or no longer.</summary>
    public Listener? Find(string token)
    {
        if (!IsToken(token))
        {
            return null;
        }

        if (known.Ticks < 0 || clock.GetElapsedTime(Interlocked.Read(ref lookedAt)) >= Interval)
        {
            Look();
        }

        // Looked up by the hash: how long it takes says nothing about the secret.
        return known.ByHash.GetValueOrDefault(HashOf(token));
    }

    /// <summary>All of them, the oldest first.</summary>
    /// <exception cref="LibraryException">The file is broken.</exception>
    public ImmutableArray<Listener> List() => [.. Read().OrderBy(listener => listener.Created).ThenBy(listener => listener.Id, StringComparer.Ordinal)];

    /// <summary>Gives somebody an address.</summary>
    /// <param name="newspaper">Name of the newspaper's folder.</param>
    /// <param name="name">Who it is.</param>
    /// <param name="cancellationToken">Ends the wait for other processes.</param>
    /// <returns>The entry, and the secret of 256 bits, which cannot be told again.</returns>
    /// <exception cref="LibraryException">The file is broken, or cannot be written.</exception>
    public async Task<(Listener Listener, string Token)> AddAsync(string newspaper, string name, CancellationToken cancellationToken)
    {
        var token = Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var listener = new Listener(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(5)), name, newspaper, clock.GetUtcNow(), HashOf(token));
        await ChangeAsync(all => all.Add(listener), cancellationToken);
        return (listener, token);
    }

    /// <summary>Takes an address back.</summary>
    /// <param name="id">The entry.</param>
    /// <param name="cancellationToken">Ends the wait for other processes.</param>
    /// <returns>Whether there was such an entry.</returns>
    /// <exception cref="LibraryException">The file is broken, or cannot be written.</exception>
    public async Task<bool> RevokeAsync(string id, CancellationToken cancellationToken)
    {
        var wasThere = false;
        await ChangeAsync(all =>
        {
            var left = all.RemoveAll(listener => listener.Id == id);
            wasThere = left.Length < all.Length;
            return left;
        }, cancellationToken);
        if (wasThere && Directory.Exists(Path.Combine(folder, "places")))
        {
            // Where they stopped is kept for them alone. The id is one of ours: it was found.
            File.Delete(Path.Combine(folder, "places", id + ".json"));
        }

        return wasThere;
    }

    private static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(token)));

    private async Task ChangeAsync(Func<ImmutableArray<Listener>, ImmutableArray<Listener>> change, CancellationToken cancellationToken)
    {
        using var kept = await FolderLock.TakeAsync(folder, () => { }, cancellationToken);
        var bytes = JsonSerializer.SerializeToUtf8Bytes(new ListenersFile(change(Read())), ListenersJson.Default.ListenersFile);
        await WholeFile.WriteAsync(FilePath, async (stream, cancellation) =>
        {
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(stream.SafeFileHandle, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            await stream.WriteAsync(bytes, cancellation);
        }, cancellationToken);
        Look();
    }

    private void Look()
    {
        lock (gate)
        {
            try
            {
                var file = new FileInfo(FilePath);
                var (size, ticks) = file.Exists ? (file.Length, file.LastWriteTimeUtc.Ticks) : (0, 0);
                // A file written just now may be written again with the same time.
                if (ticks != known.Ticks || size != known.SizeBytes || clock.GetUtcNow().UtcTicks - ticks < 2 * TimeSpan.TicksPerSecond)
                {
                    known = new Known(Read().ToImmutableDictionary(listener => listener.TokenSha256, StringComparer.Ordinal), size, ticks);
                }
            }
            catch (Exception e) when (e is LibraryException or ArgumentException)
            {
                // Nobody is let in by a file that cannot be read.
                known = new Known(ImmutableDictionary<string, Listener>.Empty, 0, 0);
            }

            Interlocked.Exchange(ref lookedAt, clock.GetTimestamp());
        }
    }

    private ImmutableArray<Listener> Read()
    {
        try
        {
            var file = JsonSerializer.Deserialize(File.ReadAllBytes(FilePath), ListenersJson.Default.ListenersFile);
            return file is { Listeners.IsDefault: false } && file.Listeners.All(listener => listener is { Id: not null, Name: not null, Newspaper: not null, TokenSha256: not null })
                ? file.Listeners : throw new JsonException("members are missing");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return [];
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new LibraryException($"{FilePath} cannot be read ({e.Message.TrimEnd('.')}); restore it from a backup, or delete it and give new addresses.",
                $"无法读取 {FilePath}（{e.Message.TrimEnd('.')}）；请从备份恢复，或删除它并重新发放地址。", e);
        }
    }

    private sealed record Known(ImmutableDictionary<string, Listener> ByHash, long SizeBytes, long Ticks);
}

/// <summary>What stands in the file.</summary>
internal sealed record ListenersFile(ImmutableArray<Listener> Listeners);

/// <summary>How it is written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(ListenersFile))]
internal sealed partial class ListenersJson : JsonSerializerContext;

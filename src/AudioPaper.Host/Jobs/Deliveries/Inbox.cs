using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using AudioPaper.Files;
using AudioPaper.Host.Library;

namespace AudioPaper.Host.Jobs.Deliveries;

/// <summary>The deliveries of a library, on disk: what was handed in is there until it is an issue, whatever crashes.</summary>
/// <param name="library">The library.</param>
/// <param name="clock">The clock.</param>
public sealed class Inbox(LibraryFolder library, TimeProvider clock)
{
    private readonly string root = Path.Combine(library.Root, ".server", "inbox");

    /// <summary>Takes a delivery in. When this ends it is on the disk; what is broken off before leaves nothing.</summary>
    /// <param name="wishes">What is wished.</param>
    /// <param name="addresses">Addresses of the web to fetch.</param>
    /// <param name="writePages">Writes the files into the folder it is given, each with a name of its own.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    public Task<Delivery> AddAsync(IssueWishes wishes, ImmutableArray<string> addresses, Func<string, CancellationToken, Task> writePages, CancellationToken cancellationToken) =>
        AddAsync(async (folder, cancellation) =>
        {
            await writePages(folder, cancellation);
            return new Handed(wishes, addresses);
        }, cancellationToken);

    /// <summary>Takes a delivery in whose wishes are known only when its files have come.</summary>
    /// <param name="take">Writes the files into the folder it is given, each with a name of its own, and tells what is wished.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    internal async Task<Delivery> AddAsync(Func<string, CancellationToken, Task<Handed>> take, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var id = $"{now.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}";
        var arriving = Path.Combine(root, "." + id);
        Directory.CreateDirectory(Path.Combine(arriving, "pages"));
        try
        {
            var handed = await take(Path.Combine(arriving, "pages"), cancellationToken);
            var delivery = new Delivery(id, now, handed.Wishes, handed.Addresses);
            await WholeFile.WriteAsync(Path.Combine(arriving, "delivery.json"), JsonSerializer.SerializeToUtf8Bytes(delivery, DeliveryJson.Readable.Delivery), cancellationToken);
            Directory.Move(arriving, Path.Combine(root, id));
            return delivery;
        }
        finally
        {
            if (Directory.Exists(arriving))
            {
                Directory.Delete(arriving, recursive: true);
            }
        }
    }

    /// <summary>A delivery; null when there is none of that id.</summary>
    /// <param name="id">Anything; what is no id is none.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<Delivery?> ReadAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            return !IsId(id) ? null : JsonSerializer.Deserialize(await File.ReadAllBytesAsync(Path.Combine(root, id, "delivery.json"), cancellationToken), DeliveryJson.Readable.Delivery);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Ids of all deliveries, the oldest first.</summary>
    public IEnumerable<string> Ids() => !Directory.Exists(root) ? [] : Directory.EnumerateDirectories(root).Select(path => Path.GetFileName(path)).Where(IsId).Order(StringComparer.Ordinal);

    /// <summary>The folder of a delivery below the library's.</summary>
    public static string FolderOf(Delivery delivery) => $".server/inbox/{delivery.Id}";

    /// <summary>Files of a delivery in natural order.</summary>
    public string[] Pages(Delivery delivery) => Path.Combine(root, delivery.Id, "pages") is var folder && Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder).Order(Intake.NaturalOrder.Instance)] : [];

    /// <summary>Counts that somebody begins to look at a delivery.</summary>
    /// <returns>How often somebody had begun before and not come to an end.</returns>
    public int Begin(Delivery delivery)
    {
        var path = Path.Combine(root, delivery.Id, "attempts");
        var before = File.Exists(path) && int.TryParse(File.ReadAllText(path), CultureInfo.InvariantCulture, out var count) ? count : 0;
        File.WriteAllText(path, (before + 1).ToString(CultureInfo.InvariantCulture));
        return before;
    }

    /// <summary>Writes down what became of a delivery; its files go.</summary>
    public async Task CloseAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        await WholeFile.WriteAsync(Path.Combine(root, delivery.Id, "delivery.json"), JsonSerializer.SerializeToUtf8Bytes(delivery, DeliveryJson.Readable.Delivery), cancellationToken);
        File.Delete(Path.Combine(root, delivery.Id, "attempts"));
        if (Path.Combine(root, delivery.Id, "pages") is var folder && Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Forgets deliveries that are done and old, and what broke off.</summary>
    public async Task PruneAsync(TimeSpan age, CancellationToken cancellationToken)
    {
        foreach (var id in Ids().ToList())
        {
            if (await ReadAsync(id, cancellationToken) is { Stage: not DeliveryStage.Waiting } done && done.ReceivedAt < clock.GetUtcNow() - age)
            {
                Directory.Delete(Path.Combine(root, id), recursive: true);
            }
        }

        foreach (var torn in Directory.Exists(root) ? Directory.GetDirectories(root, ".*") : [])
        {
            if (Directory.GetLastWriteTimeUtc(torn) < clock.GetUtcNow().UtcDateTime - age)
            {
                Directory.Delete(torn, recursive: true);
            }
        }
    }

    private static bool IsId(string id) => id is { Length: 27 } && id[14] == '-' && id.All(c => char.IsAsciiHexDigitLower(c) || c == '-');
}

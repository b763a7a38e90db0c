using System.Security.Cryptography;
using System.Text;
using AudioPaper.Host.Jobs.Sharing;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Accounts;
using AudioPaper.Host.Web.Guards;

namespace AudioPaper.Host.Web.Api.Uploads;

/// <summary>
/// Remembers for a day which delivery a key stands for (<c>Idempotency-Key</c>), so that a program that is not sure whether its upload arrived may send it again. A file
/// for each key in <c>.server/keys-once</c>, named by its hash. The body is not compared: a key is for one delivery.
/// </summary>
/// <param name="library">The library.</param>
/// <param name="clock">The clock.</param>
internal sealed class OnceKeys(LibraryFolder library, TimeProvider clock)
{
    private const int LongestKey = 200;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    private readonly LocalLocks turns = new();

    /// <summary>Gives what the key stands for, or does the work and remembers it; two at once come one after the other.</summary>
    /// <param name="who">Id of who asks; each has keys of their own.</param>
    /// <param name="key">The key; null or empty for none.</param>
    /// <param name="work">Takes the delivery in; gives its id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ProblemException">The key is too long.</exception>
    public async Task<string> OnceAsync(string who, string? key, Func<Task<string>> work, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(key))
        {
            return await work();
        }

        if (key.Length > LongestKey)
        {
            throw Problem.Invalid.Saying($"Idempotency-Key 最长 {LongestKey} 个字符。", $"An Idempotency-Key has {LongestKey} characters at most.").Thrown();
        }

        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{who}\n{key}")));
        await using var turn = await turns.TakeAsync(name, cancellationToken);
        var folder = ServerFolder.Ensure(library.Root, "keys-once");
        Forget(folder);
        var path = Path.Combine(folder, name);
        if (File.Exists(path))
        {
            return await File.ReadAllTextAsync(path, cancellationToken);
        }

        var id = await work();
        await ServerFolder.WriteAsync(path, Encoding.ASCII.GetBytes(id), CancellationToken.None);
        return id;
    }

    private void Forget(string folder)
    {
        foreach (var old in new DirectoryInfo(folder).EnumerateFiles().Where(file => file.LastWriteTimeUtc < clock.GetUtcNow().UtcDateTime - Kept))
        {
            old.Delete();
        }
    }
}

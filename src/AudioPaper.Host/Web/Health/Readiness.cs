using System.Collections.Immutable;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Settings;
using Npgsql;

namespace AudioPaper.Host.Web.Health;

/// <summary>Whether a server can do its work: the library takes files, the database answers, jobs run. Asked at most every two seconds, however many ask.</summary>
/// <param name="library">The library.</param>
/// <param name="secrets">How to reach the database.</param>
/// <param name="clock">The clock.</param>
internal sealed class Readiness(LibraryFolder library, ServerSecrets secrets, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);
    private readonly SemaphoreSlim turn = new(1);
    private (ImmutableArray<(string Name, bool IsWell)> Signs, long At)? last;

    /// <summary>Tells whether jobs run in this process; true until somebody knows better. It must answer at once.</summary>
    public Func<bool> JobsRun { get; set; } = () => true;

    /// <summary>What was looked at: <c>library</c>, <c>database</c> (where there is one), <c>jobs</c>.</summary>
    public async Task<ImmutableArray<(string Name, bool IsWell)>> LookAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            if (last is not { } known || clock.GetElapsedTime(known.At) >= Kept)
            {
                var signs = ImmutableArray.CreateBuilder<(string, bool)>();
                // A shared folder that does not answer blocks the call: it is left behind.
                signs.Add(("library", await WithinAsync(Task.Run(IsWritable, CancellationToken.None))));
                if (secrets.Database is { } database)
                {
                    signs.Add(("database", await WithinAsync(AnswersAsync(database))));
                }

                signs.Add(("jobs", JobsRun()));
                last = known = (signs.ToImmutable(), clock.GetTimestamp());
            }

            return known.Signs;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    private static async Task<bool> WithinAsync(Task<bool> look)
    {
        try
        {
            return await look.WaitAsync(Longest);
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private bool IsWritable()
    {
        try
        {
            var probe = Path.Combine(library.StorePath, $".{Path.GetRandomFileName()}.tmp");
            File.WriteAllBytes(probe, [1]);
            File.Delete(probe);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static async Task<bool> AnswersAsync(string database)
    {
        try
        {
            using var late = new CancellationTokenSource(Longest);
            await using var connection = new NpgsqlConnection(database);
            await connection.OpenAsync(late.Token);
            await using var question = new NpgsqlCommand("SELECT 1", connection);
            return await question.ExecuteScalarAsync(late.Token) is 1;
        }
        catch (Exception e) when (e is NpgsqlException or OperationCanceledException or IOException or System.Net.Sockets.SocketException or InvalidOperationException)
        {
            return false;
        }
    }
}

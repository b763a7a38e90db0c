using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using AudioPaper.Files;

namespace AudioPaper.Host.Library;

/// <summary>What paid voices cost a newspaper in a month.</summary>
/// <param name="Month">E.g. <c>2026-03</c>, in the time of this machine.</param>
/// <param name="Requests">Calls that were answered.</param>
/// <param name="Characters">Characters that are paid for.</param>
/// <param name="Amount">Their price, in the currency of the settings.</param>
public sealed record MonthCost(string Month, int Requests, long Characters, decimal Amount);

/// <summary>
/// The costs of a newspaper, month by month: <c>NEWSPAPER/costs.json</c>. What is reserved counts as spent until it is given back, so that two runs at once cannot
/// exceed a budget together; a run that is killed leaves what it reserved. Thread-safe.
/// </summary>
/// <param name="folder">The newspaper's folder.</param>
/// <param name="clock">Says which month it is.</param>
public sealed class CostLedger(string folder, TimeProvider clock) : IDisposable
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "costs.json";

    private readonly SemaphoreSlim turn = new(1);

    /// <summary>What this month has cost so far.</summary>
    /// <exception cref="LibraryException">The file is damaged: then nobody knows what was spent.</exception>
    public MonthCost ThisMonth() => Read().Find(month => month.Month == Month) ?? new MonthCost(Month, 0, 0, 0);

    /// <summary>Takes an amount out of the month's budget.</summary>
    /// <param name="characters">Characters of one call.</param>
    /// <param name="amount">Its price.</param>
    /// <param name="budget">The month's budget; null for none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False when the month would then have cost more than the budget; then nothing is taken.</returns>
    public Task<bool> TryReserveAsync(int characters, decimal amount, decimal? budget, CancellationToken cancellationToken) => ChangeAsync(1, characters, amount, budget, cancellationToken);

    /// <summary>Gives back what a call was to cost that was not answered.</summary>
    public Task GiveBackAsync(int characters, decimal amount, CancellationToken cancellationToken) => ChangeAsync(-1, -characters, -amount, null, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    private string Month => clock.GetLocalNow().ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private async Task<bool> ChangeAsync(int requests, int characters, decimal amount, decimal? budget, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            using var kept = await FolderLock.TakeAsync(Path.Combine(folder, ".costs"), () => { }, cancellationToken);
            var (months, now) = (Read(), ThisMonth());
            if (now.Amount + amount > budget)
            {
                return false;
            }

            months.RemoveAll(month => month.Month == now.Month);
            months.Add(new MonthCost(now.Month, Math.Max(0, now.Requests + requests), Math.Max(0, now.Characters + characters), Math.Max(0, now.Amount + amount)));
            await WholeFile.WriteAsync(Path.Combine(folder, FileName), JsonSerializer.SerializeToUtf8Bytes(months, CostJson.Default.ListMonthCost), cancellationToken);
            return true;
        }
        finally
        {
            turn.Release();
        }
    }

    private List<MonthCost> Read()
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), CostJson.Default.ListMonthCost) ?? [];
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return [];
        }
        catch (JsonException e)
        {
            throw new LibraryException($"{path} is damaged, so nobody knows what was spent this month; mend it, or delete it to begin at nothing.", $"{path} 已损坏，无法知道本月的花费；请改正，或删除它从零开始。", e);
        }
    }
}

/// <summary>How costs are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(List<MonthCost>))]
internal sealed partial class CostJson : JsonSerializerContext;

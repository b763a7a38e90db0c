using AudioPaper.Synthesis;
using Polly;
using Polly.Retry;

namespace AudioPaper.Voices.Web;

/// <summary>
/// Calls of one engine: those that fail for a while are tried again with growing waits and jitter, within a budget; a circuit keeps the rest from
/// waiting for a server that is down. Thread-safe.
/// </summary>
internal sealed class PatientCalls
{
    private static readonly ResiliencePropertyKey<DateTimeOffset> Begin = new("begin");

    private readonly SpeechLimits limits;
    private readonly TimeProvider time;
    private readonly CallCircuit circuit;
    private readonly ResiliencePipeline pipeline;

    /// <summary>Makes the calls of an engine.</summary>
    public PatientCalls(SpeechServer server, SpeechLimits limits, TimeProvider time)
    {
        (this.limits, this.time, circuit) = (limits, time, new CallCircuit(server, limits, time));
        pipeline = new ResiliencePipelineBuilder { TimeProvider = time }.AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = limits.MostCalls - 1,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = limits.FirstWait,
            MaxDelay = limits.LongestWait,
            ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception is SpeechFailure { IsTransient: true } failure && IsWithinBudget(failure, arguments.Context)),
            // What the server asks for, and a little more, so that not all come back at once.
            DelayGenerator = arguments => ValueTask.FromResult(arguments.Outcome.Exception is SpeechFailure { RetryAfter: { } wait }
                ? (wait < TimeSpan.Zero ? TimeSpan.Zero : wait) + (limits.FirstWait * Random.Shared.NextDouble()) : (TimeSpan?)null),
        }).Build();
    }

    /// <summary>Makes a call, and makes it again where that may help.</summary>
    /// <exception cref="SynthesisException">All calls failed, or the circuit is open.</exception>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            circuit.Enter();
            return await CountedAsync(call, cancellationToken).ConfigureAwait(false);
        }
        catch (SpeechFailure failure)
        {
            throw failure.ToSynthesisException();
        }
    }

    private async Task<T> CountedAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(Begin, time.GetUtcNow());
        try
        {
            var result = await pipeline.ExecuteAsync(async c => await call(c.CancellationToken).ConfigureAwait(false), context).ConfigureAwait(false);
            circuit.Close();
            return result;
        }
        catch (SpeechFailure failure)
        {
            circuit.Fail(failure);
            throw;
        }
        catch (OperationCanceledException)
        {
            circuit.GiveUp();
            throw;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private bool IsWithinBudget(SpeechFailure failure, ResilienceContext context) =>
        context.Properties.TryGetValue(Begin, out var begin)
        && (failure.RetryAfter ?? TimeSpan.Zero) <= limits.LongestWait
        && time.GetUtcNow() - begin + (failure.RetryAfter ?? limits.FirstWait) < limits.Budget;
}

namespace AudioPaper.Voices.Web;

/// <summary>
/// Opens after failures one after the other, so that two hundred utterances do not wait for a server that is down; later lets one try again.
/// A refused key opens it for good. It counts failures in a row, which a share of failures within a time (as libraries count) is not:
/// many good answers before an outage must not delay it. Thread-safe.
/// </summary>
internal sealed class CallCircuit(SpeechServer server, SpeechLimits limits, TimeProvider time)
{
    private readonly Lock gate = new();
    private int failures;
    private SpeechFailure? last;
    private SpeechFailure? final;
    private DateTimeOffset openUntil;

    /// <summary>Asks whether an utterance may be tried.</summary>
    /// <exception cref="SpeechFailure">It may not: the circuit is open.</exception>
    public void Enter()
    {
        lock (gate)
        {
            if (final is not null)
            {
                throw final;
            }

            if (failures < limits.FailuresToOpen)
            {
                return;
            }

            var now = time.GetUtcNow();
            if (now < openUntil)
            {
                throw SpeechFailures.Resting(server, last!);
            }

            // This one tries; the others wait for what comes of it.
            openUntil = now + limits.OpenTime;
        }
    }

    /// <summary>Tells that the server answered as it should, or refused one request for reasons of its own.</summary>
    public void Close()
    {
        lock (gate)
        {
            failures = 0;
        }
    }

    /// <summary>Tells that an utterance failed, after all its calls.</summary>
    public void Fail(SpeechFailure failure)
    {
        lock (gate)
        {
            if (failure.IsForAll)
            {
                final = failure;
            }
            else if (!failure.IsTransient)
            {
                failures = 0;
            }
            else
            {
                last = failure;
                openUntil = ++failures >= limits.FailuresToOpen ? time.GetUtcNow() + limits.OpenTime : openUntil;
            }
        }
    }

    /// <summary>Tells that nothing came of a try: the caller gave it up.</summary>
    public void GiveUp()
    {
        lock (gate)
        {
            openUntil = failures >= limits.FailuresToOpen ? time.GetUtcNow() : openUntil;
        }
    }
}

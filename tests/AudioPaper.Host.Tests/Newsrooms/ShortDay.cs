namespace AudioPaper.Host.Tests.Newsrooms;

/// <summary>A clock that runs some times as fast, and can be set forward.</summary>
internal sealed class ShortDay(DateTimeOffset start, int speed) : TimeProvider
{
    private readonly long began = System.GetTimestamp();
    private long skippedTicks;

    public override DateTimeOffset GetUtcNow() => start + Passed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Passed.Ticks;

    /// <summary>Lets the time until then pass at once; a time that is over changes nothing.</summary>
    public void PassUntil(DateTimeOffset time)
    {
        if (time > GetUtcNow())
        {
            Interlocked.Add(ref skippedTicks, (time - GetUtcNow()).Ticks);
        }
    }

    private TimeSpan Passed => System.GetElapsedTime(began) * speed + TimeSpan.FromTicks(Interlocked.Read(ref skippedTicks));
}

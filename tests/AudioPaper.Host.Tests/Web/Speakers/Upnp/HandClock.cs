namespace AudioPaper.Host.Tests.Web.Speakers.Upnp;

/// <summary>A clock that goes when it is told to.</summary>
internal sealed class HandClock : TimeProvider
{
    private TimeSpan gone;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Go(TimeSpan time) => gone += time;

    public override long GetTimestamp() => gone.Ticks;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddYears(56) + gone;
}

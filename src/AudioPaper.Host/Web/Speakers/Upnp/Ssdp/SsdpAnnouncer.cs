using System.Net;
using System.Security.Cryptography;

namespace AudioPaper.Host.Web.Speakers.Upnp.Ssdp;

/// <summary>Tells one network that this device is there, and answers who looks for it.</summary>
/// <param name="link">The network.</param>
/// <param name="device">What is told.</param>
/// <param name="location">Address of the description there.</param>
/// <param name="clock">The clock.</param>
internal sealed class SsdpAnnouncer(SsdpLink link, SsdpDevice device, Uri location, TimeProvider clock)
{
    /// <summary>Answers that may wait for their time at once; further searches get none and are asked again.</summary>
    private const int MostWaiting = 64;

    /// <summary>UDP loses packets, so that each is said three times at the beginning.</summary>
    private const int FirstTimes = 3;

    private int waiting;

    /// <summary>Tells that it is there, again and again, until it is cancelled; then that it goes.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            for (var time = 1; ; time++)
            {
                await SendAsync(device.Alive(location), SsdpLink.Group, cancellationToken);
                await Task.Delay(time < FirstTimes ? TimeSpan.FromMilliseconds(200) : TimeSpan.FromSeconds(SsdpDevice.MaxAgeSeconds / 3), clock, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await SendAsync(device.Gone(), SsdpLink.Group, CancellationToken.None);
        }
    }

    /// <summary>Answers a search, after a wait by chance that the asker allows, so that not all devices answer at once.</summary>
    public void Hear(SsdpMessage message, IPEndPoint source, CancellationToken cancellationToken)
    {
        if (device.AnswersTo(message, location, clock.GetUtcNow()) is { Length: > 0 } answers && SsdpDevice.LongestWait(message) is { } longest && Volatile.Read(ref waiting) < MostWaiting)
        {
            Interlocked.Increment(ref waiting);
            _ = AnswerAsync(answers, longest, source, cancellationToken);
        }
    }

    private async Task AnswerAsync(IEnumerable<string> answers, TimeSpan longest, IPEndPoint source, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32((int)(longest.TotalMilliseconds * 0.8) + 1)), clock, cancellationToken);
            await SendAsync(answers, source, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // We are ending.
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    private async Task SendAsync(IEnumerable<string> messages, IPEndPoint to, CancellationToken cancellationToken)
    {
        foreach (var message in messages)
        {
            await link.SendAsync(message, to, cancellationToken);
        }
    }
}

namespace AudioPaper.Voices.Web;

/// <summary>Reads the body of an answer within bounds: so many bytes at most, and not slower than a rate.</summary>
internal static class BoundedBody
{
    /// <summary>The body whole.</summary>
    /// <exception cref="SpeechFailure">It is too large, or it drips.</exception>
    /// <exception cref="IOException">The connection was closed before the end.</exception>
    public static async Task<byte[]> ReadAsync(Stream stream, long mostBytes, SpeechServer server, SpeechLimits limits, CancellationToken cancellationToken)
    {
        using var window = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var body = new MemoryStream();
        var buffer = new byte[32 << 10];
        var inWindow = 0;
        window.CancelAfter(limits.RateWindow);
        try
        {
            int count;
            while ((count = await stream.ReadAsync(buffer, window.Token).ConfigureAwait(false)) > 0)
            {
                body.Write(buffer, 0, count);
                if (body.Length > mostBytes)
                {
                    throw SpeechFailures.TooLarge(server, mostBytes);
                }

                inWindow += count;
                if (inWindow >= limits.LeastBytes)
                {
                    inWindow = 0;
                    window.CancelAfter(limits.RateWindow);
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw SpeechFailures.Drips(server, limits);
        }

        return body.ToArray();
    }

    /// <summary>The first bytes of the body of a refusal, for its first words; fewer when the connection breaks.</summary>
    public static async Task<byte[]> ReadFirstAsync(Stream stream, CancellationToken cancellationToken)
    {
        var first = new byte[4096];
        try
        {
            var count = await stream.ReadAtLeastAsync(first, first.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            return first[..count];
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            return [];
        }
    }
}

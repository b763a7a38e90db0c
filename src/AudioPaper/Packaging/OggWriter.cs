namespace AudioPaper.Packaging;

/// <summary>Writes one stream of packets as pages of Ogg (RFC 3533), one page in memory at a time.</summary>
/// <param name="output">Gets the pages; not closed.</param>
internal sealed class OggWriter(Stream output)
{
    /// <summary>The stream's number. Any will do, for there is only one; a fixed one makes the same bytes of the same sound.</summary>
    private const uint Serial = 0x4150_4150;

    /// <summary>The granule of a page on which no packet ends (RFC 3533, 6).</summary>
    private const long NoGranule = -1;

    private readonly List<byte> lacing = [];
    private readonly List<byte> body = [];
    private uint sequence;
    private long granule = NoGranule;
    private bool isInside;

    /// <summary>Writes a packet.</summary>
    /// <param name="packet">Its bytes.</param>
    /// <param name="end">The granule after it.</param>
    /// <param name="endsPage">Whether the next packet begins on a new page.</param>
    /// <param name="isLast">Whether it is the stream's last.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public async Task WriteAsync(ReadOnlyMemory<byte> packet, long end, bool endsPage, bool isLast, CancellationToken cancellationToken)
    {
        // A packet whose length is a multiple of 255 ends with an empty segment.
        for (var (rest, isWhole) = (packet, false); !isWhole;)
        {
            if (lacing.Count == OggPage.MostSegments)
            {
                await FlushAsync(isLast: false, rest.Length < packet.Length, cancellationToken).ConfigureAwait(false);
            }

            var length = Math.Min(255, rest.Length);
            lacing.Add((byte)length);
            body.AddRange(rest.Span[..length]);
            (rest, isWhole) = (rest[length..], length < 255);
        }

        granule = end;
        if (endsPage || isLast)
        {
            await FlushAsync(isLast, isCutInside: false, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task FlushAsync(bool isLast, bool isCutInside, CancellationToken cancellationToken)
    {
        var flags = (isInside ? OggPage.Continued : 0) | (sequence == 0 ? OggPage.First : 0) | (isLast ? OggPage.Last : 0);
        var page = new OggPage(flags, granule, [.. lacing], body.ToArray());
        await output.WriteAsync(page.ToBytes(Serial, sequence), cancellationToken).ConfigureAwait(false);
        lacing.Clear();
        body.Clear();
        sequence++;
        (granule, isInside) = (NoGranule, isCutInside);
    }
}

using AudioPaper.Packaging;
using CsCheck;

namespace AudioPaper.Tests.Packaging;

public sealed class Mp3FramesTests
{
    [Theory]
    [InlineData(0xFFFB50C4, 44100, 64, 1152, 208, true)] // MPEG-1, mono
    [InlineData(0xFFFB9264, 44100, 128, 1152, 418, false)] // with a padding byte
    [InlineData(0xFFF380C4, 22050, 64, 576, 208, true)] // MPEG-2
    [InlineData(0xFFF382C4, 22050, 64, 576, 209, true)]
    [InlineData(0xFFE388C4, 8000, 64, 576, 576, true)] // MPEG-2.5
    public void A_header_tells_what_the_frame_is(uint bits, int sampleRate, int kbps, int samples, int sizeBytes, bool isMono)
    {
        Assert.True(Mp3FrameHeader.TryRead([(byte)(bits >> 24), (byte)(bits >> 16), (byte)(bits >> 8), (byte)bits], out var header));
        Assert.Equal(
            (sampleRate, kbps, samples, sizeBytes, isMono),
            (header.SampleRate, header.BitRateKbps, header.SamplesPerFrame, header.FrameSizeBytes, header.IsMono));
    }

    [Theory]
    [InlineData(0xFFF180C4)] // reserved layer
    [InlineData(0xFFEB80C4)] // reserved version
    [InlineData(0xFFF300C4)] // free bit rate
    [InlineData(0xFFF3F0C4)] // no bit rate
    [InlineData(0xFFF38CC4)] // reserved sample rate
    [InlineData(0x49443303)] // an ID3 tag
    public void What_is_no_header_is_refused(uint bits) =>
        Assert.False(Mp3FrameHeader.TryRead([(byte)(bits >> 24), (byte)(bits >> 16), (byte)(bits >> 8), (byte)bits], out _));

    [Fact]
    public async Task Junk_is_named_with_its_place()
    {
        byte[] frame = [0xFF, 0xF3, 0x80, 0xC4, .. new byte[204]];
        Assert.Equal(3, await CountAsync([.. frame, .. frame, .. frame]));
        Assert.Equal(0, await CountAsync([]));
        await RefusedAsync("at byte 208", [.. frame, .. "junk and more"u8]);
        await RefusedAsync("at byte 208", [.. frame, 0xFF]);
        await RefusedAsync("is cut: 100 of 208", [.. frame, .. frame[..100]]);
        await RefusedAsync("at byte 0", [.. "ID3"u8, .. frame]);
        await RefusedAsync("of another kind", [.. frame, 0xFF, 0xF3, 0x84, 0xC4, .. new byte[188]]);
    }

    [Fact]
    public Task Any_bytes_are_read_or_refused() =>
        Gen.Byte.Array[0, 400].SampleAsync(async bytes =>
        {
            try
            {
                await CountAsync([0xFF, 0xF3, 0x80, 0xC4, .. bytes]);
            }
            catch (InvalidDataException)
            {
            }
        });

    private static async Task<int> CountAsync(byte[] bytes)
    {
        var count = 0;
        await foreach (var frame in Mp3Frames.ReadAsync(new Trickle(bytes), TestContext.Current.CancellationToken))
        {
            Assert.Equal(frame.Header.FrameSizeBytes, frame.Bytes.Length);
            count++;
        }

        return count;
    }

    private static async Task RefusedAsync(string words, byte[] bytes) =>
        Assert.Contains(words, (await Assert.ThrowsAsync<InvalidDataException>(() => CountAsync(bytes))).Message, StringComparison.Ordinal);

    /// <summary>Gives a few bytes at a time, as networks do.</summary>
    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(7, buffer.Length)], cancellationToken);
    }
}

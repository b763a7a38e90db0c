namespace AudioPaper.Packaging.Books;

/// <summary>The checksum of ZIP (APPNOTE.TXT, 4.4.7; polynomial 0xEDB88320, bits reversed).</summary>
internal static class Crc32
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(i =>
    {
        var value = (uint)i;
        for (var bit = 0; bit < 8; bit++)
        {
            value = (value >> 1) ^ ((value & 1) * 0xEDB8_8320);
        }

        return value;
    })];

    /// <summary>The checksum of a stream, read to its end.</summary>
    public static uint Of(Stream stream)
    {
        var (crc, buffer) = (uint.MaxValue, new byte[1 << 16]);
        for (var count = stream.Read(buffer); count > 0; count = stream.Read(buffer))
        {
            foreach (var value in buffer.AsSpan(0, count))
            {
                crc = (crc >> 8) ^ Table[(byte)crc ^ value];
            }
        }

        return ~crc;
    }
}

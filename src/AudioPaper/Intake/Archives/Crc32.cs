namespace AudioPaper.Intake.Archives;

/// <summary>The checksum of zip files (ISO 3309, polynomial 0x04C11DB7 reflected).</summary>
internal static class Crc32
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(value =>
    {
        var rest = (uint)value;
        for (var bit = 0; bit < 8; bit++)
        {
            rest = (rest & 1) != 0 ? (rest >> 1) ^ 0xEDB88320 : rest >> 1;
        }

        return rest;
    })];

    /// <summary>The checksum of all bytes.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var rest = uint.MaxValue;
        foreach (var value in bytes)
        {
            rest = (rest >> 8) ^ Table[(byte)(rest ^ value)];
        }

        return ~rest;
    }
}

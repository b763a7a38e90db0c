namespace AudioPaper.Packaging;

/// <summary>The checksum of LAME's tag: CRC-16 with the polynomial 0x8005, low bit first, from 0 (“CRC-16/ARC”).</summary>
internal static class Crc16
{
    private static readonly ushort[] Table = MakeTable();

    /// <summary>Goes on with a checksum.</summary>
    /// <param name="crc">The checksum so far; 0 at the begin.</param>
    /// <param name="bytes">What follows.</param>
    public static ushort Append(ushort crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            crc = (ushort)((crc >> 8) ^ Table[(crc ^ value) & 0xFF]);
        }

        return crc;
    }

    private static ushort[] MakeTable()
    {
        var table = new ushort[256];
        for (var value = 0; value < table.Length; value++)
        {
            var crc = value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xA001 : crc >> 1;
            }

            table[value] = (ushort)crc;
        }

        return table;
    }
}

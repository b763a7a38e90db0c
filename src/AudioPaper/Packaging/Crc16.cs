using System.Buffers.Binary;

namespace AudioPaper.Packaging;

/// <summary>
/// The checksum of LAME's tag: CRC-16 with the polynomial 0x8005, low bit first, from 0 (“CRC-16/ARC”). Eight bytes at a time, by a table
/// for each of their places (Kounavis and Berry 2005).
/// </summary>
internal static class Crc16
{
    private const int Places = 8, Values = 256;

    /// <summary>Of each place the checksums of all bytes with as many zeros behind them.</summary>
    private static readonly ushort[] Table = MakeTable();

    /// <summary>Goes on with a checksum.</summary>
    /// <param name="crc">The checksum so far; 0 at the begin.</param>
    /// <param name="bytes">What follows.</param>
    public static ushort Append(ushort crc, ReadOnlySpan<byte> bytes)
    {
        var table = Table.AsSpan(0, Places * Values);
        for (; bytes.Length >= Places; bytes = bytes[Places..])
        {
            var eight = BinaryPrimitives.ReadUInt64LittleEndian(bytes) ^ crc;
            crc = (ushort)(table[(7 * Values) + (byte)eight] ^ table[(6 * Values) + (byte)(eight >> 8)]
                ^ table[(5 * Values) + (byte)(eight >> 16)] ^ table[(4 * Values) + (byte)(eight >> 24)]
                ^ table[(3 * Values) + (byte)(eight >> 32)] ^ table[(2 * Values) + (byte)(eight >> 40)]
                ^ table[Values + (byte)(eight >> 48)] ^ table[(byte)(eight >> 56)]);
        }

        foreach (var value in bytes)
        {
            crc = (ushort)((crc >> 8) ^ table[(byte)(crc ^ value)]);
        }

        return crc;
    }

    private static ushort[] MakeTable()
    {
        var table = new ushort[Places * Values];
        for (var value = 0; value < Values; value++)
        {
            var crc = value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xA001 : crc >> 1;
            }

            table[value] = (ushort)crc;
        }

        for (var at = Values; at < table.Length; at++)
        {
            var before = table[at - Values];
            table[at] = (ushort)((before >> 8) ^ table[(byte)before]);
        }

        return table;
    }
}

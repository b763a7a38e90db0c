using System.Buffers.Binary;

namespace AudioPaper.Intake.Ocr;

/// <summary>Tells pictures and their sizes by their first bytes, without unpacking them: PNG, JPEG, TIFF.</summary>
internal static class ImageHeader
{
    /// <summary>A broadsheet at 600 dpi has 140 million pixels; more would fill the memory of whoever unpacks it.</summary>
    public const long MostPixels = 160_000_000;

    private const int LongestSide = 32_000;

    /// <summary>Whether bytes begin as one of these pictures does.</summary>
    public static bool IsImage(ReadOnlySpan<byte> bytes) => IsPng(bytes) || IsJpeg(bytes) || IsTiff(bytes);

    /// <summary>Width and height in pixels; null when they cannot be told or are not those of a page.</summary>
    public static (int Width, int Height)? SizeOf(ReadOnlySpan<byte> bytes)
    {
        var size = IsPng(bytes) ? OfPng(bytes) : IsJpeg(bytes) ? OfJpeg(bytes) : IsTiff(bytes) ? OfTiff(bytes) : null;
        return size is (> 0 and <= LongestSide, > 0 and <= LongestSide) && (long)size.Value.Width * size.Value.Height <= MostPixels ? size : null;
    }

    private static bool IsPng(ReadOnlySpan<byte> bytes) => bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);

    private static bool IsJpeg(ReadOnlySpan<byte> bytes) => bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);

    private static bool IsTiff(ReadOnlySpan<byte> bytes) => bytes.StartsWith("II*\0"u8) || bytes.StartsWith("MM\0*"u8);

    private static (int Width, int Height)? OfPng(ReadOnlySpan<byte> bytes) =>
        bytes.Length < 24 ? null : (BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..]));

    /// <summary>From the frame header (ITU T.81, B.2.2), which stands behind other segments.</summary>
    private static (int Width, int Height)? OfJpeg(ReadOnlySpan<byte> bytes)
    {
        for (var at = 2; at + 9 < bytes.Length;)
        {
            if (bytes[at] != 0xFF)
            {
                return null;
            }

            var marker = bytes[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return (BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]));
            }

            // Fill bytes and markers without a segment.
            at += marker == 0xFF ? 1 : marker is 0x01 or (>= 0xD0 and <= 0xD8) ? 2 : 2 + Math.Max((int)BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]), 2);
        }

        return null;
    }

    /// <summary>From the first directory (TIFF 6.0): tags 256 and 257.</summary>
    private static (int Width, int Height)? OfTiff(ReadOnlySpan<byte> bytes)
    {
        var isLittle = bytes[0] == 'I';
        long directory = bytes.Length < 8 ? long.MaxValue : Long(bytes[4..], isLittle);
        if (directory + 2 > bytes.Length)
        {
            return null;
        }

        var (width, height) = (0, 0);
        var count = Short(bytes[(int)directory..], isLittle);
        for (var i = 0; i < count && directory + 2 + ((i + 1) * 12L) <= bytes.Length; i++)
        {
            var entry = bytes.Slice((int)directory + 2 + (i * 12), 12);
            var value = Short(entry[2..], isLittle) == 3 ? Short(entry[8..], isLittle) : (int)Math.Min(Long(entry[8..], isLittle), int.MaxValue);
            (width, height) = Short(entry, isLittle) switch { 256 => (value, height), 257 => (width, value), _ => (width, height) };
        }

        return (width, height);
    }

    private static int Short(ReadOnlySpan<byte> bytes, bool isLittle) => isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint Long(ReadOnlySpan<byte> bytes, bool isLittle) => isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}

using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace AudioPaper.Packaging;

/// <summary>Writes the parts of an ID3v2.3 tag (“ID3 tag version 2.3.0”, 3.1 to 3.3) into memory.</summary>
internal sealed class Id3Writer
{
    /// <summary>The encoding byte of text in ISO 8859-1.</summary>
    public const byte Latin1 = 0;

    /// <summary>The encoding byte of text in UTF-16 with a byte order mark.</summary>
    public const byte Utf16 = 1;

    private const int TagHeaderSizeBytes = 10;
    private const int TagSizeLimitBytes = 1 << 28; // four bytes of seven bits

    private readonly ArrayBufferWriter<byte> written = new();

    public void Byte(byte value) => written.Write([value]);

    public void Bytes(ReadOnlySpan<byte> bytes) => written.Write(bytes);

    public void UInt32(uint value)
    {
        BinaryPrimitives.WriteUInt32BigEndian(written.GetSpan(sizeof(uint)), value);
        written.Advance(sizeof(uint));
    }

    public void Ascii(string text) => Encoding.ASCII.GetBytes(text, written);

    public void AsciiTerminated(string text)
    {
        Ascii(text);
        Byte(0);
    }

    public void Utf16Text(string text, bool isTerminated = false)
    {
        Bytes([0xFF, 0xFE]);
        Encoding.Unicode.GetBytes(text, written);
        if (isTerminated)
        {
            Bytes([0, 0]);
        }
    }

    /// <summary>A text frame.</summary>
    public void Text(string id, string text) => Frame(id, body =>
    {
        body.Byte(Utf16);
        body.Utf16Text(text);
    });

    /// <summary>A frame with the body that <paramref name="write"/> makes.</summary>
    public void Frame(string id, Action<Id3Writer> write)
    {
        var body = new Id3Writer();
        write(body);
        Ascii(id);
        UInt32((uint)body.written.WrittenCount);
        Bytes([0, 0]); // no flags
        Bytes(body.written.WrittenSpan);
    }

    /// <summary>A picture (4.15, APIC); nothing for an empty one.</summary>
    /// <param name="jpeg">The picture as JPEG.</param>
    /// <param name="kind">What it shows, by the table in 4.15: 3 is a cover, 0 anything.</param>
    public void Picture(ReadOnlyMemory<byte> jpeg, byte kind)
    {
        if (!jpeg.IsEmpty)
        {
            Frame("APIC", body =>
            {
                body.Byte(Latin1);
                body.AsciiTerminated("image/jpeg");
                body.Byte(kind);
                body.AsciiTerminated("");
                body.Bytes(jpeg.Span);
            });
        }
    }

    /// <summary>All that was written, as a tag.</summary>
    public byte[] ToTag()
    {
        var size = written.WrittenCount;
        if (size >= TagSizeLimitBytes)
        {
            throw new OverflowException("An ID3 tag ends at 256 MB.");
        }

        var tag = new byte[TagHeaderSizeBytes + size];
        byte[] header =
        [
            (byte)'I', (byte)'D', (byte)'3', 3, 0, 0,
            (byte)((size >> 21) & 0x7F), (byte)((size >> 14) & 0x7F), (byte)((size >> 7) & 0x7F), (byte)(size & 0x7F),
        ];
        header.CopyTo(tag, 0);
        written.WrittenSpan.CopyTo(tag.AsSpan(TagHeaderSizeBytes));
        return tag;
    }
}

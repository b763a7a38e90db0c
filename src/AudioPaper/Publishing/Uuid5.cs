using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace AudioPaper.Publishing;

/// <summary>Names made into ids: the same name gives the same id everywhere (RFC 9562, 5.5).</summary>
internal static class Uuid5
{
    /// <summary>The id of a name in a namespace.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "The standard names SHA-1; nothing is kept secret by it.")]
    public static Guid Make(Guid space, string name)
    {
        byte[] bytes = [.. space.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)];
        var id = SHA1.HashData(bytes).AsSpan(0, 16);
        id[6] = (byte)((id[6] & 0x0F) | 0x50);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new Guid(id, bigEndian: true);
    }
}

using System.Collections.Immutable;
using System.IO.Compression;

namespace AudioPaper.Intake.Archives;

/// <summary>
/// Unpacks a zip file into memory within bounds. What members say of their size is not believed: bytes are counted as they come. Names are
/// names only: nothing is written anywhere.
/// </summary>
internal static class BoundedZip
{
    private const int MostMembers = 2_000;
    private const long MostUnpackedBytes = 64L << 20;

    /// <summary>Text shrinks to a tenth; what shrinks to less than this is made to burst.</summary>
    private const int LargestRatio = 200;

    /// <summary>Below this size the ratio says nothing: a short file of blanks is no attack.</summary>
    private const int RatioCountsFromBytes = 1 << 20;

    /// <summary>The names of the members, folders apart.</summary>
    /// <exception cref="IntakeException">The archive is damaged.</exception>
    public static ImmutableArray<string> Names(byte[] zip, string name)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(zip, writable: false), ZipArchiveMode.Read);
            return [.. archive.Entries.Select(entry => entry.FullName).Where(member => !member.EndsWith('/'))];
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw Damaged(name, e);
        }
    }

    /// <summary>The members, folders apart, in order of the archive. Only those that <paramref name="isWanted"/> are unpacked.</summary>
    /// <exception cref="IntakeException">The archive is damaged, encrypted or beyond all bounds.</exception>
    public static ImmutableArray<(string Name, byte[] Bytes)> Members(byte[] zip, string name, Func<string, bool> isWanted)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(zip, writable: false), ZipArchiveMode.Read);
            if (archive.Entries.Count > MostMembers)
            {
                throw new IntakeException($"{name} has {archive.Entries.Count} members; {MostMembers} are the most.", $"{name} 有 {archive.Entries.Count} 个成员；最多 {MostMembers} 个。");
            }

            var members = ImmutableArray.CreateBuilder<(string, byte[])>();
            var left = MostUnpackedBytes;
            foreach (var entry in archive.Entries.Where(entry => !entry.FullName.EndsWith('/') && isWanted(entry.FullName)))
            {
                if (entry.IsEncrypted)
                {
                    throw new IntakeException($"{name}: {entry.FullName} is encrypted; give the file without a password.", $"{name}：{entry.FullName} 已加密；请给出无密码的文件。");
                }

                var bytes = Unpack(entry, name, left);
                left -= bytes.Length;
                members.Add((entry.FullName, bytes));
            }

            return members.ToImmutable();
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw Damaged(name, e);
        }
    }

    private static bool IsDamage(Exception e) => e is InvalidDataException or IOException or NotSupportedException or ArgumentException or OverflowException;

    private static IntakeException Damaged(string name, Exception cause) =>
        new($"{name} is a damaged zip file; copy or download it again.", $"{name} 是损坏的压缩文件；请重新复制或下载。", cause);

    private static byte[] Unpack(ZipArchiveEntry entry, string name, long left)
    {
        using var packed = entry.Open();
        using var unpacked = new MemoryStream();
        var buffer = new byte[81920];
        int count;
        while ((count = packed.Read(buffer)) > 0)
        {
            unpacked.Write(buffer, 0, count);
            if (unpacked.Length > left || (unpacked.Length > RatioCountsFromBytes && unpacked.Length > LargestRatio * Math.Max(1, entry.CompressedLength)))
            {
                throw new IntakeException(
                    $"{name} unpacks to more than {MostUnpackedBytes >> 20} MiB or grows more than {LargestRatio} times ({entry.FullName}); give the pages without it.",
                    $"{name} 解压后超过 {MostUnpackedBytes >> 20} MiB，或膨胀超过 {LargestRatio} 倍（{entry.FullName}）；请去掉该成员。");
            }
        }

        var bytes = unpacked.ToArray();
        // The library does not compare checksums, and a flipped bit would be read aloud.
        return Crc32.Of(bytes) == entry.Crc32 ? bytes : throw new InvalidDataException($"The checksum of {entry.FullName} is wrong.");
    }
}

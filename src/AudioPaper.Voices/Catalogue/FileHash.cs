using System.Security.Cryptography;

namespace AudioPaper.Voices.Catalogue;

/// <summary>The hash that a file must have. Piper's own catalogue has MD5 only; it finds torn files, not forged ones.</summary>
/// <param name="Algorithm">MD5 or SHA-256.</param>
/// <param name="Hex">Its digits, in small letters.</param>
public sealed record FileHash(HashAlgorithmName Algorithm, string Hex)
{
    /// <summary>Reads a hash; null when it is none.</summary>
    /// <param name="algorithm"><c>md5</c> or <c>sha256</c>.</param>
    /// <param name="hex">32 or 64 hexadecimal digits.</param>
    public static FileHash? Parse(string algorithm, string? hex)
    {
        var (name, length) = algorithm == "sha256" ? (HashAlgorithmName.SHA256, 64) : (HashAlgorithmName.MD5, 32);
        return algorithm is "md5" or "sha256" && hex?.Length == length && hex.All(char.IsAsciiHexDigit) ? new FileHash(name, hex.ToLowerInvariant()) : null;
    }

    /// <summary>Whether the rest of a stream has this hash.</summary>
    internal async Task<bool> FitsAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(Algorithm);
        var buffer = new byte[1 << 20];
        for (int count; (count = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0;)
        {
            hash.AppendData(buffer.AsSpan(0, count));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset()) == Hex;
    }
}

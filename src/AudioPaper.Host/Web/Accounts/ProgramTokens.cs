using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AudioPaper.Host.Library;

namespace AudioPaper.Host.Web.Accounts;

/// <summary>A token of a program: an entry of <c>.server/tokens.json</c>.</summary>
/// <param name="Id">Names the entry; no secret.</param>
/// <param name="Name">What it is for.</param>
/// <param name="Sha256">SHA-256 of the token, lower-case hexadecimal. The token has 256 bits of chance, so a slow hash would add nothing.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="Newspaper">Name of the one newspaper it is for; null for all.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Expires">From when on it is no longer good; null for never.</param>
internal sealed record TokenRecord(string Id, string Name, string Sha256, ImmutableArray<string> Scopes, string? Newspaper, DateTimeOffset Created, DateTimeOffset? Expires);

/// <summary>Tokens of programs.</summary>
/// <param name="root">Full path of the library.</param>
/// <param name="clock">The clock.</param>
internal sealed class ProgramTokens(string root, TimeProvider clock)
{
    /// <summary>What all tokens begin with, so that scanners for leaked secrets find them.</summary>
    private const string Prefix = "apt_";

    private const int SecretBytes = 32;

    private readonly AccountFile<TokenRecord> file = new(root, "tokens.json", AccountJson.Readable.ImmutableArrayTokenRecord,
        token => token is { Id.Length: > 0, Name: not null, Sha256.Length: 64, Scopes.IsDefault: false }, clock);

    /// <summary>All of them.</summary>
    /// <exception cref="LibraryException">The file is broken.</exception>
    public ImmutableArray<TokenRecord> All() => file.Read();

    /// <summary>What a token is; null when there is none, or no longer.</summary>
    public TokenRecord? Find(string secret)
    {
        if (secret.Length is 0 or > 100 || !secret.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        var hash = Encoding.ASCII.GetBytes(HashOf(secret));
        var found = file.Current.FirstOrDefault(token => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(token.Sha256), hash));
        return found is { Expires: { } end } && end <= clock.GetUtcNow() ? null : found;
    }

    /// <summary>Makes a token.</summary>
    /// <param name="name">What it is for.</param>
    /// <param name="scopes">What it may do.</param>
    /// <param name="newspaper">Name of the one newspaper it is for; null for all.</param>
    /// <param name="days">How long it is good; null for ever.</param>
    /// <param name="cancellationToken">Ends the wait for other processes.</param>
    /// <returns>The entry, and the token, which cannot be told again.</returns>
    /// <exception cref="LibraryException">The file is broken, or cannot be written.</exception>
    public async Task<(TokenRecord Record, string Secret)> AddAsync(string name, ImmutableArray<string> scopes, string? newspaper, int? days, CancellationToken cancellationToken)
    {
        var secret = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        var now = clock.GetUtcNow();
        var record = new TokenRecord(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4)), name, HashOf(secret), scopes, newspaper, now, days is { } count ? now.AddDays(count) : null);
        await file.ChangeAsync(all => all.Add(record), cancellationToken);
        return (record, secret);
    }

    /// <summary>Takes a token back; it is no longer good within seconds.</summary>
    /// <exception cref="LibraryException">There is none of this id or name, or several of this name.</exception>
    public Task RevokeAsync(string idOrName, CancellationToken cancellationToken) => file.ChangeAsync(all =>
    {
        var named = all.Where(token => token.Id == idOrName).ToList() is { Count: > 0 } byId ? byId : [.. all.Where(token => token.Name == idOrName)];
        return named.Count == 1 ? all.Remove(named[0])
            : throw new LibraryException($"There is {(named.Count == 0 ? "no token" : "more than one token")} {idOrName}; \"audiopaper tokens list\" shows their ids.",
                $"{(named.Count == 0 ? "没有" : "有多个")}令牌 {idOrName}；可用 audiopaper tokens list 查看编号。");
    }, cancellationToken);

    private static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}

/// <summary>How accounts are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(ImmutableArray<UserRecord>))]
[JsonSerializable(typeof(ImmutableArray<TokenRecord>))]
internal sealed partial class AccountJson : JsonSerializerContext
{
    /// <summary>The one context; Chinese stays readable.</summary>
    public static AccountJson Readable => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}

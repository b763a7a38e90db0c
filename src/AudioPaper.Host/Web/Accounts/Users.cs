using System.Collections.Immutable;
using System.Security.Cryptography;
using AudioPaper.Host.Library;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace AudioPaper.Host.Web.Accounts;

/// <summary>Somebody with an account: an entry of <c>.server/users.json</c>.</summary>
/// <param name="Name">The name to log in with; letter case does not count.</param>
/// <param name="Role"><c>admin</c> or <c>editor</c>.</param>
/// <param name="PasswordHash">As ASP.NET Core Identity writes it (version 3: PBKDF2 with HMAC-SHA512).</param>
/// <param name="Stamp">Changes with password and role.</param>
/// <param name="Created">When the account was made.</param>
internal sealed record UserRecord(string Name, string Role, string PasswordHash, string Stamp, DateTimeOffset Created);

/// <summary>The people who may log in.</summary>
/// <param name="root">Full path of the library.</param>
/// <param name="clock">The clock.</param>
internal sealed class Users(string root, TimeProvider clock)
{
    /// <summary>Shortest password.</summary>
    public const int ShortestPassword = 10;

    /// <summary>Longest password; hashing takes longer with longer ones.</summary>
    public const int LongestPassword = 200;

    private const int LongestName = 64;

    // OWASP Password Storage Cheat Sheet: 210,000 rounds of PBKDF2 with HMAC-SHA512.
    private static readonly PasswordHasher<UserRecord> Hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 210_000 }));
    private static readonly UserRecord Nobody = new("", "", "", "", default);

    // What an unknown name is checked against, so that it takes as long as a known one.
    private static readonly Lazy<string> HashOfNobody = new(() => Hasher.HashPassword(Nobody, Convert.ToHexString(RandomNumberGenerator.GetBytes(16))));

    private readonly AccountFile<UserRecord> file = new(root, "users.json", AccountJson.Readable.ImmutableArrayUserRecord,
        user => user is { Name.Length: > 0, PasswordHash: not null, Stamp.Length: > 0 } && !Scopes.Of(user.Role ?? "").IsEmpty, clock);

    /// <summary>All of them.</summary>
    /// <exception cref="LibraryException">The file is broken.</exception>
    public ImmutableArray<UserRecord> All() => file.Read();

    /// <summary>Somebody by name; null when there is nobody of it.</summary>
    public UserRecord? Find(string name) => file.Current.FirstOrDefault(user => IsName(user, name));

    /// <summary>Whether anybody can log in.</summary>
    public bool IsEmpty => file.Current.IsEmpty;

    /// <summary>Checks a password; takes as long for a name that does not exist.</summary>
    /// <returns>Who it is; null when name or password are wrong.</returns>
    public UserRecord? Check(string name, string password)
    {
        var user = Find(name);
        var isRight = password.Length is > 0 and <= LongestPassword && Matches(user?.PasswordHash ?? HashOfNobody.Value, password);
        return isRight ? user : null;
    }

    /// <summary>Makes an account.</summary>
    /// <exception cref="LibraryException">Name or password will not do, or the name is taken.</exception>
    public Task AddAsync(string name, string role, string password, CancellationToken cancellationToken)
    {
        if (name.Length is 0 or > LongestName || !name.All(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or '@'))
        {
            throw new LibraryException($"A name has 1 to {LongestName} letters, digits, and . - _ @; choose another.", $"用户名为 1 到 {LongestName} 个字母、数字或 . - _ @；请换一个。");
        }

        var user = new UserRecord(name, role, Hashed(name, password), NewStamp(), clock.GetUtcNow());
        return file.ChangeAsync(all => all.Any(other => IsName(other, name))
            ? throw new LibraryException($"There is a user {name} already; choose another name.", $"已有用户 {name}；请换一个名字。") : all.Add(user), cancellationToken);
    }

    /// <summary>Removes an account; who is logged in with it is out within seconds.</summary>
    /// <exception cref="LibraryException">There is none.</exception>
    public Task RemoveAsync(string name, CancellationToken cancellationToken) => file.ChangeAsync(all => all.Remove(Known(all, name)), cancellationToken);

    /// <summary>Changes a password; who is logged in with the old one is out within seconds.</summary>
    /// <exception cref="LibraryException">There is no such user, or the password will not do.</exception>
    public Task SetPasswordAsync(string name, string password, CancellationToken cancellationToken)
    {
        var hash = Hashed(name, password);
        return file.ChangeAsync(all => Known(all, name) is var user ? all.Replace(user, user with { PasswordHash = hash, Stamp = NewStamp() }) : all, cancellationToken);
    }

    private static string Hashed(string name, string password) =>
        password.Length is < ShortestPassword or > LongestPassword || string.Equals(password, name, StringComparison.OrdinalIgnoreCase)
            ? throw new LibraryException($"A password has {ShortestPassword} to {LongestPassword} characters and is not the name.", $"密码为 {ShortestPassword} 到 {LongestPassword} 个字符，且不得与用户名相同。")
            : Hasher.HashPassword(Nobody, password);

    private static bool Matches(string hash, string password)
    {
        try
        {
            return Hasher.VerifyHashedPassword(Nobody, hash, password) != PasswordVerificationResult.Failed;
        }
        catch (FormatException)
        {
            // Somebody wrote into the file by hand.
            return false;
        }
    }

    private static UserRecord Known(ImmutableArray<UserRecord> all, string name) =>
        all.FirstOrDefault(user => IsName(user, name)) ?? throw new LibraryException($"There is no user {name}; \"audiopaper users list\" shows who there is.", $"没有用户 {name}；可用 audiopaper users list 查看。");

    private static bool IsName(UserRecord user, string name) => string.Equals(user.Name, name, StringComparison.OrdinalIgnoreCase);

    private static string NewStamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}

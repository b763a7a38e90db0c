using System.Text.Json;

namespace AudioPaper.Host.Library;

/// <summary>
/// Keys of speech services: from the environment, else from the user's secrets, a file outside of every library that
/// <c>dotnet user-secrets set NAME VALUE --id audiopaper</c> writes. They are never written anywhere by us.
/// </summary>
public static class UserSecrets
{
    private const int LargestFileBytes = 64 << 10;

    /// <summary>A secret by its name, e.g. <c>AZURE_SPEECH_KEY</c>; null where it is not set, or the file is damaged.</summary>
    public static string? Of(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : InFile(FilePath, name);

    /// <summary>Where the secrets lie: the place that the .NET SDK's <c>user-secrets</c> uses.</summary>
    private static string FilePath => OperatingSystem.IsWindows()
        ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "Microsoft", "UserSecrets", "audiopaper", "secrets.json")
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify), ".microsoft", "usersecrets", "audiopaper", "secrets.json");

    internal static string? InFile(string path, string name)
    {
        try
        {
            if (new FileInfo(path) is not { Exists: true, Length: <= LargestFileBytes })
            {
                return null;
            }

            using var document = JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.String
                && found.GetString() is { Length: > 0 } value ? value : null;
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            // The engine then says that its key is missing, and where it is looked for.
            return null;
        }
    }
}

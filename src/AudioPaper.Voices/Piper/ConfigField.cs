using System.Text.Json;
using AudioPaper.Synthesis;

namespace AudioPaper.Voices.Piper;

/// <summary>Takes fields from a voice's configuration; a field of the wrong kind or range is refused by its name.</summary>
/// <param name="path">The file, for messages.</param>
/// <param name="root">Its content.</param>
internal sealed class ConfigField(string path, JsonElement root)
{
    private const int MaxText = 100, MaxMembers = 20_000;

    /// <summary>A text of at most 100 characters; null where there is none.</summary>
    public string? Text(params ReadOnlySpan<string> names)
    {
        var found = Find(names);
        return found is null ? null
            : found.Value.ValueKind == JsonValueKind.String && found.Value.GetString() is { Length: <= MaxText } text ? text : throw Wrong(string.Join('.', names));
    }

    /// <summary>A whole number.</summary>
    /// <param name="missing">What it is when it is not there; null when it must be there.</param>
    /// <param name="least">The least allowed.</param>
    /// <param name="most">The most allowed.</param>
    /// <param name="names">The way to it.</param>
    public int Whole(int? missing, int least, int most, params ReadOnlySpan<string> names)
    {
        var found = Find(names);
        return found is null && missing is not null ? missing.Value
            : found is not null && WholeOf(found.Value, least, most) is { } number ? number
            : throw Wrong(string.Join('.', names), $" ({least} to {most})");
    }

    /// <summary>A number.</summary>
    public float Number(float missing, float least, float most, params ReadOnlySpan<string> names)
    {
        var found = Find(names);
        return found is null ? missing
            : found.Value.ValueKind == JsonValueKind.Number && found.Value.TryGetSingle(out var number) && number >= least && number <= most ? number
            : throw Wrong(string.Join('.', names), FormattableString.Invariant($" ({least} to {most})"));
    }

    /// <summary>The members of an object; none where it is not there.</summary>
    public IEnumerable<JsonProperty> Members(string name) => Find([name]) is not { } found ? []
        : found.ValueKind == JsonValueKind.Object && found.GetPropertyCount() <= MaxMembers ? found.EnumerateObject() : throw Wrong(name);

    /// <summary>The items of an array; none where it is not there.</summary>
    public IEnumerable<JsonElement> Items(string name) => Find([name]) is not { } found ? []
        : found.ValueKind == JsonValueKind.Array && found.GetArrayLength() <= MaxMembers ? found.EnumerateArray() : throw Wrong(name);

    /// <summary>A whole number in a range; null when it is none.</summary>
    public static int? WholeOf(JsonElement value, int least, int most) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most ? number : null;

    /// <summary>The refusal of a field.</summary>
    public SynthesisException Wrong(string name, string range = "") =>
        PiperRefusal.OfFile(path, $"has no proper '{name}'{range}", $"的“{name}”缺失或不合要求{range}");

    private JsonElement? Find(ReadOnlySpan<string> names)
    {
        var at = root;
        foreach (var name in names)
        {
            if (at.ValueKind != JsonValueKind.Object)
            {
                throw Wrong(string.Join('.', names));
            }

            if (!at.TryGetProperty(name, out var next) || next.ValueKind == JsonValueKind.Null)
            {
                return null;
            }

            at = next;
        }

        return at;
    }
}

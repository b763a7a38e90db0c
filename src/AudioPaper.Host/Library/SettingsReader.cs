using System.Text.Json;

namespace AudioPaper.Host.Library;

/// <summary>
/// Reads a file of settings (JSON with comments), strictly: whatever is misspelt, missing or out of range is told with its line, and nothing is guessed.
/// </summary>
/// <typeparam name="T">The settings; an immutable record.</typeparam>
/// <param name="members">
/// How each member is taken, by its name: <c>a</c>, <c>a.b</c> inside of an object; <c>a[]</c> begins an entry of a list of objects, whose members are <c>a[].b</c>.
/// </param>
/// <param name="required">Members that must be there wherever the object around them is.</param>
internal sealed class SettingsReader<T>(IReadOnlyDictionary<string, Func<SettingValue, T, T>> members, IReadOnlyCollection<string> required)
    where T : class
{
    private const int LargestFileBytes = 64 << 10;
    private const int MostEntries = 200;

    private static readonly JsonReaderOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 8 };

    /// <summary>Names of all members, for tests against the schema.</summary>
    public IEnumerable<string> Names => members.Keys;

    /// <summary>Names of members that must be there, for tests against the schema.</summary>
    public IEnumerable<string> Required => required;

    /// <summary>The settings of a file; null when it is not there.</summary>
    /// <param name="path">The file; at most 64 KiB of UTF-8.</param>
    /// <param name="without">What holds where it says nothing.</param>
    /// <exception cref="LibraryException">Something in it is wrong; the sentence names the line.</exception>
    public T? Read(string path, T without)
    {
        byte[] bytes;
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            if (file.Length > LargestFileBytes)
            {
                throw new LibraryException($"{path} has more than {LargestFileBytes >> 10} KiB; settings are a few lines.", $"{path} 超过 {LargestFileBytes >> 10} KiB；设置只需几行。");
            }

            bytes = new byte[file.Length];
            file.ReadExactly(bytes);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LibraryException($"{path} cannot be read ({e.Message.TrimEnd('.')}).", $"无法读取 {path}（{e.Message.TrimEnd('.')}）。", e);
        }

        return Parse(bytes, path, without);
    }

    /// <summary>The settings in a file's content.</summary>
    /// <param name="bytes">UTF-8, with or without a byte order mark; comments and trailing commas are allowed.</param>
    /// <param name="path">Its path, for sentences.</param>
    /// <param name="without">What holds where it says nothing.</param>
    /// <exception cref="LibraryException">Something in it is wrong.</exception>
    public T Parse(ReadOnlySpan<byte> bytes, string path, T without)
    {
        var utf8 = bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        try
        {
            return Parse(utf8, new SettingsLines(path, utf8.ToArray()), without);
        }
        catch (JsonException e)
        {
            var line = (e.LineNumber ?? 0) + 1;
            throw new LibraryException($"{path}, line {line}: this is no JSON; mend it, or delete the file for the usual settings.", $"{path} 第 {line} 行：不是合法的 JSON；请改正，或删除该文件以用默认设置。", e);
        }
        catch (InvalidOperationException e)
        {
            // Half a character (\uD800 alone), or bytes that are not UTF-8.
            throw new LibraryException($"{path} holds text that is not whole Unicode; save it as UTF-8.", $"{path} 含有不完整的字符；请存为 UTF-8。", e);
        }
    }

    /// <summary>Takes one member from elsewhere.</summary>
    /// <param name="name">The member.</param>
    /// <param name="value">What is told.</param>
    /// <param name="settings">What holds so far.</param>
    /// <exception cref="LibraryException">It does not fit.</exception>
    public T Take(string name, SettingValue value, T settings) => members[name](value, settings);

    private T Parse(ReadOnlySpan<byte> utf8, SettingsLines lines, T without)
    {
        var reader = new Utf8JsonReader(utf8, Options);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw lines.Wrong(reader.TokenStartIndex, "the settings must stand in { }", "设置须写在 { } 之内");
        }

        var settings = ParseMembers(ref reader, "", without, lines);
        // What stands behind the object is no JSON either.
        reader.Read();
        return settings;
    }

    /// <summary>Takes the members of an object, from behind its opening brace to its closing one.</summary>
    private T ParseMembers(ref Utf8JsonReader reader, string prefix, T settings, SettingsLines lines)
    {
        var (begin, seen) = (reader.TokenStartIndex, new HashSet<string>(StringComparer.Ordinal));
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (name, at) = (prefix + reader.GetString()!, reader.TokenStartIndex);
            var (isGroup, isList) = (members.Keys.Any(key => key.StartsWith(name + ".", StringComparison.Ordinal)), members.ContainsKey(name + "[]"));
            if (!isGroup && !isList && !members.ContainsKey(name))
            {
                var known = members.Keys.Where(key => key[0] != '$' && key.StartsWith(prefix, StringComparison.Ordinal)).Select(key => key[prefix.Length..].Split('.', '[')[0]).Where(key => key.Length > 0).Distinct().ToList();
                throw lines.Wrong(at, $"there is no setting «{SettingsLines.Short(name)}»; there is: {string.Join(", ", known)}", $"没有“{SettingsLines.Short(name)}”这项设置；可用的有：{string.Join("、", known)}");
            }

            if (!seen.Add(name))
            {
                throw lines.Wrong(at, $"«{name}» is said twice", $"“{name}”出现了两次");
            }

            reader.Read();
            settings = isGroup ? ParseGroup(ref reader, name, name + ".", settings, lines)
                : isList ? ParseList(ref reader, name, settings, lines)
                : members[name](SettingValue.Of(ref reader, name, lines), settings);
        }

        if (required.FirstOrDefault(name => name.StartsWith(prefix, StringComparison.Ordinal) && name.IndexOfAny(['.', '['], prefix.Length) < 0 && !seen.Contains(name)) is { } missing)
        {
            throw lines.Wrong(begin, $"«{missing}» is missing here", $"这里缺少“{missing}”");
        }

        return settings;
    }

    private T ParseGroup(ref Utf8JsonReader reader, string name, string prefix, T settings, SettingsLines lines) =>
        reader.TokenType == JsonTokenType.StartObject ? ParseMembers(ref reader, prefix, settings, lines)
            : throw lines.Wrong(reader.TokenStartIndex, $"«{name}» must stand in {{ }}", $"“{name}”须写在 {{ }} 之内");

    private T ParseList(ref Utf8JsonReader reader, string name, T settings, SettingsLines lines)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw lines.Wrong(reader.TokenStartIndex, $"«{name}» must be a list in [ ]", $"“{name}”须是 [ ] 中的列表");
        }

        for (var count = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; count++)
        {
            if (count == MostEntries)
            {
                throw lines.Wrong(reader.TokenStartIndex, $"«{name}» has more than {MostEntries} entries", $"“{name}”超过 {MostEntries} 项");
            }

            if (reader.TokenType == JsonTokenType.StartObject)
            {
                settings = members[name + "[]"](SettingValue.Of(ref reader, name, lines), settings);
            }

            settings = ParseGroup(ref reader, name + "[]", name + "[].", settings, lines);
        }

        return settings;
    }
}

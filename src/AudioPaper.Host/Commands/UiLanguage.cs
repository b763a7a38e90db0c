namespace AudioPaper.Host.Commands;

/// <summary>Language of the command line: Chinese or English.</summary>
internal sealed class UiLanguage(bool isChinese)
{
    /// <summary>Option that overrides the locale.</summary>
    public const string Option = "--ui";

    /// <summary>Whether it is Chinese.</summary>
    public bool IsChinese => isChinese;

    /// <summary>Chooses by <c>--ui</c>, else by the locale (LC_ALL, LC_MESSAGES, LANG, in this order as POSIX has it).</summary>
    public static UiLanguage From(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            var said = arguments[i] == Option && i + 1 < arguments.Count ? arguments[i + 1]
                : arguments[i].StartsWith(Option + "=", StringComparison.Ordinal) ? arguments[i][(Option.Length + 1)..] : null;
            if (said is "zh" or "en")
            {
                return new UiLanguage(said == "zh");
            }
        }

        var locale = new[] { "LC_ALL", "LC_MESSAGES", "LANG" }.Select(Environment.GetEnvironmentVariable).FirstOrDefault(value => !string.IsNullOrEmpty(value));
        return new UiLanguage(locale?.StartsWith("zh", StringComparison.OrdinalIgnoreCase) == true);
    }

    /// <summary>One of two texts.</summary>
    public string Say(string chinese, string english) => isChinese ? chinese : english;
}

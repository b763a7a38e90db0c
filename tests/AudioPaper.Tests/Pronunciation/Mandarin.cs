using System.Collections.Immutable;
using AudioPaper.Pronunciation;

namespace AudioPaper.Tests.Pronunciation;

/// <summary>The tables of the repository, opened once for all tests.</summary>
internal static class Mandarin
{
    public static string Root { get; } = FindRoot();

    public static string Folder { get; } = Path.Combine(Root, "voices", "mandarin");

    public static MandarinReader Reader { get; } = MandarinReader.Load(Folder);

    /// <summary>Dictionary tones, words parted by <c>|</c>.</summary>
    public static string Words(string hanzi) => Line(Reader.Read(hanzi));

    /// <summary>Dictionary tones without the borders of words.</summary>
    public static string Dictionary(string hanzi) => Words(hanzi).Replace(" | ", " ", StringComparison.Ordinal);

    /// <summary>Tones as spoken, without the borders of words.</summary>
    public static string Spoken(string hanzi) =>
        Line(ToneSandhi.Apply(Reader.Read(hanzi))).Replace(" | ", " ", StringComparison.Ordinal);

    private static string Line(ImmutableArray<MandarinWord> words) =>
        string.Join(" | ", words.Select(word => string.Join(' ', word.Syllables)));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AudioPaper.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No folder above the tests has AudioPaper.sln.");
        }

        return folder.FullName;
    }
}

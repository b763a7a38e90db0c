using AudioPaper.Normalization.Lexicons;
using AudioPaper.Pronunciation;
using AudioPaper.Pronunciation.Lexicons;

namespace AudioPaper.Host.Library;

/// <summary>
/// Where the lexicons of an issue stand: <c>*.pls</c> in the program's <c>voices/lexicons</c>, in <c>NEWSPAPER/lexicon</c> and in
/// <c>NEWSPAPER/ISSUE/lexicon</c>. Those that the program writes are <c>zh-CN.pls</c> and <c>en-US.pls</c>.
/// </summary>
/// <param name="root">Full path of the library.</param>
/// <param name="newspaperFolder">The newspaper's folder in it.</param>
/// <param name="issueFolder">The issue's folder there; null when only the newspaper is looked at.</param>
internal sealed class IssueLexicons(string root, string newspaperFolder, string? issueFolder)
{
    internal const string FolderName = "lexicon";

    /// <summary>Data of the program that belong to voices.</summary>
    private static readonly string Voices = Path.Combine(AppContext.BaseDirectory, "voices");

    /// <summary>The folder that <c>lexicon add</c> writes to: the issue's, or the newspaper's.</summary>
    public string Folder { get; } = Path.Combine(issueFolder is null ? [root, newspaperFolder, FolderName] : [root, newspaperFolder, issueFolder, FolderName]);

    /// <summary>Where its lexicons belong.</summary>
    public LexiconLevel Level => issueFolder is null ? LexiconLevel.Newspaper : LexiconLevel.Issue;

    /// <summary>Those of an issue.</summary>
    /// <param name="root">Full path of the library.</param>
    /// <param name="issue">The issue.</param>
    public static IssueLexicons Of(string root, IssueId issue) => new(root, issue.NewspaperFolder, issue.Folder[(issue.NewspaperFolder.Length + 1)..]);

    /// <summary>Hanzi that are written in two ways.</summary>
    public static TraditionalCharacters Traditional() => TraditionalCharacters.Load(Path.Combine(Voices, "mandarin", "traditional.tsv"));

    /// <summary>Path of the lexicon of a language that the program writes.</summary>
    public string PathOf(string language) => Path.Combine(Folder, language + ".pls");

    /// <summary>All lexicons: the program's, the newspaper's, the issue's.</summary>
    public IEnumerable<(string Path, LexiconLevel Level)> Files()
    {
        var newspaper = LexiconFiles.In(Path.Combine(root, newspaperFolder, FolderName)).Select(path => (path, LexiconLevel.Newspaper));
        var issue = issueFolder is null ? [] : LexiconFiles.In(Folder).Select(path => (path, LexiconLevel.Issue));
        return LexiconFiles.In(Path.Combine(Voices, "lexicons")).Select(path => (path, LexiconLevel.BuiltIn)).Concat(newspaper).Concat(issue);
    }

    /// <summary>The lexicon of the issue.</summary>
    /// <exception cref="LexiconException">Something in a file is wrong.</exception>
    public Lexicon Load() => LexiconFiles.Load(Files(), Traditional());
}

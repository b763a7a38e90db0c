using AudioPaper.Normalization.Lexicons;

namespace AudioPaper.Pronunciation.Lexicons;

/// <summary>Puts the lexicons of an issue together.</summary>
public static class LexiconFiles
{
    /// <summary>Most lexicons in a folder.</summary>
    private const int MostFiles = 50;

    /// <summary>The lexicons of a folder, by name; none when it is not there.</summary>
    public static string[] In(string folder) => !Directory.Exists(folder) ? []
        : [.. Directory.EnumerateFiles(folder, "*.pls").Where(path => !Path.GetFileName(path).StartsWith('.')).Order(StringComparer.Ordinal).Take(MostFiles + 1)];

    /// <summary>Reads lexicons, whatever is wrong with them: what is right can be used.</summary>
    /// <param name="files">Their paths and where they belong.</param>
    /// <param name="traditional">Hanzi that are written in two ways.</param>
    /// <param name="replaced">A file whose content is given, not read: what it would become.</param>
    public static (Lexicon Lexicon, List<LexiconProblem> Problems) Read(
        IEnumerable<(string Path, LexiconLevel Level)> files, TraditionalCharacters traditional, (string Path, byte[] Bytes)? replaced = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(traditional);
        var (lexemes, problems) = (new List<Lexeme>(), new List<LexiconProblem>());
        foreach (var group in files.GroupBy(file => file.Level))
        {
            if (group.Count() > MostFiles)
            {
                throw new LexiconException($"{Path.GetDirectoryName(group.First().Path)} holds more than {MostFiles} lexicons; join some of them.", $"{Path.GetDirectoryName(group.First().Path)} 里的词典超过 {MostFiles} 个；请合并一些。");
            }

            foreach (var (path, level) in group)
            {
                var read = PlsReader.Read(replaced?.Path == path ? replaced.Value.Bytes : BytesOf(path), path, level);
                lexemes.AddRange(read.Lexemes);
                problems.AddRange(read.Problems);
            }
        }

        var lexicon = new Lexicon(lexemes, traditional.Simplify);
        problems.AddRange(Duplicates(lexicon));
        problems.AddRange(lexicon.Faults.Select(Sentence));
        return (lexicon, problems);
    }

    /// <summary>Reads lexicons that must be right.</summary>
    /// <exception cref="LexiconException">Something in them is wrong.</exception>
    public static Lexicon Load(IEnumerable<(string Path, LexiconLevel Level)> files, TraditionalCharacters traditional)
    {
        var (lexicon, problems) = Read(files, traditional);
        return problems.Count == 0 ? lexicon : throw new LexiconException(problems);
    }

    /// <summary>A whole file, unless it is larger than any lexicon: then just enough of it to be refused.</summary>
    private static byte[] BytesOf(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        var bytes = new byte[Math.Min(stream.Length, PlsXml.MostBytes + 1)];
        return bytes[..stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
    }

    private static IEnumerable<LexiconProblem> Duplicates(Lexicon lexicon) => lexicon.Lexemes
        .GroupBy(lexeme => (lexeme.Level, lexeme.IsChinese, Key: lexicon.KeyOf(lexeme.Grapheme)))
        .SelectMany(group => group.Skip(1), (group, lexeme) => Duplicate(group.First(), lexeme));

    private static LexiconProblem Duplicate(Lexeme first, Lexeme second) => new(second.File, second.Line,
        $"\"{second.Grapheme}\" stands already in line {first.Line}{(first.File == second.File ? "" : " of " + first.File)}; delete one of them",
        $"“{second.Grapheme}”已在{(first.File == second.File ? "" : first.File + " ")}第 {first.Line} 行出现；请删去其中一个");

    private static LexiconProblem Sentence(AliasFault fault)
    {
        var chain = string.Join(" → ", fault.Cycle.Append(fault.Lexeme).Select(lexeme => $"{lexeme.Grapheme} ({Path.GetFileName(lexeme.File)}:{lexeme.Line})"));
        return fault.Cycle.Count > 0
            ? new LexiconProblem(fault.Lexeme.File, fault.Lexeme.Line, $"this alias leads back to itself: {chain}; change one of them", $"替换文本绕回了自身：{chain}；请改动其中一个")
            : new LexiconProblem(fault.Lexeme.File, fault.Lexeme.Line, $"the alias of \"{fault.Lexeme.Grapheme}\" grows too long with the aliases inside it; shorten it", $"“{fault.Lexeme.Grapheme}”的替换文本连同其中的替换过长；请缩短");
    }
}

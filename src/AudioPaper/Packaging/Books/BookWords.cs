using System.Collections.Immutable;
using System.Globalization;

namespace AudioPaper.Packaging.Books;

/// <summary>Words of books that stand in no newspaper, in the language of the issue, and how a book tells whom it serves.</summary>
/// <param name="language">BCP 47 tag of the issue.</param>
internal sealed class BookWords(string language)
{
    /// <summary>How the text is there (schema.org accessMode).</summary>
    public static ImmutableArray<string> AccessModes { get; } = ["textual", "auditory"];

    private readonly bool isChinese = language == "zh-CN";

    /// <summary>Language of these words.</summary>
    public string Language => isChinese ? "zh-CN" : "en";

    /// <summary>Heading of the table of contents.</summary>
    public string Contents => isChinese ? "目录" : "Contents";

    /// <summary>Heading of the list of printed pages.</summary>
    public string Pages => isChinese ? "版面" : "Pages";

    /// <summary>Heading of the list of places.</summary>
    public string Landmarks => isChinese ? "导览" : "Landmarks";

    /// <summary>Name of the place where the first article begins.</summary>
    public string Beginning => isChinese ? "正文" : "Beginning";

    /// <summary>What the picture shows.</summary>
    public string Cover => isChinese ? "封面" : "Cover";

    /// <summary>The printed newspaper a book comes from.</summary>
    public string Print(Book book) => $"{book.Newspaper} {book.Tags.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}{(isChinese ? "（印刷版）" : " (print)")}";

    /// <summary>What people who cannot see should know of the sound alone.</summary>
    public string AudioSummary => isChinese ? "全部内容均为朗读，可按版块和文章选听。" : "Everything is read aloud; sections and articles can be chosen.";

    /// <summary>What people who cannot read print should know, in a sentence or two.</summary>
    /// <param name="hasPages">Whether the begins of printed pages are marked.</param>
    public string Summary(bool hasPages) => isChinese
        ? $"全文与朗读逐句同步，可按版块和文章导航{(hasPages ? "，标有报纸的版次" : "")}。朗读者说而报纸上没有的话（片头、版块名、片尾）均有标记。除封面外没有图片。"
        : $"The whole text is synchronized with its reading, sentence by sentence, and can be navigated by section and article{(hasPages ? "; the printed pages are marked" : "")}. What is said without standing in the newspaper (opening, names of sections, closing) is marked. There are no pictures but the cover.";
}

using System.Collections.Immutable;
using AudioPaper.Audio;
using AudioPaper.Normalization;

namespace AudioPaper.Packaging.Books;

/// <summary>An issue as a read-along book: the text that is spoken, and where each sentence stands in the sound of its article.</summary>
/// <param name="Tags">What the episode says about itself; its guid is the book's, too.</param>
/// <param name="Format">Sample rate of all positions.</param>
/// <param name="Articles">In the order of the episode, opening and closing included; one at least.</param>
public sealed record Book(EpisodeTags Tags, PcmFormat Format, ImmutableArray<BookArticle> Articles)
{
    /// <summary>Who reads; names of people, or of voices.</summary>
    public ImmutableArray<string> Narrators { get; init; } = [];

    /// <summary>The title on one line, never empty.</summary>
    public string Title => BookText.Title(Tags.Title, Tags.Newspaper);

    /// <summary>The name of the newspaper on one line, never empty.</summary>
    public string Newspaper => BookText.Title(Tags.Newspaper, "AudioPaper");

    /// <summary>Who made it, on one line, never empty.</summary>
    public string Author => BookText.Title(Tags.Author, Newspaper);

    /// <summary>The item's guid as a URN (RFC 9562, 4).</summary>
    public string Identifier => $"urn:uuid:{Tags.ItemGuid}";

    /// <summary>BCP 47 tags of all its languages, the main one first.</summary>
    public IEnumerable<string> Languages => Articles.SelectMany(article => article.Passages).Select(passage => passage.Language).Prepend(Tags.Language).Distinct(StringComparer.Ordinal);

    /// <summary>Length of all its sound in whole milliseconds: the sum of the articles', as overlays tell them.</summary>
    public long LengthMs => Articles.Sum(LengthMsOf);

    /// <summary>Length of an article's sound in whole milliseconds, never more than there is: a clip must not end behind its file.</summary>
    public long LengthMsOf(BookArticle article) => Format.ToTime(article.SampleCount).Ticks / TimeSpan.TicksPerMillisecond;

    /// <summary>Begin and end of a clip in the sound of its article, in whole milliseconds.</summary>
    public (long Begin, long End) ClipMs(BookArticle article, BookClip clip) =>
        (Milliseconds.At(Format, clip.Begin), Math.Min(Milliseconds.At(Format, clip.End), LengthMsOf(article)));

    /// <summary>Whether all of its text is heard.</summary>
    public bool IsSpokenWhole => Articles.All(article => article.Passages.All(passage => passage.Sentences.All(sentence => sentence.Clip is not null)));

    /// <summary>Level of an article's heading: 2 below a section that is announced, else 1, so that no level is left out.</summary>
    public int LevelOf(BookArticle article)
    {
        for (var i = Articles.IndexOf(article); article.Section is not null && i >= 0 && Articles[i].Section == article.Section; i--)
        {
            if (Articles[i].AnnouncesSection)
            {
                return 2;
            }
        }

        return 1;
    }

    /// <summary>Whether it is the first article of its printed page in the book, where that page is known.</summary>
    public bool BeginsPage(BookArticle article) =>
        article.Page is not null && Articles.First(one => one.Page == article.Page) == article;
}

/// <summary>An article (or the opening, or the closing) of a book.</summary>
/// <param name="File">Its sound, title and section.</param>
/// <param name="Language">BCP 47 tag of its main language.</param>
/// <param name="SampleCount">Length of its sound.</param>
/// <param name="Passages">What is read, in order; one at least.</param>
public sealed record BookArticle(ArticleSoundFile File, string Language, long SampleCount, ImmutableArray<BookPassage> Passages)
{
    /// <summary>Label of its printed page; null when that is not known.</summary>
    public string? Page { get; init; }

    /// <summary>Whether it is the opening or the closing, which the newspaper does not print.</summary>
    public bool IsAround => Announcements.Is(File.Chapter.ArticleId);

    /// <summary>Title on one line, never empty.</summary>
    public string Title => BookText.Title(File.Chapter.Title, File.Chapter.ArticleId);

    /// <summary>Section on one line; null when it stands in none.</summary>
    public string? Section => File.Chapter.Section is { } section && BookText.Title(section, "") is { Length: > 0 } line ? line : null;

    /// <summary>Whether the name of its section is spoken before it, so that the section has a place to jump to.</summary>
    public bool AnnouncesSection => !IsAround && Section is not null && Passages[0] is { IsAnnounced: true, Role: PassageRole.Opening };

    /// <summary>Its spoken sentences in order.</summary>
    public IEnumerable<(BookSentence Sentence, BookClip Clip)> Clips =>
        Passages.SelectMany(passage => passage.Sentences).Where(sentence => sentence.Clip is not null).Select(sentence => (sentence, sentence.Clip!));
}

/// <summary>A headline, a byline or a paragraph of an article.</summary>
/// <param name="Role">What it is.</param>
/// <param name="Language">BCP 47 tag of its main language.</param>
/// <param name="IsAnnounced">Whether it is said without standing in the newspaper.</param>
/// <param name="Sentences">Together its whole text.</param>
public sealed record BookPassage(PassageRole Role, string Language, bool IsAnnounced, ImmutableArray<BookSentence> Sentences);

/// <summary>A sentence, or a clause of a long one.</summary>
/// <param name="Number">Counts the sentences of an article, from 1.</param>
/// <param name="Text">Its text as printed, white space included.</param>
/// <param name="Clip">Where it is spoken; null for text that no voice could say.</param>
public sealed record BookSentence(int Number, string Text, BookClip? Clip);

/// <summary>A stretch of an article's sound. One begins where the one before ends, so that players play on without seeking.</summary>
/// <param name="Begin">First sample.</param>
/// <param name="End">Sample after the last.</param>
public sealed record BookClip(long Begin, long End);

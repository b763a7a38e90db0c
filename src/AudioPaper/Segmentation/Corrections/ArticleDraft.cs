using System.Collections.Immutable;
using AudioPaper.Intake;
using AudioPaper.Intake.Json;

namespace AudioPaper.Segmentation.Corrections;

/// <summary>An edited article whose texts find their places one after the other.</summary>
internal sealed class ArticleDraft
{
    private readonly StatedArticle stated;
    private readonly List<Piece> pieces = [];

    /// <summary>Begins with the article as the file states it.</summary>
    /// <param name="stated">The edited article.</param>
    /// <param name="origin">The article of the pages that it was; null when it was typed by hand.</param>
    public ArticleDraft(StatedArticle stated, Article? origin)
    {
        (this.stated, Origin) = (stated, origin);
        // A made headline that nobody touched is made again from the lede, which may have been edited.
        var isMade = !stated.Paragraphs.IsEmpty && stated.HeadlineMade && origin?.HeadlineMade == true && SourceBuilder.OneLine(origin.Headline.Text) == stated.Headline;
        // Names count where no line holds them, but not where the pages had none to hold them either.
        var names = stated.BylineText ?? (origin is { BylineText: null } && origin.Byline.SequenceEqual(stated.Names) ? null : stated.NamesLine);
        Add(RegionRole.Section, stated.Section);
        Add(RegionRole.Kicker, stated.Kicker);
        Add(RegionRole.Headline, isMade ? null : stated.Headline);
        Add(RegionRole.Deck, stated.Deck);
        Add(RegionRole.Byline, names);
        Add(RegionRole.Dateline, stated.Dateline);
        foreach (var paragraph in stated.Paragraphs)
        {
            Add(RegionRole.Paragraph, paragraph);
        }
    }

    /// <summary>The article of the pages that it was, or null.</summary>
    public Article? Origin { get; }

    /// <summary>Name of its section, which is not spoken, or null.</summary>
    public SpannedText? Section => First(RegionRole.Section);

    /// <summary>Whether it has a headline or a body.</summary>
    public bool HasText => pieces.Exists(piece => piece.Role is RegionRole.Headline or RegionRole.Paragraph && piece.Text!.Text.Length > 0);

    /// <summary>Texts that this article had before are taken as they were.</summary>
    public void TakeFromOrigin(TextOrigins texts) => pieces.ForEach(piece => piece.Text ??= Origin is null ? null : texts.TakeFrom(Origin, piece.Line));

    /// <summary>Texts that stood in another article are taken from there.</summary>
    public void TakeFromAnywhere(TextOrigins texts) => pieces.ForEach(piece => piece.Text ??= texts.TakeAnywhere(piece.Line, fromSkipped: piece.Role != RegionRole.Section));

    /// <summary>What is left was changed or typed: it keeps what it can of what is left of this article.</summary>
    public void AlignRest(TextOrigins texts)
    {
        var rest = pieces.FindAll(piece => piece.Text is null);
        rest.ForEach(piece => piece.Text = Clean(piece.Role, SpannedText.Made(piece.Line)));
        if (Origin is null || rest.Count == 0)
        {
            return;
        }

        var aligned = TextAlignment.Align(texts.TakeRest(Origin), string.Join('\n', rest.Select(piece => piece.Text!.Text)));
        var start = 0;
        foreach (var piece in rest)
        {
            var length = piece.Text!.Text.Length;
            piece.Text = aligned.Slice(start, length);
            start += length + 1;
        }
    }

    /// <summary>The article.</summary>
    public Article ToArticle(string id)
    {
        var paragraphs = pieces.Where(piece => piece.Role == RegionRole.Paragraph && piece.Text!.Text.Length > 0).Select(piece => piece.Text!).ToImmutableArray();
        var headline = First(RegionRole.Headline);
        return new Article(id, Language(headline, paragraphs), stated.Page ?? Origin?.Page ?? "", First(RegionRole.Kicker),
            headline ?? SpannedText.Made(MadeHeadline.From(paragraphs[0].Text)), headline is null,
            First(RegionRole.Deck), First(RegionRole.Byline), First(RegionRole.Dateline), stated.Names, paragraphs)
        {
            Section = stated.Section,
        };
    }

    /// <summary>Whether two articles read the same and bear the same names.</summary>
    public static bool AreSame(Article one, Article other) =>
        one.Language == other.Language && one.Page == other.Page && one.HeadlineMade == other.HeadlineMade && one.Byline.SequenceEqual(other.Byline) && Lines(one).SequenceEqual(Lines(other));

    private static IEnumerable<string?> Lines(Article article) =>
        new[] { article.Kicker, article.Headline, article.Deck, article.BylineText, article.Dateline }.Concat(article.Paragraphs).Select(text => text?.Text);

    private string Language(SpannedText? headline, ImmutableArray<SpannedText> paragraphs) =>
        stated.Language?.Split('-')[0].ToUpperInvariant() switch
        {
            "ZH" => "zh-CN",
            "EN" => "en",
            _ => Writing.IsMainlyChinese(paragraphs.IsEmpty ? headline!.Text : string.Concat(paragraphs.Select(paragraph => paragraph.Text))) ? "zh-CN" : "en",
        };

    private static SpannedText Clean(RegionRole role, SpannedText text) => role switch
    {
        RegionRole.Kicker or RegionRole.Headline or RegionRole.Deck => LineJoining.CleanHeadline(text),
        RegionRole.Byline or RegionRole.Dateline => LineJoining.CleanByline(text),
        _ => LineJoining.Clean(text),
    };

    private SpannedText? First(RegionRole role) => pieces.Find(piece => piece.Role == role)?.Text is { Text.Length: > 0 } text ? text : null;

    private void Add(RegionRole role, string? line)
    {
        if (line is not null)
        {
            pieces.Add(new Piece(role, line));
        }
    }

    private sealed class Piece(RegionRole role, string line)
    {
        public RegionRole Role => role;

        /// <summary>The text as the file states it.</summary>
        public string Line => line;

        /// <summary>The text with its places, once they are found; empty when nothing in it prints.</summary>
        public SpannedText? Text { get; set; }
    }
}

using AudioPaper.Segmentation.Labelling;
using AudioPaper.Segmentation.Skipping;

namespace AudioPaper.Segmentation;

/// <summary>An article while it is put together.</summary>
internal sealed class Story
{
    private readonly List<LineJoiner> paragraphs = [];
    private readonly List<PageLine> body = [];
    private int? lastPage;
    private bool endsWithCrosshead;
    private Fragment? lastFragment;

    /// <summary>Byline fragments.</summary>
    public List<Fragment> Bylines { get; } = [];

    /// <summary>Number of its paragraphs.</summary>
    public int ParagraphCount => paragraphs.Count;

    /// <summary>Paragraphs as printed; a paragraph goes on while its sentence does.</summary>
    public IReadOnlyList<SpannedText> Paragraphs => paragraphs.ConvertAll(paragraph => paragraph.ToSpannedText());

    /// <summary>Head lines that belong to it, each with the number of the fragment it stands in.</summary>
    public List<(PageLine Line, int Group)> Heads { get; } = [];

    /// <summary>The jump line at its end, or null.</summary>
    public Jump? GoesOn { get; private set; }

    /// <summary>The jump line before it, or null: it is the second part of an article.</summary>
    public Jump? ComesFrom => Heads.Select(head => head.Line).Concat(body.Take(1)).Select(line => line.ComesFrom).FirstOrDefault(jump => jump is not null);

    /// <summary>Its lines: heads, bylines, body.</summary>
    public IEnumerable<PageLine> AllLines => Heads.Select(head => head.Line).Concat(Bylines.SelectMany(byline => byline.Lines)).Concat(body);

    /// <summary>Lines of headings inside.</summary>
    public List<PageLine> Crossheads { get; } = [];

    /// <summary>Name of the section it stands in, or null.</summary>
    public string? Section => Heads.Select(head => head.Line).Concat(body).FirstOrDefault()?.Section;

    /// <summary>Whether heads stand before its body.</summary>
    public bool HasHeadBefore { get; set; }

    /// <summary>Whether it began with a lead-in or a byline.</summary>
    public bool HasLeadIn { get; set; }

    /// <summary>Index of the page it begins on.</summary>
    public required int Page { get; init; }

    /// <summary>Index of the page its last running text stands on; that of its beginning while there is none.</summary>
    public int LastPage => lastPage ?? Page;

    /// <summary>Whether its last sentence is whole.</summary>
    public bool IsComplete => paragraphs.Count == 0 || endsWithCrosshead || paragraphs[^1].EndsSentence;

    /// <summary>Whether names stand below running text of this article.</summary>
    public bool StandsBelow(Fragment byline) => body.Count > 0 && Place(byline.Lines[0]).CompareTo(Place(body[0])) > 0;

    /// <summary>Whether a paragraph stands below names.</summary>
    public static bool StandsBelow(SpannedText paragraph, Fragment byline) =>
        paragraph.Spans.Select(span => (span.Source, span.Start)).FirstOrDefault().CompareTo(Place(byline.Lines[0])) > 0;

    /// <summary>Whether lines of it stand before and behind another.</summary>
    public bool StandsAround(Story other) => other.body.Count > 0
        && AllLines.Any(line => Place(line).CompareTo(Place(other.body[0])) < 0) && AllLines.Any(line => Place(line).CompareTo(Place(other.body[0])) > 0);

    /// <summary>Takes a note of the editor as its first paragraphs.</summary>
    public void BeginWith(Story note)
    {
        paragraphs.InsertRange(0, note.paragraphs);
        body.AddRange(note.body);
    }

    /// <summary>All of its body.</summary>
    public string Body => string.Concat(Paragraphs.Select(paragraph => paragraph.Text));

    /// <summary>Adds running text; text that goes on with an unfinished sentence becomes part of its paragraph.</summary>
    public void Add(Fragment fragment)
    {
        var breaks = paragraphs.Count == 0 || fragment.Kind == FragmentKind.LeadIn || endsWithCrosshead
            || (fragment.Lines[0].Label.Kind() == LineLabel.First && (IsComplete || ParagraphBreaks.IsBetween(lastFragment, fragment)));
        (lastPage, GoesOn, lastFragment) = (fragment.Page, fragment.Lines[^1].GoesOn, fragment);
        body.AddRange(fragment.Lines);
        if (breaks)
        {
            AddParagraph(fragment.Text);
        }
        else
        {
            paragraphs[^1].Append(fragment.Text);
        }

        endsWithCrosshead = false;
    }

    /// <summary>Adds a heading inside the article as a paragraph of its own.</summary>
    public void AddCrosshead(Fragment fragment)
    {
        (lastPage, GoesOn, endsWithCrosshead) = (fragment.Page, fragment.Lines[^1].GoesOn, true);
        body.AddRange(fragment.Lines);
        Crossheads.AddRange(fragment.Lines);
        AddParagraph(fragment.Text);
    }

    /// <summary>Takes the text of its second part.</summary>
    public void GoOnWith(Story part)
    {
        (lastPage, GoesOn) = (part.LastPage, part.GoesOn);
        foreach (var (text, i) in part.Paragraphs.Select((text, i) => (text, i)))
        {
            if (i == 0 && !IsComplete)
            {
                paragraphs[^1].Append(text);
            }
            else
            {
                AddParagraph(text);
            }
        }
    }

    private static (int Source, int Start) Place(PageLine line) => line.Text.Spans.Select(span => (span.Source, span.Start)).FirstOrDefault();

    /// <summary>Adds a paragraph, whether the one before is whole or not.</summary>
    private void AddParagraph(SpannedText text)
    {
        paragraphs.Add(new LineJoiner());
        paragraphs[^1].Append(text);
    }
}

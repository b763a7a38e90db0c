namespace AudioPaper.Segmentation;

/// <summary>An article while it is put together.</summary>
internal sealed class Story
{
    /// <summary>Byline fragments.</summary>
    public List<Fragment> Bylines { get; } = [];

    /// <summary>Paragraphs as printed; a paragraph goes on while its sentence does.</summary>
    public List<SpannedText> Paragraphs { get; } = [];

    /// <summary>Head lines that belong to it, each with the number of the fragment it stands in.</summary>
    public List<(PageLine Line, int Group)> Heads { get; } = [];

    /// <summary>Whether heads stand before its body.</summary>
    public bool HasHeadBefore { get; set; }

    /// <summary>Whether it began with a lead-in or a byline.</summary>
    public bool HasLeadIn { get; set; }

    /// <summary>Index of the page it begins on.</summary>
    public required int Page { get; init; }

    /// <summary>Whether its last sentence is whole.</summary>
    public bool IsComplete => Paragraphs.Count == 0 || Writing.EndsSentence(Paragraphs[^1].Text);

    /// <summary>All of its body.</summary>
    public string Body => string.Concat(Paragraphs.Select(paragraph => paragraph.Text));

    /// <summary>Adds running text; text that goes on with an unfinished sentence becomes part of its paragraph.</summary>
    public void Add(Fragment fragment)
    {
        if (IsComplete || fragment.Kind == FragmentKind.LeadIn)
        {
            Paragraphs.Add(fragment.Text);
        }
        else
        {
            Paragraphs[^1] = LineJoining.Join([Paragraphs[^1], fragment.Text]);
        }
    }
}

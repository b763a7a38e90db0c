namespace AudioPaper.Training.Generation;

/// <summary>How a made-up newspaper sets its pages: drawn once for a page, so that a page has one habit.</summary>
internal sealed class PageStyle
{
    private static readonly string[] Simplified = ["Noto Serif CJK SC", "Noto Sans CJK SC", "AR PL UMing CN", "WenQuanYi Micro Hei"];
    private static readonly string[] Traditional = ["Noto Serif CJK TC", "Noto Sans CJK TC", "AR PL UMing TW", "Noto Serif CJK HK"];
    private static readonly string[] English = ["DejaVu Serif Condensed", "DejaVu Sans Condensed", "DejaVu Serif", "DejaVu Sans"];

    /// <summary>Draws a style.</summary>
    public PageStyle(Script script, Words words)
    {
        Script = script;
        var fonts = Words.Of(script, Simplified, Traditional, English);
        (Body, Head, Small) = (words.Any(fonts), words.Any(fonts), words.Any(fonts));
        SizePt = script == Script.English ? 7.6 + (words.Between(0, 30) / 10.0) : 8.6 + (words.Between(0, 28) / 10.0);
        ColumnLetters = script == Script.English ? words.Between(26, 52) : words.Between(22, 40);
        ColumnMm = ColumnLetters * SizePt * 0.5 * 0.353;
        Columns = Math.Clamp((int)((words.Between(150, 330) + 5) / (ColumnMm + 5)), 2, 7);
        GapMm = words.Between(30, 60) / 10.0;
        Indent = (words.Between(0, 9), script) switch { (0 or 1, _) => Indents.BlankLine, (2 or 3 or 4, not Script.English) => Indents.Spaces, (2, _) => Indents.AllLines, (3 or 4 or 5, Script.English) => Indents.NotFirst, _ => Indents.Css };
        IsJustified = !words.OneIn(script == Script.English ? 2.5 : 6);
        Lead = (LeadStyle)words.Between(0, 5);
        Names = words.Between(0, 11);
        HasKickers = !words.OneIn(3);
        HasDecks = !words.OneIn(3);
        CapsKickers = words.OneIn(2);
        CapsNames = words.OneIn(3);
        PaintsInOrder = words.OneIn(2);
        SideHeads = words.OneIn(5);
        CaptionAbove = words.OneIn(8);
        CreditApart = words.OneIn(2.5);
        EndSign = words.OneIn(8) ? words.Any<string>(["■", "□", "◆", "●"]) : "";
        Hyphenates = words.OneIn(2);
        CrossheadSign = words.OneIn(8) ? words.Any<string>(["■", "◆", "▲", "●"]) : "";
        TitleRuns = words.Between(2, 5) / 10.0;
    }

    /// <summary>Letters of the page; single articles may be in other ones.</summary>
    public Script Script { get; }

    /// <summary>Typeface of running text.</summary>
    public string Body { get; }

    /// <summary>Typeface of headlines.</summary>
    public string Head { get; }

    /// <summary>Typeface of captions and the like.</summary>
    public string Small { get; }

    /// <summary>Size of running text in points.</summary>
    public double SizePt { get; }

    /// <summary>Letters on a full line of a column, hanzi counted twice.</summary>
    public int ColumnLetters { get; }

    /// <summary>Width of a column in millimetres.</summary>
    public double ColumnMm { get; }

    /// <summary>Columns beside each other.</summary>
    public int Columns { get; }

    /// <summary>Millimetres between columns.</summary>
    public double GapMm { get; }

    /// <summary>How paragraphs are set apart.</summary>
    public Indents Indent { get; }

    /// <summary>Whether lines are stretched to the width of their column.</summary>
    public bool IsJustified { get; }

    /// <summary>What stands before the first words.</summary>
    public LeadStyle Lead { get; }

    /// <summary>Which of the forms of a byline the paper uses.</summary>
    public int Names { get; }

    /// <summary>Whether kickers are set.</summary>
    public bool HasKickers { get; }

    /// <summary>Whether decks are set.</summary>
    public bool HasDecks { get; }

    /// <summary>Whether English kickers are in capitals.</summary>
    public bool CapsKickers { get; }

    /// <summary>Whether English bylines are in capitals.</summary>
    public bool CapsNames { get; }

    /// <summary>Whether boxes are painted in the order in which they are read.</summary>
    public bool PaintsInOrder { get; }

    /// <summary>Whether some headlines stand beside their text.</summary>
    public bool SideHeads { get; }

    /// <summary>Whether captions stand above their pictures.</summary>
    public bool CaptionAbove { get; }

    /// <summary>Whether a credit is a line of its own.</summary>
    public bool CreditApart { get; }

    /// <summary>What stands at the end of an article.</summary>
    public string EndSign { get; }

    /// <summary>What stands before a crosshead.</summary>
    public string CrossheadSign { get; }

    /// <summary>Whether English words are parted at the end of lines.</summary>
    public bool Hyphenates { get; }

    /// <summary>Ems that a headline gains with each column it spans.</summary>
    public double TitleRuns { get; }

    /// <summary>Width of a page's text in millimetres.</summary>
    public double WidthMm => (Columns * (ColumnMm + GapMm)) - GapMm;
}

/// <summary>How paragraphs are set apart.</summary>
internal enum Indents
{
    /// <summary>By an indent of the first line.</summary>
    Css,

    /// <summary>The same, but not for the first paragraph.</summary>
    NotFirst,

    /// <summary>By two wide spaces that are part of the text.</summary>
    Spaces,

    /// <summary>By space between them.</summary>
    BlankLine,

    /// <summary>By nothing but a short last line.</summary>
    AllLines,
}

/// <summary>What stands before the first words of an article.</summary>
internal enum LeadStyle
{
    /// <summary>What stood there in the corpus, else nothing.</summary>
    Own,

    /// <summary>Nothing; writers stand in a line of their own.</summary>
    None,

    /// <summary>The paper's name and its writers in brackets.</summary>
    Bracketed,

    /// <summary>Place or paper, writers apart.</summary>
    Place,

    /// <summary>Writers at the end.</summary>
    Signed,

    /// <summary>Each article has another.</summary>
    Mixed,
}

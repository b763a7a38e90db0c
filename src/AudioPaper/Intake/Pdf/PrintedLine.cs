using System.Collections.Immutable;

namespace AudioPaper.Intake.Pdf;

/// <summary>A line as it is printed.</summary>
/// <param name="Text">Its characters, words apart; never empty, no white space at the ends.</param>
/// <param name="SizePt">Size of most of its letters.</param>
/// <param name="IsBold">Whether most of its letters are bold.</param>
/// <param name="Font">Name of the font of most of its letters.</param>
/// <param name="Place">The box around it.</param>
/// <param name="StartsBlock">Whether a blank line stands before it.</param>
internal sealed record PrintedLine(string Text, double SizePt, bool IsBold, string Font, Place Place, bool StartsBlock)
{
    /// <summary>Number of the frame it stands in, from 1; 0 for none.</summary>
    public int Frame { get; init; }

    /// <summary>Whether it begins further in than its column, as the first line of a paragraph does.</summary>
    public bool IsIndented { get; init; }

    /// <summary>Whether it explains a picture.</summary>
    public bool IsCaption { get; init; }

    /// <summary>Whether it is small print at the head or foot of the page.</summary>
    public bool IsFolio { get; init; }

    /// <summary>Whether it is the newspaper's name at the head of its first page.</summary>
    public bool IsNameplate { get; init; }

    /// <summary>Whether it begins in bold and does not go on so.</summary>
    public bool BeginsBold { get; init; }

    /// <summary>How far above and below it the next level rule is, in points; positive infinity for none.</summary>
    public (double Above, double Below) Rules { get; init; } = (double.PositiveInfinity, double.PositiveInfinity);

    /// <summary>Whether it has a ground or a border of its own.</summary>
    public bool HasGround { get; init; }

    /// <summary>How it stands on its page.</summary>
    public LineSetting Setting => new(Place, Font, BeginsBold, Rules.Above, Rules.Below, HasGround);

    /// <summary>What is known of it.</summary>
    public RegionRole Role => IsCaption ? RegionRole.Caption : IsNameplate ? RegionRole.Nameplate : IsFolio ? RegionRole.Folio : RegionRole.Line;

    /// <summary>Whether it is set as the other one is.</summary>
    public bool IsSetAs(PrintedLine other) => Math.Abs(SizePt - other.SizePt) < 0.04 * SizePt && Font == other.Font;

    /// <summary>Words that recognition was not sure of, with their places in the text; of a scanned page only.</summary>
    public ImmutableArray<UncertainWord> Uncertain { get; init; } = [];
}

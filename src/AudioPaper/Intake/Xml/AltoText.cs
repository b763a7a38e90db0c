using System.Collections.Immutable;
using System.Text;

namespace AudioPaper.Intake.Xml;

/// <summary>Writes ALTO pages as one text: a region for each line, a blank line between blocks, a form feed between pages.</summary>
internal sealed class AltoText
{
    private readonly StringBuilder text = new();
    private readonly ImmutableArray<TextRegion>.Builder regions = ImmutableArray.CreateBuilder<TextRegion>();
    private readonly ImmutableArray<UncertainWord>.Builder uncertain = ImmutableArray.CreateBuilder<UncertainWord>();
    private bool isBegun;

    /// <summary>Whether no line was added.</summary>
    public bool IsEmpty => regions.Count == 0;

    /// <summary>Adds a page; one without blocks stays empty between two form feeds.</summary>
    public void Add(string? label, IEnumerable<AltoBlock> blocks)
    {
        text.Append(isBegun ? "\f" : "");
        isBegun = true;
        var isFirst = true;
        foreach (var block in blocks)
        {
            text.Append(isFirst ? "" : "\n");
            isFirst = false;
            foreach (var line in block.Lines)
            {
                regions.Add(new TextRegion(text.Length, line.Text.Length, RegionRole.Line) { Page = label, SizePt = line.SizePt, IsBold = line.IsBold });
                uncertain.AddRange(line.Uncertain.Select(word => word with { Start = word.Start + text.Length }));
                text.Append(line.Text).Append('\n');
            }
        }
    }

    /// <summary>What was written.</summary>
    public Source ToSource(string name) => new(name, text.ToString()) { Regions = regions.ToImmutable(), Uncertain = uncertain.ToImmutable() };
}

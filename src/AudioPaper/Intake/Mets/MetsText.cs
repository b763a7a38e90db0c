using System.Collections.Immutable;
using System.Text;

namespace AudioPaper.Intake.Mets;

/// <summary>Writes the parts of articles as one text: a region for each part, which holds its lines as printed.</summary>
internal static class MetsText
{
    /// <summary>The source.</summary>
    public static Source Of(IEnumerable<MetsPart> parts, string name)
    {
        var text = new StringBuilder();
        var regions = ImmutableArray.CreateBuilder<TextRegion>();
        var uncertain = ImmutableArray.CreateBuilder<UncertainWord>();
        foreach (var part in parts)
        {
            text.Append(text.Length > 0 ? "\n\n" : "");
            var start = text.Length;
            var lines = part.Blocks.SelectMany(block => block.Lines).ToList();
            foreach (var line in lines)
            {
                text.Append(text.Length > start ? "\n" : "");
                uncertain.AddRange(line.Uncertain.Select(word => word with { Start = word.Start + text.Length }));
                text.Append(line.Text);
            }

            regions.Add(new TextRegion(start, text.Length - start, part.Role) { Article = part.Article, Page = part.Page, SizePt = lines[0].SizePt, IsBold = lines[0].IsBold });
        }

        return new Source(name, text.ToString()) { Regions = regions.ToImmutable(), Uncertain = uncertain.ToImmutable() };
    }
}

using System.Collections.Immutable;
using System.Text;
using AudioPaper.Diagnostics;

namespace AudioPaper.Intake.Pdf;

/// <summary>Writes the lines of pages as one text and keeps where each line stands.</summary>
internal sealed class SourceText
{
    private readonly StringBuilder _text = new();
    private readonly ImmutableArray<TextRegion>.Builder _regions = ImmutableArray.CreateBuilder<TextRegion>();
    private readonly ImmutableArray<Diagnostic>.Builder _diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
    private readonly ImmutableArray<UncertainWord>.Builder _uncertain = ImmutableArray.CreateBuilder<UncertainWord>();
    private int _page;

    /// <summary>Whether no page gave a line.</summary>
    public bool IsEmpty => _regions.Count == 0;

    /// <summary>Whether a page was damaged.</summary>
    public bool HasUnreadablePages { get; private set; }

    /// <summary>Begins the page of a number, from 1.</summary>
    public void BeginPage(int number)
    {
        if (number > 1)
        {
            _text.Append('\f');
        }

        _page = number;
    }

    /// <summary>Adds lines to the page.</summary>
    public void Add(IEnumerable<PrintedLine> lines)
    {
        var isFirst = true;
        foreach (var line in lines)
        {
            _text.Append(line.StartsBlock && !isFirst ? "\n" : "");
            _regions.Add(new TextRegion(_text.Length, line.Text.Length, line.Role)
            {
                Page = $"{_page}", SizePt = line.SizePt, IsBold = line.IsBold, Frame = line.Frame, Setting = line.Setting,
            });
            _uncertain.AddRange(line.Uncertain.Select(word => word with { Start = word.Start + _text.Length }));
            _text.Append(line.Text).Append('\n');
            isFirst = false;
        }
    }

    /// <summary>Reports a finding about the page.</summary>
    public void Report(string code, Severity severity, string message)
    {
        HasUnreadablePages |= severity == Severity.Error;
        _diagnostics.Add(new Diagnostic(code, severity, message));
    }

    /// <summary>What was read.</summary>
    public PdfText ToPdfText(string name) => new(new Source(name, _text.ToString()) { Regions = _regions.ToImmutable(), Uncertain = _uncertain.ToImmutable() }, _diagnostics.ToImmutable());
}

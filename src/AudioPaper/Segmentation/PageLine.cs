using AudioPaper.Diagnostics;

namespace AudioPaper.Segmentation;

/// <summary>A line of a page as it came, white space at both ends apart.</summary>
/// <param name="Text">What is printed, with its place.</param>
/// <param name="Indent">Number of white-space characters before it.</param>
/// <param name="AfterBlank">Whether a blank line (or the top of the page) stands before it.</param>
/// <param name="Page">Index of its page in the issue, from 0.</param>
internal sealed record PageLine(SpannedText Text, int Indent, bool AfterBlank, int Page)
{
    /// <summary>Printed width in Latin letters; a hanzi is as wide as two.</summary>
    public int Width { get; } = Writing.Width(Text.Text);

    /// <summary>Splits a source into pages (at form feeds) and lines.</summary>
    public static IEnumerable<List<PageLine>> PagesOf(int sourceIndex, string source, int firstPage)
    {
        var page = new List<PageLine>();
        var afterBlank = true;
        var start = 0;
        while (start <= source.Length)
        {
            var end = source.AsSpan(start).IndexOfAny("\r\n\f\v\u0085\u2028\u2029");
            end = end < 0 ? source.Length : start + end;
            var span = new SourceSpan(sourceIndex, start, end - start);
            var text = SpannedText.Of(source, span).Trim();
            if (text.Text.Length > 0)
            {
                var indent = source.AsSpan(start, end - start).IndexOf(text.Text[0]);
                page.Add(new PageLine(Radicals.AreIn(text.Text) ? text.Map(Radicals.ToHanzi) : text, indent, afterBlank, firstPage));
                afterBlank = false;
            }
            else if (end == source.Length || source[end] != '\n' || start == 0 || source[start - 1] != '\r')
            {
                afterBlank = true;
            }

            if (end < source.Length && source[end] == '\f')
            {
                yield return page;
                page = [];
                firstPage++;
                afterBlank = true;
            }

            start = end + 1;
        }

        yield return page;
    }
}

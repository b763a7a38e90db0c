using System.Globalization;
using System.Text;

namespace AudioPaper.Tests.Intake.Mutations;

/// <summary>PDF pages without compression, so that spoiling them spoils text and fonts and not only a checksum.</summary>
internal static class PlainPdf
{
    public static IReadOnlyList<byte[]> Seeds { get; } = [Pages(1), Pages(3)];

    /// <summary>Pages of two columns with a headline.</summary>
    public static byte[] Pages(int count)
    {
        var objects = new List<string>
        {
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Kids [{string.Join(' ', Enumerable.Range(0, count).Select(page => $"{(page * 2) + 4} 0 R"))}] /Count {count} >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>",
        };
        for (var page = 0; page < count; page++)
        {
            var content = Content(page);
            objects.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 500] /Resources << /Font << /F1 3 0 R >> >> /Contents {(page * 2) + 5} 0 R >>");
            objects.Add($"<< /Length {content.Length} >>\nstream\n{content}\nendstream");
        }

        var file = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        foreach (var (body, i) in objects.Select((body, i) => (body, i)))
        {
            offsets.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{body}\nendobj\n");
        }

        var start = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n").AppendJoin("", offsets.Select(offset => $"{offset:0000000000} 00000 n \n"));
        return Encoding.Latin1.GetBytes(file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Root 1 0 R /Size {objects.Count + 1} >>\nstartxref\n{start}\n%%EOF\n").ToString());
    }

    private static string Content(int page)
    {
        var content = new StringBuilder($"BT /F1 24 Tf 1 0 0 1 20 460 Tm (Kite Number {page + 1} Comes Home) Tj ET 0.5 w 20 450 m 380 450 l S ");
        foreach (var column in new[] { 20, 210 })
        {
            content.Append(CultureInfo.InvariantCulture, $"BT /F1 10 Tf 12 TL 1 0 0 1 {column} 430 Tm ");
            for (var line = 0; line < 12; line++)
            {
                content.Append(CultureInfo.InvariantCulture, $"(A kite that was lost in spring {line} was) Tj T* ");
            }

            content.Append("[(found in a t) -20 (ree.)] TJ ET ");
        }

        return content.ToString();
    }
}

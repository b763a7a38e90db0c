using System.Text;
using AudioPaper.Intake;

namespace AudioPaper.Host.Commands;

/// <summary>Reads lines that end with a line feed and nothing else, so that a stray carriage return does not make two lines of one.</summary>
internal sealed class LineFeeds(TextReader input)
{
    /// <summary>No line of a newspaper is longer; what is has lost its line feeds.</summary>
    private const int LongestLine = 1 << 25;

    private readonly char[] buffer = new char[1 << 16];
    private readonly StringBuilder begun = new();
    private int at;
    private int count;

    /// <summary>The number of lines given so far.</summary>
    public long Count { get; private set; }

    /// <summary>The next line without its line feed and a carriage return before it; null after the last.</summary>
    /// <exception cref="IntakeException">A line has more than 33,554,432 characters.</exception>
    /// <remarks>A last line that no line feed ends counts; nothing after the last line feed does not.</remarks>
    public async Task<string?> ReadLineAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var feed = Array.IndexOf(buffer, '\n', at, count - at);
            begun.Append(buffer, at, (feed < 0 ? count : feed) - at);
            if (begun.Length > LongestLine)
            {
                throw new IntakeException(
                    $"Line {Count + 1} of standard input has more than {LongestLine:N0} characters; give one sentence or paragraph a line.",
                    $"标准输入第 {Count + 1} 行超过 {LongestLine:N0} 个字符；请每行一句或一段。");
            }

            if (feed >= 0)
            {
                at = feed + 1;
                return Taken();
            }

            (at, count) = (0, await input.ReadAsync(buffer.AsMemory(), cancellationToken));
            if (count == 0)
            {
                return begun.Length == 0 ? null : Taken();
            }
        }
    }

    private string Taken()
    {
        var length = begun.Length > 0 && begun[^1] == '\r' ? begun.Length - 1 : begun.Length;
        var line = begun.ToString(0, length);
        begun.Clear();
        Count++;
        return line;
    }
}

using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using AudioPaper.Intake;
using AudioPaper.Segmentation;
using AudioPaper.Tests.Intake.Formats;

namespace AudioPaper.Tests.Intake.Mutations;

/// <summary>
/// Every reader on mutated files: a result whose account adds up, or one sentence; never a crash and never an endless run. How many,
/// and how to see one again, says tests/README.md.
/// </summary>
public class MutatedFileTests
{
    /// <summary>Far beyond what any file takes, so that only one that never ends comes here.</summary>
    private static readonly TimeSpan LongestInput = TimeSpan.FromMinutes(2);

    public static TheoryData<string> Readers => [.. MutatedReader.All.Keys];

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task A_mutated_file_gives_a_result_that_adds_up_or_a_sentence(string name)
    {
        var reader = MutatedReader.All[name].Value;
        var (first, last) = Numbers(name);
        var readCount = 0;
        var slowest = (Number: first, Time: TimeSpan.Zero);
        for (var number = first; number <= last; number++)
        {
            var input = reader.Input(number);
            var began = Stopwatch.GetTimestamp();
            try
            {
                readCount += await Task.Run(() => Check(reader, input), TestContext.Current.CancellationToken).WaitAsync(LongestInput, TestContext.Current.CancellationToken) ? 1 : 0;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                var path = Path.Combine(Path.GetTempPath(), $"audiopaper-{name}-{number}{Path.GetExtension(reader.File)}");
                await File.WriteAllBytesAsync(path, input, CancellationToken.None);
                Assert.Fail($"Input {number} of {name} (AUDIOPAPER_MUTATIONS={name}:{number}-{number}; kept as {path}): {e}");
            }
            slowest = Stopwatch.GetElapsedTime(began) is var time && time > slowest.Time ? (number, time) : slowest;
        }

        // Mutations that leave nothing to read would prove little.
        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {readCount} of {last - first + 1} were read; the slowest is {slowest.Number} with {slowest.Time.TotalSeconds:0.0} s.");
        Assert.True(last == first || readCount > (last - first) / 5);
    }

    /// <summary>Whether it was read.</summary>
    private static bool Check(MutatedReader reader, byte[] input)
    {
        var read = Read(() => reader.Read(input, reader.File), reader.File);
        // Told by its content it may be of another form now.
        var recognised = Read(() => SourceReader.Read(input, reader.File, CancellationToken.None), reader.File);
        foreach (var sources in read is { } one && recognised is { } two && one.Select(source => source.Text).SequenceEqual(two.Select(source => source.Text)) ? [read] : new[] { read, recognised })
        {
            if (sources is { } texts)
            {
                Assert.NotEmpty(texts);
                Corpus.AssertAllIsAccountedFor(texts, Segmenter.Segment(texts));
            }
        }

        return read is not null;
    }

    /// <summary>The sources, or null when they were refused in one sentence.</summary>
    private static ImmutableArray<Source>? Read(Func<ImmutableArray<Source>> read, string name)
    {
        try
        {
            return read();
        }
        catch (IntakeException e)
        {
            Assert.StartsWith(name, e.Message, StringComparison.Ordinal);
            Assert.EndsWith(".", e.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(e.Message, char.IsControl);
            Assert.InRange(e.Message.Length, 20, 500);
            Assert.Contains(name, e.Chinese, StringComparison.Ordinal);
            return null;
        }
    }

    /// <summary>
    /// The numbers of the inputs: some by default; <c>AUDIOPAPER_MUTATIONS</c> says how many (<c>10000</c>), or which of one reader
    /// (<c>alto:17-17</c>).
    /// </summary>
    private static (int First, int Last) Numbers(string reader)
    {
        if (Environment.GetEnvironmentVariable("AUDIOPAPER_MUTATIONS") is not { Length: > 0 } asked)
        {
            return (0, (reader.StartsWith("pdf", StringComparison.Ordinal) ? 30 : 500) - 1);
        }

        var (of, which) = asked.Split(':') is [var one, var its] ? (one, its) : (reader, asked);
        Assert.SkipUnless(of == reader, $"Only {of} is asked for.");
        var numbers = which.Split('-').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return numbers.Length == 1 ? (0, numbers[0] - 1) : (numbers[0], numbers[1]);
    }
}

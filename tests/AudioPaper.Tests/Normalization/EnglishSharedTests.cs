using System.Text.RegularExpressions;

namespace AudioPaper.Tests.Normalization;

/// <summary>WeTextProcessing's English cases beside the repository: words are compared, without case and punctuation.</summary>
public partial class EnglishSharedTests(ITestOutputHelper output)
{
    private const double Floor = 0.97;

    [Theory]
    [InlineData("cardinal")]
    [InlineData("date")]
    [InlineData("decimal")]
    [InlineData("electronic")]
    [InlineData("fraction")]
    [InlineData("measure")]
    [InlineData("money")]
    [InlineData("normalizer")]
    [InlineData("ordinal")]
    [InlineData("range")]
    [InlineData("roman")]
    [InlineData("telephone")]
    [InlineData("time")]
    [InlineData("whitelist")]
    [InlineData("word")]
    public void Cases_are_said_as_expected_but_for_the_listed_differences(string name)
    {
        var deliberate = SpecTable.Rows("Differences.en.md").Where(row => row.Cells[2] == name).ToDictionary(row => row.Cells[0], row => row.Cells[1]);
        var (same, differing, other) = (0, 0, new List<string>());
        foreach (var line in File.ReadLines(Repository.Shared("normalization", "wetext-tn-en", name + ".txt")).Where(line => line.Contains(" => ", StringComparison.Ordinal)))
        {
            var (written, expected) = (line.Split(" => ", 2)[0], line.Split(" => ", 2)[1]);
            var said = Said.InEnglish(written);
            if (Words(said) == Words(expected))
            {
                same++;
            }
            else if (deliberate.Keys.FirstOrDefault(key => written.Trim() == key || (key.EndsWith('…') && written.Contains(key[..^1], StringComparison.Ordinal))) is { } key
                && Words(said).Contains(Words(deliberate[key]), StringComparison.Ordinal))
            {
                differing++;
            }
            else
            {
                other.Add($"{written}: {said} (expected: {expected})");
            }
        }

        var count = same + differing + other.Count;
        output.WriteLine($"{name}: {same} of {count} the same, {differing} deliberately different, {other.Count} wrong");
        other.ForEach(output.WriteLine);
        Assert.True(same + differing >= Floor * count, string.Join('\n', other));
    }

    private static string Words(string text) => string.Join(' ', Word().Matches(text.ToLowerInvariant()).Select(match => match.Value));

    [GeneratedRegex(@"[\p{L}\p{N}]+(?:'\p{L}+)?")]
    private static partial Regex Word();
}

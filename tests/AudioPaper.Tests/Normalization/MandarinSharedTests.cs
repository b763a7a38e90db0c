using System.Text.RegularExpressions;
using AudioPaper.Normalization;

namespace AudioPaper.Tests.Normalization;

/// <summary>WeTextProcessing's Chinese cases beside the repository: hanzi and words are compared, without case, spaces and punctuation.</summary>
public partial class MandarinSharedTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("cardinal")]
    [InlineData("char")]
    [InlineData("date")]
    [InlineData("fraction")]
    [InlineData("math")]
    [InlineData("measure")]
    [InlineData("money")]
    [InlineData("normalizer")]
    [InlineData("normalizer_tag_oov")]
    [InlineData("number")]
    [InlineData("postprocessor")]
    [InlineData("preprocessor")]
    [InlineData("sport")]
    [InlineData("time")]
    [InlineData("whitelist")]
    public void Cases_are_said_as_expected_but_for_the_listed_differences(string name)
    {
        var deliberate = SpecTable.Rows("Differences.zh.md").ToDictionary(row => row.Cells[0], row => row.Cells[1]);
        var (same, differing, wrong) = (0, 0, new List<string>());
        foreach (var line in File.ReadLines(Repository.Shared("normalization", "wetext-tn-zh", name + ".txt")).Where(line => line.Contains("=>", StringComparison.Ordinal)))
        {
            var (written, expected) = (line.Split("=>", 2)[0].Trim(), line.Split("=>", 2)[1].Trim());
            var said = SpokenLine.Of(written, TextLanguage.Chinese);
            if (Words(said) == Words(expected))
            {
                same++;
            }
            else if (deliberate.TryGetValue(written, out var ours) && said == ours)
            {
                differing++;
            }
            else
            {
                wrong.Add($"{written}: {said} (expected: {expected})");
            }
        }

        output.WriteLine($"{name}: {same} of {same + differing + wrong.Count} the same, {differing} deliberately different, {wrong.Count} wrong");
        Assert.Empty(wrong);
    }

    private static string Words(string text) => string.Join(' ', Word().Matches(text.ToLowerInvariant()).Select(match => match.Value));

    [GeneratedRegex(@"[\u3400-\u9fff〇]|[a-z]+|(?<=<oov>).")]
    private static partial Regex Word();
}

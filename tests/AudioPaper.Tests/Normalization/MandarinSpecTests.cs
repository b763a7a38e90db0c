using AudioPaper.Normalization;

namespace AudioPaper.Tests.Normalization;

public class MandarinSpecTests
{
    private static readonly string[] Files = ["Numbers.zh.md", "Dates.zh.md", "Money.zh.md", "Codes.zh.md", "Writing.zh.md", "Forms.zh.md", "Sentences.zh.md"];

    public static TheoryData<string, string, string> Cases()
    {
        var cases = new TheoryData<string, string, string>();
        foreach (var file in Files)
        {
            foreach (var (line, cells) in SpecTable.Rows(file))
            {
                cases.Add($"{file}:{line}", cells[0], cells[1]);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_row_of_the_specification_is_said_as_it_stands(string place, string written, string spoken)
    {
        var said = SpokenLine.Of(written, TextLanguage.Chinese);
        Assert.True(said == spoken, $"{place}: «{written}» is said «{said}», not «{spoken}».");
    }

    [Fact]
    public void The_specification_has_at_least_1200_rows() => Assert.True(Cases().Count >= 1200);
}

namespace AudioPaper.Tests.Normalization;

public class EnglishSpecTests
{
    private static readonly string[] Files = ["Numbers.en.md", "Dates.en.md", "Money.en.md", "Names.en.md", "Forms.en.md", "Sentences.en.md"];

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
        var said = Said.InEnglish(written);
        Assert.True(said == spoken, $"{place}: «{written}» is said «{said}», not «{spoken}».");
    }

    [Fact]
    public void The_specification_has_at_least_1000_rows() => Assert.True(Cases().Count >= 1000);
}

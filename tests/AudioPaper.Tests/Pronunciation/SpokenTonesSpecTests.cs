using AudioPaper.Pronunciation;
using AudioPaper.Tests.Normalization;

namespace AudioPaper.Tests.Pronunciation;

public class SpokenTonesSpecTests
{
    private static readonly PinyinLine Line = new(Mandarin.Reader, withSandhi: true);

    public static TheoryData<int, string, string> Cases()
    {
        var cases = new TheoryData<int, string, string>();
        foreach (var (line, cells) in SpecTable.Rows("SpokenTones.zh.md", stage: "Pronunciation"))
        {
            cases.Add(line, cells[0], cells[1]);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_row_of_the_specification_has_these_tones(int line, string written, string spoken)
    {
        var said = Line.Of(written);
        Assert.True(said == spoken, $"SpokenTones.zh.md:{line}: «{written}» is said «{said}», not «{spoken}».");
    }

    [Fact]
    public void The_specification_has_at_least_80_rows() => Assert.True(Cases().Count >= 80);

    [Fact]
    public void What_an_engine_gets_keeps_its_third_tones() =>
        Assert.Equal(["ni3", "hao3"], ToldReading.Read(Mandarin.Reader, "你好", []).SelectMany(word => word.Syllables));

    [Fact]
    public void Readings_that_a_lexicon_tells_stay_as_told() =>
        Assert.Equal(["yi4", "ge4"], ToldReading.Read(Mandarin.Reader, "一个", [new ToldReading(0, 2, ["yi4", "ge4"])]).SelectMany(word => word.Syllables));
}

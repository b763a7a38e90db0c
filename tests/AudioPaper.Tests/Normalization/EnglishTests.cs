using AudioPaper.Normalization;

namespace AudioPaper.Tests.Normalization;

public class EnglishTests
{
    [Theory]
    [InlineData("cost $3,450, most", "cost three thousand four hundred and fifty dollars, most")]
    [InlineData("worth $2.5 million", "worth two point five million dollars")]
    [InlineData("a £3bn deal", "a three billion pound deal")]
    [InlineData("$10–15 million", "ten to fifteen million dollars")]
    [InlineData("only $1.50 each", "only one dollar and fifty cents each")]
    [InlineData("£0.99", "ninety nine pence")]
    [InlineData("€20", "twenty euros")]
    public void Money_is_said(string text, string said) => Assert.Equal(said, Said.InEnglish(text));

    [Theory]
    [InlineData("NIGHT BUSES Last stop: the FBI", "FBI")]
    [InlineData("AOIFE BRANNOCK, Athmore, of the UN", "UN")]
    [InlineData("TOMÁS LACEY, Co Slaney", "")]
    [InlineData("PARKS", "")]
    [InlineData("HAIWAN — The bell rang", "")]
    [InlineData("UNHCR", "UNHCR")]
    [InlineData("the CCTV NEWS desk", "CCTV")]
    [InlineData("MSNBC said so", "MSNBC")]
    public void Words_in_capitals_are_not_spelled_but_initials_are(string text, string spelled) => Assert.Equal(spelled,
        string.Join(' ', Normalizer.Tokens(text, TextLanguage.English).Where(token => token.Kind == TokenKind.Letters).Select(token => token.Spoken)));

    [Theory]
    [InlineData("in 1931", "in nineteen thirty one")]
    [InlineData("in 2005", "in two thousand five")]
    [InlineData("in 1905", "in nineteen oh five")]
    [InlineData("in 2027–2028", "in twenty twenty seven to twenty twenty eight")]
    [InlineData("the 2019-20 season", "the twenty nineteen to twenty season")]
    [InlineData("1939–1945", "nineteen thirty nine to nineteen forty five")]
    [InlineData("the 1990s", "the nineteen nineties")]
    [InlineData("the ’90s", "the nineties")]
    [InlineData("in his 30s", "in his thirties")]
    [InlineData("March 14, 2026", "March fourteenth, twenty twenty six")]
    [InlineData("Sept. 11", "September eleventh")]
    public void Years_and_days_are_said(string text, string said) => Assert.Equal(said, Said.InEnglish(text));

    [Theory]
    [InlineData("from 8 a.m. to 6 p.m. every day", "from eight AM to six PM every day")]
    [InlineData("at 9 a.m.", "at nine AM.")]
    [InlineData("at 9 a.m. The bell", "at nine AM. The bell")]
    [InlineData("at 9 a.m. Saturday", "at nine AM Saturday")]
    [InlineData("He left at “9 a.m.”", "He left at nine AM.")]
    [InlineData("10:30 a.m. to 4 p.m. at No. 31", "ten thirty AM to four PM at number thirty one")]
    [InlineData("at 10:00 a.m. sharp", "at ten AM sharp")]
    [InlineData("at 10:00", "at ten o'clock")]
    [InlineData("at 8:05", "at eight oh five")]
    public void Times_are_said(string text, string said) => Assert.Equal(said, Said.InEnglish(text));

    [Theory]
    [InlineData("78% copper", "seventy eight percent copper")]
    [InlineData("3-5 percent", "three to five percent")]
    [InlineData("2,316 objects", "two thousand three hundred and sixteen objects")]
    [InlineData("8.5 to 12 degrees", "eight point five to twelve degrees")]
    [InlineData("the 1st and 22nd", "the first and twenty second")]
    [InlineData("pages 5–7", "pages five to seven")]
    [InlineData("split it 50-50", "split it fifty fifty")]
    [InlineData("won 3-1", "won three one")]
    [InlineData("1/2 cup", "one half cup")]
    [InlineData("about 3/4 of it", "about three quarters of it")]
    [InlineData("fell .5 percent", "fell point five percent")]
    [InlineData("It is -5°C now", "It is minus five degrees Celsius now")]
    [InlineData("3D printer", "three D printer")]
    [InlineData("60 mph", "sixty miles per hour")]
    [InlineData("12-year-old", "twelve year-old")]
    [InlineData("78", "seventy eight")]
    public void Figures_are_said(string text, string said) => Assert.Equal(said, Said.InEnglish(text));

    [Theory]
    [InlineData("Dr. Mira Fenwick and Mr. Owen", "doctor Mira Fenwick and mister Owen")]
    [InlineData("Dr. Who", "doctor Who")]
    [InlineData("St. John’s", "saint John's")]
    [InlineData("on Main St.", "on Main street.")]
    [InlineData("on Main St. The shop", "on Main street. The shop")]
    [InlineData("the U.S. Army", "the US Army")]
    [InlineData("in the U.S. The law", "in the US. The law")]
    [InlineData("in the U.S.", "in the US.")]
    [InlineData("Acme Inc. Its head", "Acme incorporated. Its head")]
    [InlineData("tools, etc. and more", "tools, et cetera and more")]
    [InlineData("a Ph.D. student", "a PHD student")]
    [InlineData("fruit, e.g. apples", "fruit, for example apples")]
    [InlineData("J. K. Rowling", "J K Rowling")]
    [InlineData("J. A. Smith", "J A Smith")]
    [InlineData("He chose plan A. Then he left.", "He chose plan A. Then he left.")]
    public void Abbreviations_are_said_and_still_end_sentences(string text, string said) => Assert.Equal(said, Said.InEnglish(text));

    [Theory]
    [InlineData("the schools’ bells", "the schools' bells")]
    [InlineData("O’Brien doesn’t", "O'Brien doesn't")]
    [InlineData("a well-known café", "a well-known café")]
    [InlineData("ﬁnance ofﬁce", "finance office")]
    [InlineData("Nguyễn", "Nguyễn")]
    [InlineData("R&D", "R and D")]
    [InlineData("see www.example.com", "see www dot example dot com")]
    [InlineData("“Yes,” she said. “No!”", "Yes, she said. No!")]
    [InlineData("go; stop — now – then...", "go; stop, now, then,")]
    public void Words_and_punctuation_are_said(string text, string said) => Assert.Equal(said, Said.InEnglish(text));

    [Theory]
    [InlineData("1/")]
    [InlineData("1:")]
    [InlineData("a@")]
    [InlineData("#a")]
    [InlineData("A1")]
    [InlineData("A&")]
    [InlineData("+1")]
    [InlineData("1°")]
    [InlineData("St. ")]
    [InlineData("II ")]
    [InlineData("won 1-1 ")]
    [InlineData("-")]
    public void A_hostile_line_of_English_costs_no_more_than_its_length(string unit)
    {
        var text = string.Concat(Enumerable.Repeat(unit, 50_000 / unit.Length)) + "B";
        Assert.Equal(text.Length, Normalizer.Tokens(text, TextLanguage.English).Sum(token => token.Length));
    }
}

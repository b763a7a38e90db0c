using AudioPaper.Segmentation.Skipping;

namespace AudioPaper.Tests.Segmentation;

public sealed class SectionTests
{
    [Theory]
    [InlineData("2026年3月18日 星期三 第1版 要闻", "要闻")]
    [InlineData("2026年3月18日　星期三　第1版", null)]
    [InlineData("第2版 城事  海湾晚报  2026年3月18日 星期三", "城事")]
    [InlineData("海湾晚报 第3版 副刊", "副刊")]
    [InlineData("海湾晚报 第3版", null)]
    [InlineData("第4版 责编 纪晚舟", null)]
    [InlineData("中華民國115年3月18日 星期三 A5版 生活", "生活")]
    [InlineData("2026年3月18日 週三 A5 國際", "國際")]
    [InlineData("Page 3  Wednesday, March 18, 2026", null)]
    [InlineData("A5 Wednesday", null)]
    [InlineData("A5 Sports", "Sports")]
    public void In_a_folio_stands_beside_the_number_and_is_no_day_or_paper(string folio, string? section) => Assert.Equal(section, Sections.InFolio(folio));
}

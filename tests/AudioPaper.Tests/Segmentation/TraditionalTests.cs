using AudioPaper.Intake;
using AudioPaper.Segmentation;

namespace AudioPaper.Tests.Segmentation;

public class TraditionalTests
{
    [Fact]
    public void A_page_in_traditional_hanzi_gives_its_articles_and_keeps_its_hanzi()
    {
        const string page = """
            海灣晚報
            2026年3月18日 星期三 第1版 要聞

            新圖書館下月啟用

            本報訊（記者 陳雨聲 實習記者 林 安）近日，東城新
            圖書館完成裝修，下月一日對公眾開放。館內設有
            三百個座位，還有一間錄音室。

            圖為新圖書館的閱覽室。
            何曉 攝

            週末市集移到河邊

            本報記者 周子晴 通訊員 吳一帆 文/圖

            原來在廣場的週末市集，本月起移到河邊舉行，每次
            有六十個攤位。
            """;
        var issue = Segmenter.Segment([new Source("page.txt", page)]);

        Assert.Equal("海灣晚報", issue.Newspaper);
        Assert.Equal(new DateOnly(2026, 3, 18), issue.Date);
        Assert.Equal(["新圖書館下月啟用", "週末市集移到河邊"], issue.Articles.Select(article => article.Title));
        Assert.Equal(["陳雨聲", "林安"], issue.Articles[0].Byline);
        Assert.Equal("本報訊（記者 陳雨聲 實習記者 林 安）", issue.Articles[0].Dateline?.Text);
        Assert.Equal(["周子晴", "吳一帆"], issue.Articles[1].Byline);
        Assert.Equal("近日，東城新圖書館完成裝修，下月一日對公眾開放。館內設有三百個座位，還有一間錄音室。", Assert.Single(issue.Articles[0].Paragraphs).Text);
        Assert.Equal([SkipReason.Nameplate, SkipReason.Folio, SkipReason.Caption, SkipReason.Credit], issue.Skipped.Select(skip => skip.Reason));
    }
}

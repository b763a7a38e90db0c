using AudioPaper.Segmentation;

namespace AudioPaper.Tests.Segmentation;

public class MadeHeadlineTests
{
    [Theory]
    [InlineData("近日，海湾市水务部门公布去年全市节水情况，每万元用水量下降。", "海湾市水务部门公布去年全市节水情况")]
    [InlineData("3月17日上午，滨海步道建成开放。", "滨海步道建成开放")]
    [InlineData("3月17日至20日，区里举行消防演练。", "区里举行消防演练")]
    [InlineData("昨天，第三座跨江大桥通车。", "第三座跨江大桥通车")]
    [InlineData("随着天气转暖，望潮山上的樱花陆续开放。", "望潮山上的樱花陆续开放")]
    [InlineData("据介绍，老船厂改建的音乐厅迎来首场演出。", "老船厂改建的音乐厅迎来首场演出")]
    [InlineData("“先走一步，再看一步”主题展在海湾市开幕，展出百件作品。", "“先走一步，再看一步”主题展在海湾市开幕")]
    [InlineData("“我们都来了，新桥今天通车。", "“我们都来了")]
    [InlineData("图书馆总投资3.5亿元，已经开工。", "图书馆总投资3.5亿元")]
    [InlineData("Yesterday, the old bell rang again, and people came.", "the old bell rang again")]
    [InlineData("The café has fixed 2,316 objects, including toasters.", "The café has fixed 2,316 objects")]
    [InlineData("短讯", "短讯")]
    public void The_first_clause_that_says_something_becomes_the_headline(string lede, string headline) => Assert.Equal(headline, MadeHeadline.From(lede));

    [Fact]
    public void A_hostile_lede_gives_a_short_headline() => Assert.True(MadeHeadline.From(string.Concat(Enumerable.Repeat("今天", 100_000))).Length <= 600);
}

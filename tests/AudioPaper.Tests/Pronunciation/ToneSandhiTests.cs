namespace AudioPaper.Tests.Pronunciation;

public class ToneSandhiTests
{
    [Theory]
    [InlineData("一个", "yi2 ge4")]
    [InlineData("一定", "yi2 ding4")]
    [InlineData("一万", "yi2 wan4")]
    [InlineData("一天", "yi4 tian1")]
    [InlineData("一直", "yi4 zhi2")]
    [InlineData("一百", "yi4 bai3")]
    [InlineData("同一个", "tong2 yi2 ge4")]
    [InlineData("每一天", "mei3 yi4 tian1")]
    [InlineData("看一看", "kan4 yi5 kan4")]
    [InlineData("一步一步", "yi2 bu4 yi2 bu4")]
    public void Yi_takes_the_tone_that_the_next_syllable_asks_for(string hanzi, string expected) =>
        Assert.Equal(expected, Mandarin.Spoken(hanzi));

    [Theory]
    [InlineData("第一", "di4 yi1")]
    [InlineData("零比一落后", "ling2 bi3 yi1 luo4 hou4")]
    [InlineData("一比三", "yi1 bi3 san1")]
    [InlineData("第一次", "di4 yi1 ci4")]
    [InlineData("十一", "shi2 yi1")]
    [InlineData("二十一天", "er4 shi2 yi1 tian1")]
    [InlineData("一月一日", "yi1 yue4 yi1 ri4")]
    [InlineData("一九九八年", "yi1 jiu3 jiu3 ba1 nian2")]
    [InlineData("二〇二一年", "er4 ling2 er4 yi1 nian2")]
    [InlineData("三点一公里", "san1 dian3 yi1 gong1 li3")]
    [InlineData("百分之一", "bai3 fen1 zhi1 yi1")]
    [InlineData("一百一十一", "yi4 bai3 yi1 shi2 yi1")]
    [InlineData("一等奖", "yi1 deng3 jiang3")]
    [InlineData("一季度", "yi1 ji4 du4")]
    [InlineData("统一部署", "tong3 yi1 bu4 shu3")]
    [InlineData("万一下雨", "wan4 yi1 xia4 yu3")]
    [InlineData("周一上午", "zhou1 yi1 shang4 wu3")]
    [InlineData("闻一多", "wen2 yi1 duo1")]
    [InlineData("一对一", "yi1 dui4 yi1")]
    [InlineData("唯一", "wei2 yi1")]
    public void Yi_keeps_its_tone_in_numbers_ordinals_and_names(string hanzi, string expected) =>
        Assert.Equal(expected, Mandarin.Spoken(hanzi));

    [Theory]
    [InlineData("不是", "bu2 shi4")]
    [InlineData("不会", "bu2 hui4")]
    [InlineData("不好", "bu4 hao3")]
    [InlineData("不断", "bu2 duan4")]
    [InlineData("绝不放松", "jue2 bu2 fang4 song1")]
    [InlineData("不一定", "bu4 yi2 ding4")]
    [InlineData("会不会", "hui4 bu5 hui4")]
    [InlineData("是不是", "shi4 bu5 shi4")]
    [InlineData("有机会不会放弃", "you3 ji1 hui4 bu2 hui4 fang4 qi4")]
    [InlineData("从不", "cong2 bu4")]
    public void Bu_rises_before_a_falling_tone(string hanzi, string expected) => Assert.Equal(expected, Mandarin.Spoken(hanzi));

    [Fact]
    public void Dictionary_tones_stay_as_they_are_until_asked()
    {
        Assert.Equal("yi1 ding4 bu4 hui4", Mandarin.Dictionary("一定不会"));
        Assert.Equal("yi2 ding4 bu2 hui4", Mandarin.Spoken("一定不会"));
    }

    [Fact]
    public void Third_tones_are_left_to_the_engine() => Assert.Equal("ni3 hao3", Mandarin.Spoken("你好"));
}

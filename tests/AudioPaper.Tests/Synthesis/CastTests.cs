using System.Collections.Immutable;
using AudioPaper.Chunking;
using AudioPaper.Synthesis;

namespace AudioPaper.Tests.Synthesis;

public sealed class CastTests
{
    private static readonly VoiceId Lin = new("piper", "lin"), Mei = new("azure", "mei"), Tom = new("openai", "tom");

    [Fact]
    public void Without_any_wish_headlines_have_another_offline_voice_than_the_body()
    {
        Assert.Equal([Cast.Offline], Cast.Default.ChainOf(UtteranceKind.Body, isMandarin: true));
        Assert.Equal([Cast.OfflineHeadline, Cast.Offline], Cast.Default.ChainOf(UtteranceKind.Headline, isMandarin: false));
        Assert.Equal([Cast.OfflineHeadline, Cast.Offline], Cast.Default.ChainOf(UtteranceKind.Opening, isMandarin: true));
        Assert.False(Cast.Default.SeparatesQuotations);
    }

    [Fact]
    public void The_offline_voice_ends_each_chain_and_stands_in_none_twice()
    {
        var cast = Cast.Of((_, kind) => kind == UtteranceKind.Body ? [Lin, Cast.Offline] : [Mei]);
        Assert.Equal([Lin, Cast.Offline], cast.ChainOf(UtteranceKind.Body, isMandarin: true));
        Assert.Equal([Mei, Cast.Offline], cast.ChainOf(UtteranceKind.Opening, isMandarin: true));
    }

    [Fact]
    public void What_is_not_told_has_the_voices_of_the_body_and_the_opening_those_of_the_headline()
    {
        var cast = Cast.Of((_, kind) => kind switch { UtteranceKind.Body => [Lin], UtteranceKind.Headline => [Mei], _ => [] });
        Assert.Equal(Lin, cast.ChainOf(UtteranceKind.Quotation, isMandarin: true)[0]);
        Assert.Equal(Lin, cast.ChainOf(UtteranceKind.Byline, isMandarin: true)[0]);
        Assert.Equal(Mei, cast.ChainOf(UtteranceKind.Opening, isMandarin: true)[0]);
    }

    [Fact]
    public void Languages_have_voices_of_their_own()
    {
        var cast = Cast.Of((isMandarin, _) => isMandarin ? [Lin] : [Tom]);
        Assert.Equal(Tom, cast.ChainOf(UtteranceKind.Body, isMandarin: false)[0]);
        Assert.Equal([Lin, Tom], cast.AskedFor);
    }

    [Fact]
    public void A_voice_for_quotations_sets_them_apart() =>
        Assert.True(Cast.Of((_, kind) => kind == UtteranceKind.Quotation ? ImmutableArray.Create(Mei) : []).SeparatesQuotations);

    [Theory]
    [InlineData("espeak:cmn+f3", true)]
    [InlineData("azure:zh-CN-XiaoxiaoNeural@newscast", true)]
    [InlineData("piper:", false)]
    [InlineData(":cmn", false)]
    [InlineData("Espeak:cmn", false)]
    [InlineData("espeak:cmn f3", false)]
    [InlineData("espeak", false)]
    [InlineData("espeak:../x\u0000", false)]
    public void Ids_are_engine_and_name(string text, bool isOne) => Assert.Equal(isOne, VoiceId.TryParse(text, out var id) && id.ToString() == text);
}

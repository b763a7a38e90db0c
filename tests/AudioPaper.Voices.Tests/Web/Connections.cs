using System.Net;
using AudioPaper.Voices.Web;

namespace AudioPaper.Voices.Tests.Web;

public sealed class Connections
{
    [Theory]
    [InlineData("http://127.0.0.1:8080/", false)]
    [InlineData("http://localhost/", false)]
    [InlineData("http://[::1]/", false)]
    [InlineData("https://example.org/", true)]
    public void Go_through_a_proxy_only_to_other_machines(string address, bool mayUseProxy)
    {
        using var handler = SpeechHttp.Handler(new Uri(address));

        Assert.Equal((mayUseProxy, false, false, DecompressionMethods.None), (handler.UseProxy, handler.AllowAutoRedirect, handler.UseCookies, handler.AutomaticDecompression));
    }

    [Theory]
    [InlineData("<html><head><title>502 Bad  Gateway</title></head>\r\n<body>nginx", "502 Bad Gateway nginx")]
    [InlineData("{\"error\":\"model 'x' not found\"}", "{ error : model 'x' not found }")]
    [InlineData("\u0000\u0001\u0002ID3", "")]
    [InlineData("", "")]
    [InlineData("my key is canary-4f1d2c3b5a69788796a5b4c3d2e1f001!", "my key is ***!")]
    public void That_answer_no_sound_are_quoted(string body, string words) =>
        Assert.Equal(words, FirstWords.Of(System.Text.Encoding.UTF8.GetBytes(body), Secret.Find("KEY", _ => Engines.Key)));

    [Fact]
    public void That_answer_at_length_are_quoted_in_short() =>
        Assert.InRange(FirstWords.Of(System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("新闻😀", 5_000))), null).Length, 70, 81);
}

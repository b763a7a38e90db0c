using System.Net;
using System.Text;
using AudioPaper.Host.Web.Speakers.Upnp;
using AudioPaper.Host.Web.Speakers.Upnp.Ssdp;

namespace AudioPaper.Host.Tests.Web.Speakers.Upnp;

/// <summary>SSDP: what is answered, with what, and what is dropped.</summary>
public sealed class Packets_of_the_network
{
    private const string Search = "M-SEARCH * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nMAN: \"ssdp:discover\"\r\nMX: 1\r\nST: ssdp:all\r\n\r\n";

    private static readonly Guid Id = Guid.Parse("11111111-2222-3333-4444-555555555555");
    private static readonly Uri Location = new("http://10.0.0.1:8079/description.xml");
    private static readonly SsdpDevice Device = new(Id, 7);

    [Theory]
    [InlineData("ssdp:all", 5)]
    [InlineData("upnp:rootdevice", 1)]
    [InlineData("uuid:11111111-2222-3333-4444-555555555555", 1)]
    [InlineData("urn:schemas-upnp-org:device:MediaServer:1", 1)]
    [InlineData("urn:schemas-upnp-org:service:ContentDirectory:1", 1)]
    [InlineData("urn:schemas-upnp-org:service:ConnectionManager:1", 1)]
    [InlineData("urn:schemas-upnp-org:device:MediaRenderer:1", 0)]
    [InlineData("uuid:99999999-2222-3333-4444-555555555555", 0)]
    [InlineData("", 0)]
    public void A_search_is_answered_by_what_it_means_and_nothing_else(string target, int count)
    {
        var answers = Device.AnswersTo(Parse(Search.Replace("ssdp:all", target, StringComparison.Ordinal))!, Location, DateTimeOffset.UnixEpoch);

        Assert.Equal(count, answers.Length);
        foreach (var answer in answers.Select(answer => Parse(answer)!))
        {
            Assert.Equal(SsdpKind.Answer, answer.Kind);
            Assert.Equal((Location.AbsoluteUri, "max-age=1800", ""), (answer["LOCATION"], answer["CACHE-CONTROL"], answer["EXT"]));
            Assert.StartsWith($"uuid:{Id}", answer["USN"], StringComparison.Ordinal);
            Assert.EndsWith(answer["ST"]!.StartsWith("uuid:", StringComparison.Ordinal) ? $"uuid:{Id}" : "::" + answer["ST"], answer["USN"], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void All_answers_together_are_no_gift_to_who_floods_others()
    {
        // Only askers of the own network are answered at all; to them an answer is bounded, too.
        Assert.InRange(Device.AnswersTo(Parse(Search)!, Location, DateTimeOffset.UnixEpoch).Sum(answer => answer.Length), 500, 2500);
    }

    [Fact]
    public void It_says_three_things_of_the_device_and_one_of_each_service_when_it_comes_and_goes()
    {
        var (alive, gone) = (Device.Alive(Location).Select(text => Parse(text)!).ToList(), Device.Gone().Select(text => Parse(text)!).ToList());

        Assert.Equal(Device.Targets.Select(target => target.Target), alive.Select(message => message["NT"]));
        Assert.Equal(alive.Select(message => message["USN"]), gone.Select(message => message["USN"]));
        Assert.All(alive, message => Assert.Equal((SsdpKind.Notice, "ssdp:alive", "7"), (message.Kind, message["NTS"], message["BOOTID.UPNP.ORG"])));
        Assert.All(gone, message => Assert.Equal("ssdp:byebye", message["NTS"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHOST: a\r\n\r\n")]
    [InlineData("M-SEARCH * HTTP/1.1\r\nST: ssdp:all")]
    [InlineData("M-SEARCH * HTTP/1.1\r\n: empty\r\n\r\n")]
    [InlineData("M-SEARCH * HTTP/1.1\r\nno colon\r\n\r\n")]
    [InlineData("M-SEARCH * HTTP/1.1\r\nST: a\0b\r\n\r\n")]
    [InlineData("M-SEARCH * HTTP/1.1\r\nST: a\r\nst: b\r\n\r\n")]
    [InlineData("m-search * http/1.1\r\nST: ssdp:all\r\n\r\n")]
    public void What_is_no_packet_is_none(string packet) => Assert.Null(Parse(packet));

    [Fact]
    public void What_is_too_long_or_has_too_many_fields_is_none()
    {
        Assert.Null(Parse("M-SEARCH * HTTP/1.1\r\nST: " + new string('a', 2048) + "\r\n\r\n"));
        Assert.Null(Parse("M-SEARCH * HTTP/1.1\r\n" + string.Concat(Enumerable.Range(0, 33).Select(i => $"X{i}: y\r\n")) + "\r\n"));
    }

    [Fact]
    public void No_bytes_at_all_make_it_fall_over()
    {
        var random = new Random(5);
        for (var i = 0; i < 20_000; i++)
        {
            var packet = Encoding.ASCII.GetBytes(Search);
            for (var change = 0; change < random.Next(1, 12); change++)
            {
                packet[random.Next(packet.Length)] = (byte)random.Next(256);
            }

            if (SsdpMessage.Parse(packet.AsSpan(0, random.Next(packet.Length + 1))) is { } message)
            {
                Assert.InRange(Device.AnswersTo(message, Location, DateTimeOffset.UnixEpoch).Length, 0, 5);
            }
        }
    }

    [Theory]
    [InlineData("MX: 1", 1.0)]
    [InlineData("MX: 0", 0.0)]
    [InlineData("MX: 120", 5.0)]
    [InlineData("MX: -1", null)]
    [InlineData("MX: soon", null)]
    [InlineData("X: 1", null)]
    public void Who_looks_is_answered_within_the_time_it_allows_and_five_seconds(string field, double? seconds) =>
        Assert.Equal(seconds, SsdpDevice.LongestWait(Parse(Search.Replace("MX: 1", field, StringComparison.Ordinal))!)?.TotalSeconds);

    [Fact]
    public void A_search_that_is_none_by_its_own_word_is_not_answered() =>
        Assert.Empty(Device.AnswersTo(Parse(Search.Replace("\"ssdp:discover\"", "ssdp:discover", StringComparison.Ordinal))!, Location, DateTimeOffset.UnixEpoch));

    [Fact]
    public void A_flood_is_let_in_so_far_and_no_farther()
    {
        var clock = new HandClock();
        var gate = new SsdpGate(clock);

        Assert.Equal(SsdpGate.MostOfOne, Enumerable.Range(0, 5000).Count(_ => gate.LetsIn(IPAddress.Parse("10.0.0.2"))));
        Assert.True(gate.LetsIn(IPAddress.Parse("10.0.0.3")));
        Assert.Equal(SsdpGate.MostOfAll - SsdpGate.MostOfOne - 1, Enumerable.Range(0, 5000).Count(i => gate.LetsIn(new IPAddress([10, 1, (byte)(i / 250), (byte)(i % 250)]))));
        clock.Go(TimeSpan.FromSeconds(1));
        Assert.True(gate.LetsIn(IPAddress.Parse("10.0.0.2")));
    }

    [Fact]
    public void An_interface_that_is_not_there_is_refused_with_those_that_are()
    {
        var refused = Assert.Throws<AudioPaper.Host.Library.LibraryException>(() => LocalNetwork.Of(["eth99"]));

        Assert.Contains("«eth99»", refused.Message, StringComparison.Ordinal);
        Assert.Contains("(127.0.0.1)", refused.Message, StringComparison.Ordinal);
        Assert.Contains("“eth99”", refused.Chinese!, StringComparison.Ordinal);
        var own = Assert.Single(LocalNetwork.Of(["127.0.0.1"]));
        Assert.True(own.Has(IPAddress.Parse("127.9.9.9")));
        Assert.False(own.Has(IPAddress.Parse("10.0.0.1")));
    }

    private static SsdpMessage? Parse(string packet) => SsdpMessage.Parse(Encoding.Latin1.GetBytes(packet));
}

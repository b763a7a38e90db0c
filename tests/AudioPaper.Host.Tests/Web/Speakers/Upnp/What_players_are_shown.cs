using System.Net;
using System.Xml.Linq;
using static AudioPaper.Host.Tests.Web.Speakers.Upnp.HomeServer;

namespace AudioPaper.Host.Tests.Web.Speakers.Upnp;

/// <summary>Newspapers as the media server shows them.</summary>
public sealed class What_players_are_shown : IAsyncLifetime
{
    private static readonly string Markup = "<b>&amp; \"quoted\"</b> ]]> \u0001\uFFFE\u202E " + new string('长', 5_000);
    private HomeServer home = null!;

    public async ValueTask InitializeAsync() => home = await OpenAsync(library =>
    {
        var shelf = new PaperShelf(library);
        shelf.Publish("2026-03-18");
        shelf.Publish("2026-03-19", [Markup, "第二条", "第三条"], soundBytes: 4_000);
        new PaperShelf(library, "Secret Letter").Set("""{ "private": true }""").Publish("2026-03-19");
    });

    public ValueTask DisposeAsync() => home.DisposeAsync();

    [Fact]
    public async Task Leads_from_newspapers_over_issues_newest_first_and_sections_to_articles()
    {
        var newspaper = Assert.Single(await home.InAsync("0"));
        Assert.Equal(("海湾晚报", "2"), (TitleOf(newspaper), newspaper.Attribute("childCount")!.Value));

        var issues = await home.InAsync(newspaper.Attribute("id")!.Value);
        Assert.Equal(["海湾晚报 2026-03-19", "海湾晚报 2026-03-18"], issues.Select(TitleOf));

        var inside = await home.InAsync(issues[0].Attribute("id")!.Value);
        Assert.Equal(["海湾晚报 2026-03-19", "海湾晚报 2026-03-19 提要", "要闻", "城事"], inside.Select(TitleOf));
        Assert.Equal(["item", "item", "container", "container"], inside.Select(one => one.Name.LocalName));

        var articles = await home.InAsync(inside[2].Attribute("id")!.Value);
        Assert.Equal([true, false], articles.Select(article => TitleOf(article).StartsWith("<b>&amp; \"quoted\"</b> ]]>", StringComparison.Ordinal)));
        Assert.Equal("第三条", TitleOf(articles[1]));
        Assert.Equal(("3", "要闻", "2026-03-19"), (articles[1].Element(Members + "originalTrackNumber")!.Value, articles[1].Element(Members + "genre")!.Value, articles[1].Element(Dublin + "date")!.Value));
    }

    [Fact]
    public async Task Has_a_title_of_markup_and_five_thousand_letters_as_one_short_line()
    {
        var article = Objects(await home.SearchAsync("dc:title contains \"quoted\"")).Single();
        Assert.InRange(TitleOf(article).Length, 250, 301);
        Assert.EndsWith("长…", TitleOf(article), StringComparison.Ordinal);
        Assert.DoesNotContain(TitleOf(article), char.IsControl);
        Assert.DoesNotContain('\u202E', TitleOf(article));
    }

    [Fact]
    public async Task Says_of_each_track_where_and_in_which_form_it_is_had_and_serves_it_in_pieces()
    {
        var article = (await home.InAsync("s/海湾晚报/2026-03-19/1")).Single();
        var sound = article.Element(Didl + "res")!;
        Assert.Equal(("object.item.audioItem.musicTrack", "502", "0:00:10.000", "50"), (article.Element(Members + "class")!.Value, sound.Attribute("size")!.Value, sound.Attribute("duration")!.Value, sound.Attribute("bitrate")!.Value));
        Assert.Equal("http-get:*:audio/mpeg:DLNA.ORG_OP=01;DLNA.ORG_CI=0;DLNA.ORG_FLAGS=01700000000000000000000000000000", sound.Attribute("protocolInfo")!.Value);

        using var request = new HttpRequestMessage(HttpMethod.Get, sound.Value) { Headers = { { "Range", "bytes=10-19" }, { "getcontentFeatures.dlna.org", "1" } } };
        using var piece = await home.Home.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.PartialContent, 10L, "Streaming"), (piece.StatusCode, piece.Content.Headers.ContentLength, piece.Headers.GetValues("transferMode.dlna.org").Single()));
        Assert.Equal(PaperShelf.Sound(13, 503).Length, (await home.Home.GetByteArrayAsync(new Uri(sound.Value.Replace("03-a2", "04-a3", StringComparison.Ordinal)), TestContext.Current.CancellationToken)).Length);
        using var picture = await home.Home.GetAsync(new Uri(article.Element(Members + "albumArtURI")!.Value), TestContext.Current.CancellationToken);
        Assert.Equal("image/jpeg", picture.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Comes_in_pages_and_with_what_was_asked_for()
    {
        var second = await home.BrowseAsync("n/海湾晚报", start: "1", count: "1", filter: "", sort: "+dc:title,-upnp:nothing");
        Assert.Equal(("1", "2"), (Out(second, "NumberReturned"), Out(second, "TotalMatches")));
        Assert.Equal(["title", "class"], Objects(second).Single().Elements().Select(member => member.Name.LocalName));
        Assert.Equal("0", Out(await home.BrowseAsync("n/海湾晚报", start: "4294967295", count: "4294967295"), "NumberReturned"));
        var narrow = Objects(await home.BrowseAsync("w/海湾晚报/2026-03-18", "BrowseMetadata", "res@duration,upnp:album")).Single();
        Assert.Equal(["title", "album", "res", "class"], narrow.Elements().Select(member => member.Name.LocalName));
        Assert.Equal("Küche & <Bad>", TitleOf(Objects(await home.BrowseAsync("0", "BrowseMetadata")).Single()));
        Assert.Empty(await home.InAsync("w/海湾晚报/2026-03-18"));
    }

    [Theory]
    [InlineData("*", 16)]
    [InlineData("upnp:class derivedfrom \"object.item.audioItem\"", 9)]
    [InlineData("upnp:class = \"object.container.album.musicAlbum\" and upnp:artist contains \"海湾\"", 2)]
    [InlineData("(dc:title contains \"第二\" or dc:title contains \"第三\") and upnp:genre exists true", 3)]
    [InlineData("dc:title = \"第二条\"", 2)]
    [InlineData("dc:title contains \"Secret\"", 0)]
    [InlineData("@refID exists false and dc:date >= \"2026-03-19\" and upnp:album startsWith \"海湾\"", 8)]
    public async Task Can_be_searched(string criteria, int count) => Assert.Equal(count, Objects(await home.SearchAsync(criteria)).Count(one => one.Name.LocalName is "item" or "container"));

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("n/..")]
    [InlineData("n/.server")]
    [InlineData("n/Secret Letter")]
    [InlineData("n/Secret-Letter")]
    [InlineData("i/Secret Letter/2026-03-19")]
    [InlineData("i/海湾晚报/../海湾晚报/2026-03-18")]
    [InlineData("a/海湾晚报/2026-03-18/../../a1")]
    [InlineData("s/海湾晚报/2026-03-19/99999999999999999999")]
    [InlineData("s/海湾晚报/2026-03-19/-1")]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("0/")]
    [InlineData("<script>")]
    public async Task Holds_nothing_under_an_id_that_is_none(string id)
    {
        Assert.Equal(701, ErrorOf(await home.BrowseAsync(id)));
        Assert.Equal(701, ErrorOf(await home.BrowseAsync(id, "BrowseMetadata")));
        Assert.Equal(710, ErrorOf(await home.SearchAsync("*", id)));
    }

    [Fact]
    public async Task Refuses_every_call_that_is_wrong_in_the_standards_form()
    {
        Assert.Equal(701, ErrorOf(await home.BrowseAsync(new string('a', 20_000))));
        Assert.Equal(402, ErrorOf(await home.BrowseAsync("0", "BrowseEverything")));
        Assert.Equal(402, ErrorOf(await home.BrowseAsync("0", start: "-1")));
        Assert.Equal(402, ErrorOf(await home.BrowseAsync("0", count: "1e9")));
        Assert.Equal(402, ErrorOf(await home.BrowseAsync("0", "BrowseMetadata", start: "1")));
        Assert.Equal(402, ErrorOf(await home.CallAsync("ContentDirectory", "Browse", ("ObjectID", "0"))));
        Assert.Equal(401, ErrorOf(await home.CallAsync("ContentDirectory", "DestroyObject", ("ObjectID", "0"))));
        Assert.Equal(401, ErrorOf(await home.CallAsync("ConnectionManager", "Browse")));
        Assert.Equal(706, ErrorOf(await home.CallAsync("ConnectionManager", "GetCurrentConnectionInfo", ("ConnectionID", "5"))));
        Assert.Equal(401, ErrorOf(await home.SendAsync("ContentDirectory", "<broken")));
        Assert.Equal(401, ErrorOf(await home.SendAsync("ContentDirectory", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>")));
        Assert.Equal(401, ErrorOf(await home.SendAsync("ContentDirectory", "<?xml version=\"1.0\" encoding=\"bogus\"?><a/>")));
        Assert.Equal(401, ErrorOf(await home.SendAsync("ContentDirectory", string.Concat(Enumerable.Repeat("<a>", 15_000)))));
        const string call = "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><u:GetSystemUpdateID xmlns:u=\"urn:schemas-upnp-org:service:ContentDirectory:1\"/></s:Body></s:Envelope>";
        Assert.Equal(200, (await home.SendAsync("ContentDirectory", call)).Status);
        Assert.Equal(401, ErrorOf(await home.SendAsync("ContentDirectory", call, "\"urn:schemas-upnp-org:service:ContentDirectory:1#Browse\"")));
        Assert.Equal(401, ErrorOf(await home.SendAsync("ConnectionManager", call)));
        foreach (var criteria in new[] { "", "(", "dc:title", "dc:title contains", "dc:title contains x", "dc:title like \"x\"", "dc:title = \"x", "a exists maybe", new string('(', 1_900), "* and *", "dc:title = \"a\" dc:title = \"b\"", new string('x', 3_000) })
        {
            Assert.Equal(708, ErrorOf(await home.SearchAsync(criteria)));
        }

        using var large = await home.Home.PostAsync("/control/ContentDirectory", new ByteArrayContent(new byte[100_000]), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
    }

    [Fact]
    public async Task Answers_what_else_players_want_to_know()
    {
        Assert.Contains("dc:title", Out(await home.CallAsync("ContentDirectory", "GetSearchCapabilities"), "SearchCaps"), StringComparison.Ordinal);
        Assert.Equal("", Out(await home.CallAsync("ContentDirectory", "GetSortCapabilities"), "SortCaps"));
        Assert.Contains("http-get:*:audio/mpeg:", Out(await home.CallAsync("ConnectionManager", "GetProtocolInfo"), "Source"), StringComparison.Ordinal);
        Assert.Equal("0", Out(await home.CallAsync("ConnectionManager", "GetCurrentConnectionIDs"), "ConnectionIDs"));
        Assert.Equal("Output", Out(await home.CallAsync("ConnectionManager", "GetCurrentConnectionInfo", ("ConnectionID", "0")), "Direction"));
        var description = XDocument.Parse(await home.Home.GetStringAsync(new Uri("/description.xml", UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.Equal("Küche & <Bad>", description.Descendants().Single(one => one.Name.LocalName == "friendlyName").Value);
        foreach (var scpd in description.Descendants().Where(one => one.Name.LocalName == "SCPDURL").Select(one => one.Value))
        {
            var service = XDocument.Parse(await home.Home.GetStringAsync(new Uri(scpd, UriKind.Relative), TestContext.Current.CancellationToken));
            XNamespace space = "urn:schemas-upnp-org:service-1-0";
            Assert.Empty(service.Descendants(space + "relatedStateVariable").Select(one => one.Value).Except(service.Descendants(space + "stateVariable").Select(one => one.Element(space + "name")!.Value)));
        }
    }

    [Fact]
    public async Task Counts_on_when_something_is_published()
    {
        var before = long.Parse(Out(await home.CallAsync("ContentDirectory", "GetSystemUpdateID"), "Id"));
        Assert.Equal(before, long.Parse(Out(await home.BrowseAsync("0"), "UpdateID")));
        new PaperShelf(home.Library, "Other Paper").Publish("2026-03-20");
        home.Index.Changed("Other-Paper");
        Assert.True(long.Parse(Out(await home.CallAsync("ContentDirectory", "GetSystemUpdateID"), "Id")) > before);
        Assert.Equal(2, (await home.InAsync("0")).Count);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/media/")]
    [InlineData("/media/Secret-Letter/2026-03-19/episode.mp3")]
    [InlineData("/media/Secret%20Letter/2026-03-19/episode.mp3")]
    [InlineData("/media/海湾晚报/2026-03-19/chapters.json")]
    [InlineData("/media/海湾晚报/2026-03-19/episode.epub")]
    [InlineData("/media/海湾晚报/2026-03-19/articles.json")]
    [InlineData("/media/海湾晚报/podcast.xml")]
    [InlineData("/media/..%2f..%2fetc/passwd")]
    [InlineData("/api/v1/speakers")]
    [InlineData("/desk")]
    [InlineData("/nothing.xml")]
    public async Task Is_all_that_stands_at_this_port(string path)
    {
        using var answer = await home.Home.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Is_not_shown_to_a_page_that_came_by_another_name()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/description.xml") { Headers = { Host = "rebound.example" } };
        using var answer = await home.Home.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }
}

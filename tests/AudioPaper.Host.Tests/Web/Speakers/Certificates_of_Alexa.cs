using AudioPaper.Host.Web.Speakers.Alexa.Signing;

namespace AudioPaper.Host.Tests.Web.Speakers;

public sealed class Certificates_of_Alexa : IDisposable
{
    private static readonly Uri Address = new(AlexaDevice.ChainUrl);
    private readonly AlexaKeys keys = new();
    private readonly Clock clock = new();
    private int fetched;

    [Fact]
    public async Task Are_fetched_once_a_day_and_never_used_after_their_end()
    {
        using var certificates = Certificates(_ => keys.ChainWith(toDays: 3));
        for (var i = 0; i < 10; i++)
        {
            Assert.NotNull(await certificates.GetAsync(Address, TestContext.Current.CancellationToken));
        }

        Assert.Equal(1, fetched);
        clock.Now = clock.Now.AddHours(25);
        Assert.NotNull(await certificates.GetAsync(Address, TestContext.Current.CancellationToken));
        Assert.Equal(2, fetched);
        clock.Now = clock.Now.AddDays(3);
        Assert.Null(await certificates.GetAsync(Address, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task That_are_refused_are_not_asked_for_again_for_a_minute()
    {
        var chain = "";
        using var certificates = Certificates(_ => chain.Length > 0 ? chain : null);
        for (var i = 0; i < 10; i++)
        {
            Assert.Null(await certificates.GetAsync(Address, TestContext.Current.CancellationToken));
        }

        Assert.Equal(1, fetched);
        chain = keys.Chain;
        clock.Now = clock.Now.AddMinutes(2);
        Assert.NotNull(await certificates.GetAsync(Address, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Stay_when_others_are_asked_for_in_bulk()
    {
        using var certificates = Certificates(url => url == Address ? keys.Chain : null);
        Assert.NotNull(await certificates.GetAsync(Address, TestContext.Current.CancellationToken));
        for (var i = 0; i < 500; i++)
        {
            Assert.Null(await certificates.GetAsync(new Uri(Address, $"{i}.pem"), TestContext.Current.CancellationToken));
            clock.Now = clock.Now.AddMilliseconds(500);
        }

        Assert.InRange(fetched, 60, 110);
        var before = fetched;
        Assert.NotNull(await certificates.GetAsync(Address, TestContext.Current.CancellationToken));
        Assert.Equal(before, fetched);
    }

    [Fact]
    public async Task Of_this_machines_network_are_not_fetched()
    {
        // The real download, at an address that leads inside: the name is looked up, the connection refused.
        Assert.Null(await SigningTrust.Public.FetchAsync(new Uri("https://localhost/echo.api/x.pem"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Of_an_authority_made_here_are_not_believed_by_a_machine_that_does_not_know_it() => Assert.Null(SigningCertificate.Read(keys.Chain, roots: null, clock.Now));

    public void Dispose() => keys.Dispose();

    private SigningCertificates Certificates(Func<Uri, string?> fetch) => new(new SigningTrust((url, _) =>
    {
        fetched++;
        return Task.FromResult(fetch(url));
    }, keys.Roots), clock);

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => Now;
    }
}

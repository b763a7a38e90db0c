using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using AudioPaper.Intake;
using AudioPaper.Intake.Web;

namespace AudioPaper.Host.Web.Speakers.Alexa.Signing;

/// <summary>Whence certificates come, and whom they must lead to.</summary>
/// <param name="FetchAsync">The PEM file of an address that was checked; null when it cannot be had.</param>
/// <param name="Roots">The roots to believe; null for those of the machine.</param>
internal sealed record SigningTrust(Func<Uri, CancellationToken, Task<string?>> FetchAsync, X509Certificate2Collection? Roots)
{
    private const int MostBytes = 64 << 10;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private static readonly HttpClient Client = new(new SocketsHttpHandler
    {
        ConnectCallback = new GuardedConnection(WebLimits.Standard).OpenAsync, AllowAutoRedirect = false, UseProxy = false, UseCookies = false, Credentials = null, MaxResponseDrainSize = 0,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = Longest, MaxResponseContentBufferSize = MostBytes, DefaultRequestHeaders = { UserAgent = { new ProductInfoHeaderValue("AudioPaper", "1.0") } },
    };

    /// <summary>Amazon's certificates from the public internet, and the roots of the machine.</summary>
    public static SigningTrust Public { get; } = new(DownloadAsync, Roots: null);

    private static async Task<string?> DownloadAsync(Uri address, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await Client.GetAsync(address, cancellationToken);
            return answer.StatusCode == HttpStatusCode.OK ? Encoding.Latin1.GetString(await answer.Content.ReadAsByteArrayAsync(cancellationToken)) : null;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or IntakeException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }
}

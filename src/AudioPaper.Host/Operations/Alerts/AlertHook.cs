using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AudioPaper.Intake;
using AudioPaper.Intake.Web;

namespace AudioPaper.Host.Operations.Alerts;

/// <summary>
/// Posts alerts as JSON: <c>kind</c>, <c>issue</c>, <c>english</c>, <c>chinese</c>, <c>time</c> (UTC), <c>link</c>. Where there is a key, the header
/// <c>X-AudioPaper-Signature: sha256=HEX</c> is the HMAC-SHA256 (RFC 2104) of the body. Redirects are not followed.
/// </summary>
/// <param name="address">Where to.</param>
/// <param name="key">Finds the key; null for no signature.</param>
/// <param name="allowsPrivate">Whether it may lead into private networks.</param>
internal sealed class AlertHook(Uri address, Func<string?> key, bool allowsPrivate)
{
    /// <summary>The header that proves who sent it.</summary>
    internal const string SignatureHeader = "X-AudioPaper-Signature";

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    /// <summary>Posts one.</summary>
    /// <exception cref="AlertException">It was not taken.</exception>
    public async Task SendAsync(Alert alert, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string?>
        {
            ["kind"] = alert.Kind.ToString().ToLowerInvariant(),
            ["issue"] = alert.Issue.ToString(),
            ["english"] = alert.English,
            ["chinese"] = alert.Chinese,
            ["time"] = alert.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["link"] = alert.Link?.AbsoluteUri,
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (key() is { } secret)
        {
            request.Headers.Add(SignatureHeader, "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body)));
        }

        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(Longest);
        try
        {
            var connection = new GuardedConnection(allowsPrivate ? WebLimits.Standard.WithPrivateAddresses() : WebLimits.Standard);
            // No proxy: the address that is looked at is the one that is connected to.
            using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false, ConnectCallback = (context, cancellation) => connection.OpenAsync(context, cancellation) });
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, late.Token);
            if (!answer.IsSuccessStatusCode)
            {
                throw Failed($"it answered {(int)answer.StatusCode}", $"它回应 {(int)answer.StatusCode}");
            }
        }
        catch (HttpRequestException e)
        {
            var refused = e.GetBaseException() as IntakeException;
            throw Failed((refused?.Message ?? e.Message).TrimEnd('.'), (refused?.Chinese ?? e.Message).TrimEnd('.', '。'), e);
        }
        catch (IntakeException e)
        {
            throw Failed(e.Message.TrimEnd('.'), (e.Chinese ?? e.Message).TrimEnd('。'), e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failed($"no answer within {Longest.TotalSeconds:0} s", $"{Longest.TotalSeconds:0} 秒内没有回应", e);
        }
    }

    /// <summary>Paths and queries of such addresses are often secret: only the host is told.</summary>
    private AlertException Failed(string why, string chinese, Exception? e = null) =>
        new($"The alert could not be posted to {address.Host} ({why}); check alerts.webhook in the server's settings.", $"告警未能发送到 {address.Host}（{chinese}）；请检查服务器设置中的 alerts.webhook。", e);
}

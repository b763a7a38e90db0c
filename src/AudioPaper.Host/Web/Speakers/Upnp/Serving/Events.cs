using System.Globalization;
using System.Net.Http.Headers;
using AudioPaper.Host.Web.Speakers.Upnp.Content;
using AudioPaper.Host.Web.Speakers.Upnp.Soap;

namespace AudioPaper.Host.Web.Speakers.Upnp.Serving;

/// <summary>Tells subscribers of changes (UPnP Device Architecture 1.1, 4.3). Who does not answer three times in a row is told no more.</summary>
/// <param name="subscriptions">Who wants to be told.</param>
/// <param name="updates">Counts changes.</param>
/// <param name="http">Sends.</param>
internal sealed class Events(Subscriptions subscriptions, SystemUpdates updates, DeviceHttp http)
{
    private const string Space = "urn:schemas-upnp-org:event-1-0";
    private const int MostFailures = 3;

    private static readonly HttpMethod Notify = new("NOTIFY");

    /// <summary>Tells all subscribers of the content that it has changed.</summary>
    public Task TellAsync(CancellationToken cancellationToken) => Task.WhenAll(subscriptions.Of(MediaDevice.Services[0]).Select(one => TellAsync(one, cancellationToken)));

    /// <summary>Tells one subscriber how everything stands; never fails.</summary>
    public async Task TellAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        await subscription.Turn.WaitAsync(cancellationToken);
        try
        {
            using var request = new HttpRequestMessage(Notify, subscription.Callback) { Content = new ByteArrayContent(Body(subscription.Service)) };
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("text/xml; charset=\"utf-8\"");
            request.Headers.Add("NT", "upnp:event");
            request.Headers.Add("NTS", "upnp:propchange");
            request.Headers.Add("SID", subscription.Sid);
            request.Headers.Add("SEQ", subscription.Sequence.ToString(CultureInfo.InvariantCulture));
            subscription.Count();
            subscription.Failures = await http.AskAsync(request, cancellationToken) is (>= 200 and < 300, _) ? 0 : subscription.Failures + 1;
            if (subscription.Failures >= MostFailures)
            {
                subscriptions.GiveUp(subscription);
            }
        }
        finally
        {
            subscription.Turn.Release();
        }
    }

    private byte[] Body(ServiceDescription service) => UpnpXml.Document(xml =>
    {
        xml.WriteStartElement("e", "propertyset", Space);
        foreach (var variable in service.Variables.Where(variable => variable.IsEvented))
        {
            xml.WriteStartElement("e", "property", Space);
            xml.WriteElementString(variable.Name, variable.Name switch
            {
                "SystemUpdateID" => updates.Now().ToString(CultureInfo.InvariantCulture),
                "SourceProtocolInfo" => ContentActions.SourceProtocols,
                "CurrentConnectionIDs" => "0",
                _ => "",
            });
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    });
}

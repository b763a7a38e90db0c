using System.Collections.Frozen;
using System.Globalization;
using System.Net.Http.Headers;
using System.Xml;
using AudioPaper.Host.Web.Speakers.Upnp.Soap;

namespace AudioPaper.Host.Web.Speakers.Upnp.Renderers;

/// <summary>Gives orders to one renderer (AVTransport:1, 2.4). Whatever it answers is only believed as far as it goes: sizes and times are bounded, numbers checked.</summary>
/// <param name="renderer">The renderer.</param>
/// <param name="http">Sends.</param>
internal sealed class AvTransport(Renderer renderer, DeviceHttp http)
{
    /// <summary>Tells what to play.</summary>
    /// <exception cref="SpeakerException">It refused, or did not answer; so all orders.</exception>
    public Task SetAsync(QueuedTrack track, CancellationToken cancellationToken) =>
        CallAsync("SetAVTransportURI", cancellationToken, ("CurrentURI", track.Address.AbsoluteUri), ("CurrentURIMetaData", track.Metadata));

    /// <summary>Tells what to play afterwards; null for nothing.</summary>
    public Task SetNextAsync(QueuedTrack? track, CancellationToken cancellationToken) =>
        CallAsync("SetNextAVTransportURI", cancellationToken, ("NextURI", track?.Address.AbsoluteUri ?? ""), ("NextURIMetaData", track?.Metadata ?? ""));

    /// <summary>Plays, or goes on.</summary>
    public Task PlayAsync(CancellationToken cancellationToken) => CallAsync("Play", cancellationToken, ("Speed", "1"));

    /// <summary>Pauses.</summary>
    public Task PauseAsync(CancellationToken cancellationToken) => CallAsync("Pause", cancellationToken);

    /// <summary>Stops.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => CallAsync("Stop", cancellationToken);

    /// <summary>Goes to a place in the track; whole seconds, which every renderer understands.</summary>
    public Task SeekAsync(int seconds, CancellationToken cancellationToken) =>
        CallAsync("Seek", cancellationToken, ("Unit", "REL_TIME"), ("Target", string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600}:{seconds / 60 % 60:00}:{seconds % 60:00}")));

    /// <summary>What it does, in the words of AVTransport:1, 2.2.1; empty when it says nothing.</summary>
    public async Task<string> StateAsync(CancellationToken cancellationToken) => (await CallAsync("GetTransportInfo", cancellationToken)).GetValueOrDefault("CurrentTransportState", "");

    /// <summary>What it plays, and how far it is; null where it does not tell.</summary>
    public async Task<(string Address, double? Seconds)> PositionAsync(CancellationToken cancellationToken)
    {
        var told = await CallAsync("GetPositionInfo", cancellationToken);
        return (told.GetValueOrDefault("TrackURI", ""), UpnpXml.Seconds(told.GetValueOrDefault("RelTime")));
    }

    private async Task<FrozenDictionary<string, string>> CallAsync(string action, CancellationToken cancellationToken, params (string Name, string Value)[] arguments)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, renderer.Control) { Content = new ByteArrayContent(SoapAnswer.Of(Renderer.Transport, action, arguments.Prepend(("InstanceID", "0")))) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(SoapAnswer.MediaType);
        request.Headers.TryAddWithoutValidation("SOAPACTION", $"\"{Renderer.Transport}#{action}\"");
        var answer = await http.AskAsync(request, cancellationToken);
        return answer is (var status, var body) && SoapCall.Parse(body) is { } told
            ? status == 200 && told.Action == action + "Response" ? told.Arguments : throw Refused(action, CodeOf(told.Arguments.GetValueOrDefault("detail", "")))
            : throw new SpeakerException(
                $"{renderer.Name} gave no answer to {action} that could be understood; see whether it is switched on and on the same network.", $"{renderer.Name} 对 {action} 没有给出可理解的回答；请检查它是否开机并在同一网络。");
    }

    private SpeakerException Refused(string action, string code) => new(
        $"{renderer.Name} refused {action}{(code.Length > 0 ? $" (UPnP error {code})" : "")}; try again, or play something else.", $"{renderer.Name} 拒绝了 {action}{(code.Length > 0 ? $"（UPnP 错误 {code}）" : "")}；请重试，或播放别的内容。");

    private static string CodeOf(string detail)
    {
        try
        {
            using var xml = UpnpXml.Read(System.Text.Encoding.UTF8.GetBytes(detail));
            while (xml.Read())
            {
                if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "errorCode")
                {
                    return xml.ReadElementContentAsString().Trim() is { Length: <= 4 } code && code.All(char.IsAsciiDigit) ? code : "";
                }
            }
        }
        catch (XmlException)
        {
            // Refused it is all the same.
        }

        return "";
    }
}

using System.Globalization;
using System.Net;
using AudioPaper.Host.Web.Files;
using AudioPaper.Host.Web.Speakers.Upnp.Content;
using AudioPaper.Host.Web.Speakers.Upnp.Soap;
using AudioPaper.Host.Web.Speakers.Upnp.Ssdp;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AudioPaper.Host.Web.Speakers.Upnp.Serving;

/// <summary>
/// All that the media server answers over HTTP: descriptions, control, events, and sound and pictures of public newspapers. Only to askers of its own network, and only
/// under its own number: a name in <c>Host</c> comes from a page in somebody's browser that was led here (DNS rebinding).
/// </summary>
/// <param name="networks">The networks it answers to.</param>
/// <param name="id">Its id.</param>
/// <param name="name">What people call it.</param>
/// <param name="tree">What players see.</param>
/// <param name="actions">What they may ask.</param>
/// <param name="subscriptions">Who is told of changes.</param>
/// <param name="events">Tells them.</param>
internal sealed class MediaSite(IReadOnlyCollection<LocalNetwork> networks, Guid id, string name, ContentTree tree, ContentActions actions, Subscriptions subscriptions, Events events)
{
    private readonly byte[] description = MediaDevice.Describe(id, name);

    /// <summary>Answers a request.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        response.Headers.Server = SsdpDevice.Server;
        response.Headers.XContentTypeOptions = "nosniff";
        if (context.Connection is not { RemoteIpAddress: { } asker, LocalIpAddress: { } own } || networks.FirstOrDefault(network => network.Address.Equals(own.IsIPv4MappedToIPv6 ? own.MapToIPv4() : own)) is not { } network
            || !network.Has(asker) || (request.Host.HasValue && !(IPAddress.TryParse(request.Host.Host, out var named) && named.Equals(network.Address))))
        {
            response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        if (PublicPath.Names(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget) is not { } names)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var service = names is [_, var last] ? MediaDevice.Services.FirstOrDefault(one => one.Name == last) : null;
        var answer = (request.Method, names, service) switch
        {
            ("GET" or "HEAD", ["description.xml"], _) => DocumentAsync(context, description),
            ("GET" or "HEAD", [var file], _) when MediaDevice.Services.FirstOrDefault(one => one.Name + ".xml" == file) is { } described => DocumentAsync(context, described.ToXml()),
            ("GET" or "HEAD", ["media", var newspaper, .. var rest], _) => FileAsync(context, newspaper, rest),
            ("POST", ["control", _], { } controlled) => ControlAsync(context, controlled),
            ("SUBSCRIBE", ["event", _], { } watched) => SubscribeAsync(context, watched, asker),
            ("UNSUBSCRIBE", ["event", _], { } watched) => UnsubscribeAsync(context, watched, asker),
            _ => RefuseAsync(context, names is ["control" or "event", _] && service is not null ? StatusCodes.Status405MethodNotAllowed : StatusCodes.Status404NotFound),
        };
        await answer;
    }

    /// <summary>Address below which files stand, as who asks reaches it.</summary>
    private static Uri Media(HttpContext context) => new($"http://{context.Connection.LocalIpAddress!.MapToIPv4()}:{context.Connection.LocalPort.ToString(CultureInfo.InvariantCulture)}/media/");

    private static Task RefuseAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static async Task DocumentAsync(HttpContext context, byte[] document)
    {
        (context.Response.ContentType, context.Response.ContentLength) = (SoapAnswer.MediaType, document.Length);
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(document, context.RequestAborted);
        }
    }

    private async Task FileAsync(HttpContext context, string newspaper, string[] names)
    {
        if (tree.Newspaper(newspaper) is not { } found || PublicTarget.In(found, names, null) is not PublicTarget.IssueFile { File: { IsText: false, MediaType: var mediaType } } target
            || !(mediaType.StartsWith("audio/", StringComparison.Ordinal) || mediaType.StartsWith("image/", StringComparison.Ordinal)) || FileResponse.Open(target.File.Path) is not { } file)
        {
            await RefuseAsync(context, StatusCodes.Status404NotFound);
            return;
        }

        var isSound = mediaType.StartsWith("audio/", StringComparison.Ordinal);
        context.Response.Headers["transferMode.dlna.org"] = isSound ? "Streaming" : "Interactive";
        if (isSound)
        {
            context.Response.Headers["contentFeatures.dlna.org"] = DidlLite.Features;
        }

        await using (file)
        {
            await FileResponse.AnswerAsync(context, file, mediaType);
        }
    }

    private async Task ControlAsync(HttpContext context, ServiceDescription service)
    {
        byte[] answer;
        try
        {
            var call = SoapCall.Parse(await BodyAsync(context)) ?? throw UpnpFault.InvalidAction();
            if (context.Request.Headers["SOAPACTION"].ToString().Trim() is { Length: > 0 } told && told.Trim('"') != $"{call.ServiceType}#{call.Action}")
            {
                throw UpnpFault.InvalidAction();
            }

            answer = SoapAnswer.Of(service.Type, call.Action + "Response", actions.Do(service, call, Media(context)));
        }
        catch (UpnpFault fault)
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            answer = SoapAnswer.Of(fault);
        }

        context.Response.Headers["EXT"] = "";
        await DocumentAsync(context, answer);
    }

    private static async Task<byte[]> BodyAsync(HttpContext context)
    {
        using var content = new MemoryStream();
        var piece = new byte[8192];
        for (int count; (count = await context.Request.Body.ReadAsync(piece, context.RequestAborted)) > 0;)
        {
            content.Write(piece, 0, content.Length + count <= SoapCall.MostBytes ? count : throw UpnpFault.InvalidArgs());
        }

        return content.ToArray();
    }

    private Task SubscribeAsync(HttpContext context, ServiceDescription service, IPAddress asker)
    {
        var headers = context.Request.Headers;
        var (sid, callback, type) = (headers["SID"].ToString(), headers["CALLBACK"].ToString(), headers["NT"].ToString());
        if (sid.Length > 0 && (callback.Length > 0 || type.Length > 0))
        {
            return RefuseAsync(context, StatusCodes.Status400BadRequest);
        }

        var (status, isNew) = (StatusCodes.Status412PreconditionFailed, sid.Length == 0);
        var subscription = !isNew ? subscriptions.Renew(sid, service, asker, Wished(headers["TIMEOUT"].ToString()))
            : type == "upnp:event" ? subscriptions.Add(service, callback, asker, Wished(headers["TIMEOUT"].ToString()), out status) : null;
        if (subscription is null)
        {
            return RefuseAsync(context, status);
        }

        context.Response.Headers["SID"] = subscription.Sid;
        context.Response.Headers["TIMEOUT"] = $"Second-{subscriptions.SecondsLeft(subscription).ToString(CultureInfo.InvariantCulture)}";
        context.Response.ContentLength = 0;
        if (isNew)
        {
            // The first event must not come before the answer that tells its id (4.1.1).
            context.Response.OnCompleted(() =>
            {
                _ = events.TellAsync(subscription, CancellationToken.None);
                return Task.CompletedTask;
            });
        }

        return Task.CompletedTask;
    }

    private Task UnsubscribeAsync(HttpContext context, ServiceDescription service, IPAddress asker)
    {
        var headers = context.Request.Headers;
        return RefuseAsync(context, headers["CALLBACK"].Count > 0 || headers["NT"].Count > 0 ? StatusCodes.Status400BadRequest
            : subscriptions.Remove(headers["SID"].ToString(), service, asker) ? StatusCodes.Status200OK : StatusCodes.Status412PreconditionFailed);
    }

    private static TimeSpan? Wished(string timeout) => timeout.StartsWith("Second-", StringComparison.OrdinalIgnoreCase)
        && int.TryParse(timeout["Second-".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : null;
}

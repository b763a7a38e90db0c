using System.Text.Json;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Feeds;
using AudioPaper.Host.Web.Files;
using AudioPaper.Host.Web.Guards;
using AudioPaper.Host.Web.Speakers.Alexa.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AudioPaper.Host.Web.Speakers.Alexa;

/// <summary>The endpoint of a newspaper's Alexa skill: <c>POST /NEWSPAPER/alexa</c>, of a private newspaper <c>POST /p/SECRET/NEWSPAPER/alexa</c>. It is not there where no skill is set.</summary>
internal sealed partial class SkillEndpoint(ServerSettings settings, PublishedIndex index, Listeners listeners, SignedRequest signed, SkillRemarks remarks, ILogger<SkillEndpoint> logger)
{
    private const int MostBytes = 256 << 10;
    private const int MostFailureCharacters = 300;

    /// <summary>One sentence for all reasons: whoever forges learns nothing from it. The log has the reason.</summary>
    private static readonly Problem Refusal = Problem.Invalid.Saying("这不是 Alexa 为此技能签名的请求。", "This is no request that Alexa signed for this skill.");

    /// <summary>Answers a request.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        var names = context.Request.RouteValues;
        if (SiteAddress.Of(context.Request, settings) is not { } address || Find(address, names["secret"] as string, names["newspaper"] as string ?? "") is not var (newspaper, site))
        {
            await Problem.NotFound.WriteAsync(context);
            return;
        }

        var body = await ReadAsync(context);
        var (request, why) = body is null ? (null, Disbelief.Body) : await signed.ReadAsync(context.Request.Headers, body, newspaper.Settings.AlexaSkillIds, context.RequestAborted);
        if (request is null)
        {
            Refused(logger, newspaper.Folder, why);
            await Refusal.WriteAsync(context);
            return;
        }

        if (request.Failure.Length > 0)
        {
            Failed(logger, newspaper.Folder, SpokenText.Short(request.Failure, MostFailureCharacters));
        }

        var answer = JsonSerializer.SerializeToUtf8Bytes(await SkillDialog.AnswerAsync(newspaper, site, request, remarks, context.RequestAborted), SkillJson.Default.SkillAnswer);
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = answer.Length;
        await context.Response.Body.WriteAsync(answer, context.RequestAborted);
    }

    private (ServedNewspaper Newspaper, SiteAddress Site)? Find(SiteAddress address, string? secret, string folder) =>
        !index.Newspapers.TryGetValue(folder, out var newspaper) || newspaper.Settings.AlexaSkillIds.IsEmpty ? null
            : secret is null ? newspaper.Settings.IsPrivate ? null : (newspaper, address)
            : listeners.Find(secret) is { } listener && listener.Newspaper == folder ? (newspaper, address.For(secret)) : null;

    private static async Task<byte[]?> ReadAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = MostBytes;
        }

        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return body.Length is > 0 and <= MostBytes ? body.ToArray() : null;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A request for the Alexa skill of {Newspaper} was refused: {Why}")]
    private static partial void Refused(ILogger logger, string newspaper, Disbelief why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Alexa tells of a failure with {Newspaper}: {Failure}")]
    private static partial void Failed(ILogger logger, string newspaper, string failure);
}

/// <summary>Puts the skill into the server.</summary>
internal static class SkillSetup
{
    /// <summary>What it is made of.</summary>
    public static IServiceCollection AddSkill(this IServiceCollection services) =>
        services.AddSingleton(SigningTrust.Public).AddSingleton<SigningCertificates>().AddSingleton<SignedRequest>().AddSingleton<SkillRemarks>().AddSingleton<SkillEndpoint>();

    /// <summary>Maps its routes; the signature says who asks.</summary>
    public static void MapSkill(this IEndpointRouteBuilder routes)
    {
        var endpoint = routes.ServiceProvider.GetRequiredService<SkillEndpoint>();
        foreach (var pattern in new[] { "/{newspaper}/alexa", "/p/{secret}/{newspaper}/alexa" })
        {
            routes.MapPost(pattern, endpoint.AnswerAsync).AllowAnonymous().Limited(RateLimits.Requests).ExcludeFromDescription();
        }
    }
}

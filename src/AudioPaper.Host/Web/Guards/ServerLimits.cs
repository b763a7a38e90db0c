using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace AudioPaper.Host.Web.Guards;

/// <summary>How much of a request is taken before anybody has looked at it, and how long it may take.</summary>
internal static class ServerLimits
{
    /// <summary>Largest body of a request that is no upload; a corrected <c>articles.json</c> fits.</summary>
    public const long LargestBodyBytes = 8 << 20;

    /// <summary>Sets them.</summary>
    /// <param name="kestrel">The server.</param>
    /// <param name="uploadGrace">How long a body may come more slowly than it must.</param>
    public static void Set(KestrelServerOptions kestrel, TimeSpan uploadGrace)
    {
        kestrel.AddServerHeader = false;
        var limits = kestrel.Limits;
        limits.MaxRequestBodySize = LargestBodyBytes;
        limits.MaxRequestLineSize = 8 << 10;
        limits.MaxRequestHeaderCount = 64;
        limits.MaxRequestHeadersTotalSize = 16 << 10;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(75);
        limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 500, gracePeriod: uploadGrace);
    }

    /// <summary>Sets those of forms, which are small here: files are read elsewhere.</summary>
    public static void AddFormLimits(this IServiceCollection services) => services.Configure<FormOptions>(form =>
    {
        (form.ValueCountLimit, form.KeyLengthLimit, form.ValueLengthLimit) = (64, 100, 64 << 10);
        (form.MultipartBodyLengthLimit, form.MultipartHeadersLengthLimit, form.MultipartHeadersCountLimit) = (256 << 10, 4 << 10, 8);
    });
}

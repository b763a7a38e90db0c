using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using AudioPaper.Host.Web.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

namespace AudioPaper.Host.Web.Guards;

/// <summary>How often somebody may ask: by token or account, and before anybody is known by address. Feeds and files are not counted.</summary>
internal static class RateLimits
{
    /// <summary>Policy of the API and the desk.</summary>
    public const string Requests = "requests";

    /// <summary>Policy of the login.</summary>
    public const string Logins = "logins";

    /// <summary>Policy of uploads.</summary>
    public const string Uploads = "uploads";

    private const int RequestsAtOnce = 300;
    private const int RequestsPerSecond = 20;
    private const int LoginsPerMinute = 30;
    private const int UploadsAtOnce = 4;

    /// <summary>Adds them.</summary>
    public static void AddRateLimits(this IServiceCollection services) => services.AddRateLimiter(limits =>
    {
        limits.AddPolicy(Requests, context => RateLimitPartition.GetTokenBucketLimiter(WhoAsks(context), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = RequestsAtOnce, TokensPerPeriod = RequestsPerSecond, ReplenishmentPeriod = TimeSpan.FromSeconds(1), QueueLimit = 0,
        }));
        limits.AddPolicy(Logins, context => RateLimitPartition.GetFixedWindowLimiter(AddressOf(context), _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = LoginsPerMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0,
        }));
        limits.AddPolicy(Uploads, context => RateLimitPartition.GetConcurrencyLimiter(WhoAsks(context), _ => new ConcurrencyLimiterOptions
        {
            PermitLimit = UploadsAtOnce, QueueLimit = 0,
        }));
        limits.OnRejected = async (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(5);
            rejected.HttpContext.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            await Problem.TooOften.WriteAsync(rejected.HttpContext);
        };
    });

    /// <summary>The policy of a route.</summary>
    public static TRoute Limited<TRoute>(this TRoute route, string policy)
        where TRoute : IEndpointConventionBuilder => route.WithMetadata(new EnableRateLimitingAttribute(policy));

    /// <summary>Where a request comes from; of IPv6 the network (64 bits), which one household has for itself.</summary>
    public static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } address => new IPAddress([.. address.GetAddressBytes()[..8], .. new byte[8]]).ToString(),
        var address => address.ToString(),
    };

    private static string WhoAsks(HttpContext context) => Access.IdOf(context.User) is { Length: > 0 } id ? id : AddressOf(context);
}

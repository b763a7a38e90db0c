using AudioPaper.Host.Web.Feeds;
using AudioPaper.Host.Web.Speakers.Upnp.Content;
using Microsoft.Extensions.DependencyInjection;

namespace AudioPaper.Host.Web.Speakers.Upnp;

/// <summary>Puts the media server and the speakers at home into the server.</summary>
internal static class UpnpSetup
{
    /// <summary>Adds them; without interfaces in the settings nothing listens.</summary>
    public static IServiceCollection AddUpnp(this IServiceCollection services, ServerSettings settings) => services
        .AddSingleton(provider => new ContentTree(provider.GetRequiredService<PublishedIndex>(), settings.Upnp.Name))
        .AddSingleton<Renderers.Speakers>().AddHostedService<UpnpServer>();
}

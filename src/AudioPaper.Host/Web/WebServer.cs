using AudioPaper.Host.Jobs;
using AudioPaper.Host.Operations;
using AudioPaper.Host.Web.Health;
using AudioPaper.Host.Web.Files;
using AudioPaper.Host.Web.Speakers.Alexa;
using AudioPaper.Host.Web.Speakers.Upnp;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace AudioPaper.Host.Web;

/// <summary>Builds the web server: what is public, the API, and the pages for people, each in a folder of its own.</summary>
internal static class WebServer
{
    /// <summary>Builds it; it does not listen yet.</summary>
    /// <param name="settings">How it runs.</param>
    /// <param name="newsroom">The newsroom; not started here.</param>
    /// <param name="replace">What a test puts in the place of a part; null for nothing.</param>
    public static WebApplication Build(ServerSettings settings, Func<IServiceProvider, Newsroom> newsroom, Action<IServiceCollection>? replace = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = "AudioPaper.Host" });
        builder.WebHost.UseUrls(settings.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        // What is read of a file is sent by the thread that read it, while it is still in that core's cache. Sockets complete on threads of the pool, so that a request that takes long holds up nobody else.
        builder.WebHost.UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true);
        builder.AddOperations(settings);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(newsroom);
        builder.Services.AddSingleton(services => services.GetRequiredService<Newsroom>().Library);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddPublicSite();
        builder.Services.AddSkill();
        builder.Services.AddUpnp(settings);
        builder.AddOffice(settings);
        replace?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseNamedProxies(settings);
        app.UseOffice();
        app.MapOffice();
        app.MapHealth();
        app.MapSkill();
        app.MapPublicSite();
        return app;
    }
}

using System.Text;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web;
using AudioPaper.Host.Web.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AudioPaper.Host.Operations.Logs;

/// <summary>Where a server's log goes: standard output, a folder where one is named, and to each issue what is its own.</summary>
internal static class LogSetup
{
    private const long MostServerBytes = 20 << 20;
    private const long MostIssueBytes = 1 << 20;

    /// <summary>Adds them.</summary>
    /// <param name="logging">The server's logging; what was set up before is replaced.</param>
    /// <param name="settings">Where and how.</param>
    /// <param name="library">Its issues have logs of their own.</param>
    /// <returns>The same.</returns>
    public static ILoggingBuilder AddAudioPaperLogs(this ILoggingBuilder logging, ServerSettings settings, LibraryFolder library)
    {
        ArgumentNullException.ThrowIfNull(logging);
        var (secrets, clock) = (ServerSecrets.Of(settings), TimeProvider.System);
        logging.ClearProviders();
        logging.SetMinimumLevel(LogLevel.Warning).AddFilter("AudioPaper", LogLevel.Information).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information)
            // What keeps a server from starting is told in a sentence on standard error.
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        var output = Console.OpenStandardOutput();
        var isJson = settings.LogsJson ?? Console.IsOutputRedirected;
        Add(entry => output.Write(isJson ? entry.ToJson() : Encoding.UTF8.GetBytes(entry.ToLine() + "\n")), output.Dispose);
        Add(entry => IssueLogs.Write(library.Root, entry, MostIssueBytes));
        if (settings.LogsFolder is { } folder)
        {
            Directory.CreateDirectory(folder);
            var log = new BoundedLog(folder, "server", MostServerBytes);
            Add(entry => log.Append(entry.ToJson()));
        }

        return logging;

        // Made by the container, so that it ends them.
        void Add(Action<LogEntry> write, Action? end = null) => logging.Services.AddSingleton<ILoggerProvider>(_ => new LogProvider(write, secrets.Scrub, clock, end));
    }
}

using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Logging;

namespace AudioPaper.Host.Operations.Logs;

/// <summary>Turns what is logged into entries, takes the secrets out, and gives them to whoever writes them. Safe to use from several threads.</summary>
/// <param name="write">Writes an entry; called by one thread at a time.</param>
/// <param name="scrub">A text without secrets.</param>
/// <param name="clock">The clock.</param>
/// <param name="end">Ends the writing.</param>
[ProviderAlias("AudioPaper")]
internal sealed class LogProvider(Action<LogEntry> write, Func<string, string> scrub, TimeProvider clock, Action? end = null) : ILoggerProvider, ISupportExternalScope
{
    private const int LongestText = 4000;
    private const int LongestFailure = 8000;
    private const int MostFields = 40;

    private readonly Lock turn = new();
    private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new CategoryLogger(this, categoryName);

    /// <inheritdoc/>
    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

    /// <inheritdoc/>
    public void Dispose() => end?.Invoke();

    private void Log(LogLevel level, string category, string message, object? state, Exception? exception)
    {
        var fields = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        scopes.ForEachScope((scope, _) => Add(scope), 0);
        Add(state);
        var entry = new LogEntry(clock.GetUtcNow(), level, category, Clean(message, LongestText).ReplaceLineEndings(" "), fields.ToImmutable(), exception is null ? null : Clean(exception.ToString(), LongestFailure));
        lock (turn)
        {
            try
            {
                write(entry);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
            {
                // A full disk must not end what was about to be told.
            }
        }

        void Add(object? told)
        {
            foreach (var (name, value) in told as IEnumerable<KeyValuePair<string, object?>> ?? [])
            {
                if (name != "{OriginalFormat}" && fields.Count < MostFields)
                {
                    fields[name] = Clean(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "", LongestText);
                }
            }
        }
    }

    /// <summary>Secrets go before the text is cut, so that none remains by half.</summary>
    private string Clean(string text, int longest) => scrub(text) is var clean && clean.Length > longest ? string.Concat(clean.AsSpan(0, longest), "…") : clean;

    private sealed class CategoryLogger(LogProvider provider, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => provider.scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            provider.Log(logLevel, category, formatter(state, exception), state, exception);
    }
}

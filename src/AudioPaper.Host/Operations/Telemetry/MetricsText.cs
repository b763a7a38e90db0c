using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace AudioPaper.Host.Operations.Telemetry;

/// <summary>
/// The newsroom's metrics in Prometheus' text format 0.0.4: counters, gauges, and histograms as summaries (<c>_sum</c>, <c>_count</c>). It counts from when it
/// is made. Safe to use from several threads.
/// </summary>
internal sealed class MetricsText : IDisposable
{
    /// <summary>Its media type.</summary>
    public const string MediaType = "text/plain; version=0.0.4";

    /// <summary>Newspapers come and go; what is kept for them has a bound.</summary>
    private const int MostSeries = 2000;

    private readonly MeterListener listener = new();
    private readonly Lock turn = new();
    private readonly SortedDictionary<(string Name, string Labels), (Instrument Instrument, double Sum, long Count)> series = [];

    /// <summary>Begins to count.</summary>
    public MetricsText()
    {
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Meter.Name == NewsroomMeters.Name)
            {
                listening.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.Start();
    }

    /// <summary>The metrics as they are now.</summary>
    public string Write()
    {
        listener.RecordObservableInstruments();
        var (text, last) = (new StringBuilder(), "");
        lock (turn)
        {
            foreach (var ((name, labels), (instrument, sum, count)) in series)
            {
                var kind = instrument is Counter<long> ? "counter" : instrument.IsObservable ? "gauge" : "summary";
                if (name != last)
                {
                    text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {instrument.Description}\n# TYPE {name} {kind}\n");
                    last = name;
                }

                if (kind == "summary")
                {
                    text.Append(CultureInfo.InvariantCulture, $"{name}_sum{labels} {sum}\n{name}_count{labels} {count}\n");
                }
                else
                {
                    text.Append(CultureInfo.InvariantCulture, $"{name}{labels} {sum}\n");
                }
            }
        }

        return text.ToString();
    }

    /// <inheritdoc/>
    public void Dispose() => listener.Dispose();

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = new StringBuilder();
        foreach (var (name, told) in tags)
        {
            labels.Append(labels.Length == 0 ? "{" : ",").Append(name.Replace('.', '_')).Append("=\"").Append(Escaped(Convert.ToString(told, CultureInfo.InvariantCulture) ?? "")).Append('"');
        }

        var key = (NameOf(instrument), labels.Length == 0 ? "" : labels.Append('}').ToString());
        lock (turn)
        {
            var (_, sum, count) = series.GetValueOrDefault(key);
            if (count > 0 || series.Count < MostSeries)
            {
                series[key] = (instrument, instrument.IsObservable ? value : sum + value, count + 1);
            }
        }
    }

    private static string NameOf(Instrument instrument) =>
        instrument.Name.Replace('.', '_') + (instrument.Unit == "s" ? "_seconds" : "") + (instrument is Counter<long> ? "_total" : "");

    private static string Escaped(string value) => value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}

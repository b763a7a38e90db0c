using System.Collections.Concurrent;
using System.Globalization;
using AudioPaper.Host.Library;

namespace AudioPaper.Host.Jobs.Deadlines;

/// <summary>
/// How long voices take to speak: seconds of work for a character, learned from what this process and earlier ones saw. Kept in <c>.store/paces.tsv</c>
/// (voice, tab, seconds); losing it costs a worse guess only. Thread-safe.
/// </summary>
/// <param name="library">The library.</param>
internal sealed class VoicePaces(LibraryFolder library)
{
    /// <summary>Of a voice that nobody has heard: an offline one is quick, others speak about as fast as they are heard.</summary>
    private const double OfflineGuess = 0.002, OtherGuess = 0.2;

    /// <summary>How much the newest article counts.</summary>
    private const double Newest = 0.4;

    private readonly ConcurrentDictionary<string, double> paces = new(Read(PathIn(library)), StringComparer.Ordinal);

    /// <summary>Seconds for a character.</summary>
    public double Of(string voice) => paces.TryGetValue(voice, out var known) ? known : voice.StartsWith("espeak:", StringComparison.Ordinal) ? OfflineGuess : OtherGuess;

    /// <summary>Learns from an article.</summary>
    /// <param name="voice">Who spoke.</param>
    /// <param name="characters">How much; little teaches nothing.</param>
    /// <param name="work">How long the calls took, one after the other.</param>
    public void Learn(string voice, int characters, TimeSpan work)
    {
        if (characters < 20)
        {
            return;
        }

        var seen = work.TotalSeconds / characters;
        paces.AddOrUpdate(voice, seen, (_, before) => before * (1 - Newest) + seen * Newest);
        var text = string.Concat(paces.OrderBy(pace => pace.Key, StringComparer.Ordinal).Select(pace => string.Create(CultureInfo.InvariantCulture, $"{pace.Key}\t{pace.Value:R}\n")));
        lock (paces)
        {
            // Torn by a crash, what is left of it is read.
            File.WriteAllText(PathIn(library), text);
        }
    }

    private static string PathIn(LibraryFolder library) => Path.Combine(library.StorePath, "paces.tsv");

    private static Dictionary<string, double> Read(string path)
    {
        try
        {
            return File.ReadLines(path).Select(line => line.Split('\t')).Where(row => row.Length == 2 && double.TryParse(row[1], CultureInfo.InvariantCulture, out var pace) && pace is > 0 and < 100)
                .DistinctBy(row => row[0]).ToDictionary(row => row[0], row => double.Parse(row[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}

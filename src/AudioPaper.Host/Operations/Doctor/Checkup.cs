using AudioPaper.Diagnostics;
using AudioPaper.Host.Commands;
using AudioPaper.Host.Jobs.Studios;
using AudioPaper.Host.Web;
using AudioPaper.Host.Web.Settings;

namespace AudioPaper.Host.Operations.Doctor;

/// <summary>What checks look at.</summary>
/// <param name="Settings">The server's settings.</param>
/// <param name="Secrets">Its secrets.</param>
/// <param name="Ui">Language of findings.</param>
internal sealed record Patient(ServerSettings Settings, ServerSecrets Secrets, UiLanguage Ui)
{
    /// <summary>Folder of installed voices.</summary>
    public string VoicesFolder => VoiceSetup.VoicesFolder(Settings.VoicesFolder);

    /// <summary>Folders of newspapers; none where there is no library yet.</summary>
    public IEnumerable<string> Newspapers() => !Directory.Exists(Settings.Library) ? []
        : Directory.EnumerateDirectories(Settings.Library).Where(path => Path.GetFileName(path)[0] != '.').Order(StringComparer.Ordinal);
}

/// <summary>A check of one thing.</summary>
/// <param name="Name">One word.</param>
/// <param name="LookAsync">Looks; what it throws becomes a finding.</param>
internal sealed record Check(string Name, Func<Patient, Findings, CancellationToken, IAsyncEnumerable<Finding>> LookAsync);

/// <summary>Runs all checks at once, each bounded in time, none in the way of another.</summary>
internal static class Checkup
{
    /// <summary>The longest that a check may take.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>All checks, in the order of the list.</summary>
    public static IReadOnlyList<Check> All { get; } =
        [.. MachineChecks.All, .. ToolChecks.All, .. LibraryChecks.All, .. VoiceChecks.All, .. NetworkChecks.All, .. SpeakerChecks.All];

    /// <summary>All findings.</summary>
    /// <param name="patient">What is looked at.</param>
    /// <param name="checks">The checks.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<IReadOnlyList<Finding>> RunAsync(Patient patient, IReadOnlyList<Check> checks, CancellationToken cancellationToken) =>
        [.. (await Task.WhenAll(checks.Select(check => RunAsync(patient, check, cancellationToken)))).SelectMany(found => found)
            .Select(found => found with { Sentence = patient.Secrets.Scrub(found.Sentence), Mend = found.Mend is null ? null : patient.Secrets.Scrub(found.Mend) })];

    private static async Task<IReadOnlyList<Finding>> RunAsync(Patient patient, Check check, CancellationToken cancellationToken)
    {
        var (make, found) = (new Findings(check.Name, patient.Ui), new List<Finding>());
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(Longest);
        // What hangs in the system (a shared folder that does not answer) is left behind.
        var look = Task.Run(LookAsync, CancellationToken.None);
        try
        {
            await look.WaitAsync(Longest + TimeSpan.FromSeconds(1), cancellationToken);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            Add(make.Error($"{Longest.TotalSeconds:0} 秒内没有结果。", $"No answer within {Longest.TotalSeconds:0} s.", "请检查磁盘、网络与相关程序，然后再试。", "Look at disk, network and the programs concerned, then try again."));
        }
        catch (Exception e) when (e is SentenceException && !cancellationToken.IsCancellationRequested)
        {
            Add(make.Error(((SentenceException)e).Chinese ?? e.Message, e.Message));
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Add(make.Error($"检查未能完成（{e.Message.ReplaceLineEndings(" ").TrimEnd('.')}）。", $"It could not be checked ({e.Message.ReplaceLineEndings(" ").TrimEnd('.')})."));
        }

        lock (found)
        {
            return [.. found];
        }

        async Task LookAsync()
        {
            await foreach (var finding in check.LookAsync(patient, make, late.Token))
            {
                Add(finding);
            }
        }

        void Add(Finding finding)
        {
            lock (found)
            {
                found.Add(finding);
            }
        }
    }
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using AudioPaper.Audio;
using AudioPaper.Chunking;
using AudioPaper.Pronunciation;
using AudioPaper.Synthesis;
using AudioPaper.Voices.Web;

namespace AudioPaper.Voices.Azure;

/// <summary>A voice of Azure Speech. Thread-safe.</summary>
public sealed class AzureVoice : ISynthesizer
{
    /// <summary>Raised by hand whenever the SSML of an utterance changes.</summary>
    private const int SsmlRevision = 1;

    /// <summary>The service takes 64 KB in one turn.</summary>
    private const int MostSsmlBytes = 64_000;

    /// <summary>Hanzi or letters of one call: at the slowest pace well below ten minutes.</summary>
    private const int MostCharacters = 1_000;

    private readonly double pace;
    private readonly AzureSettings settings;
    private readonly AzureConnection connection;
    private readonly SsmlWriter writer;
    private volatile bool refusesIpa;

    internal AzureVoice(AzureVoiceName name, double pace, AzureSettings settings, AzureConnection connection)
    {
        (this.pace, this.settings, this.connection, writer) = (pace, settings, connection, new SsmlWriter(name, pace, settings));
        VoiceId = $"azure:{name.Name}{(name.Style is null ? "" : "@" + name.Style)}";
        var readings = !settings.TellsReadings || !name.TakesPinyin ? "none" : settings.CommonReadings is null ? "all" : "unusual";
        Fingerprint = string.Create(CultureInfo.InvariantCulture,
            $"{VoiceId}; pace {pace:0.###}; readings {readings}; {(settings.UsesWebSocket ? "socket" : "rest")}; {Sound.SampleRate} Hz; ssml {SsmlRevision}");
        Traits = new VoiceTraits
        {
            Languages = name.Locale.StartsWith("zh", StringComparison.Ordinal) ? [name.Locale, "en"] : [name.Locale],
            IsDeterministic = false,
            LongestUtterance = MostCharacters,
            LongestSound = settings.Limits.LongestSound,
            Parallelism = Math.Clamp(settings.Parallelism, 1, 32),
            Server = $"azure {settings.BaseAddress ?? settings.Region}",
            PricePerMillionCharacters = settings.PricePerMillionCharacters,
        };
    }

    /// <summary>What the service is asked for: the voices' own rate.</summary>
    internal static PcmFormat Sound { get; } = new(24_000);

    /// <inheritdoc/>
    public string VoiceId { get; }

    /// <inheritdoc/>
    public PcmFormat Format => Sound;

    /// <inheritdoc/>
    public string Fingerprint { get; }

    /// <inheritdoc/>
    public VoiceTraits Traits { get; }

    /// <inheritdoc/>
    public int PaidCharacters(Utterance utterance)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        return Pieces(utterance).Sum(piece => BilledCharacters.Count(writer.Content(piece, tellsIpa: !refusesIpa)));
    }

    /// <inheritdoc/>
    public async Task<Clip> SpeakAsync(Utterance utterance, CancellationToken cancellationToken) =>
        ClipJoin.Of([.. (await SpeakPiecesAsync(utterance, settings.UsesWebSocket, cancellationToken).ConfigureAwait(false)).Select(piece => piece.Clip)]);

    /// <summary>Speaks <paramref name="utterance"/> whole, over the WebSocket, and tells where its words are.</summary>
    /// <exception cref="SynthesisException">The utterance was not spoken, or not whole.</exception>
    public async Task<TimedClip> SpeakTimedAsync(Utterance utterance, CancellationToken cancellationToken)
    {
        var pieces = await SpeakPiecesAsync(utterance, overSocket: true, cancellationToken).ConfigureAwait(false);
        var words = ImmutableArray.CreateBuilder<TimedWord>();
        var start = 0L;
        foreach (var (clip, own) in pieces)
        {
            words.AddRange(own.Select(word => word with { Start = start + word.Start }));
            start += clip.Samples.Length;
        }

        return new TimedClip(ClipJoin.Of([.. pieces.Select(piece => piece.Clip)]), words.ToImmutable());
    }

    private async Task<IReadOnlyList<TimedClip>> SpeakPiecesAsync(Utterance utterance, bool overSocket, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        var spoken = new List<TimedClip>();
        foreach (var piece in Pieces(utterance))
        {
            spoken.Add(await connection.Calls.RunAsync(cancellation => SpeakPieceAsync(piece, overSocket, cancellation), cancellationToken).ConfigureAwait(false));
        }

        return spoken;
    }

    /// <summary>
    /// One call; a second one without the IPA of English words where the service refused a document that has some: not every voice knows all of it, and one
    /// unknown phone rejects the document. Pinyin is never left out so: words would be read wrong and kept as right.
    /// </summary>
    private async Task<TimedClip> SpeakPieceAsync(ImmutableArray<SpokenPart> piece, bool overSocket, CancellationToken cancellationToken)
    {
        var tellsIpa = !refusesIpa && piece.Any(part => part.Ipa is not null);
        try
        {
            return await CallAsync(piece, tellsIpa, overSocket, cancellationToken).ConfigureAwait(false);
        }
        catch (SpeechFailure failure) when (failure.IsBadRequest && tellsIpa)
        {
            var clip = await CallAsync(piece, tellsIpa: false, overSocket, cancellationToken).ConfigureAwait(false);
            refusesIpa = true;
            return clip;
        }
    }

    private async Task<TimedClip> CallAsync(ImmutableArray<SpokenPart> piece, bool tellsIpa, bool overSocket, CancellationToken cancellationToken)
    {
        var ssml = writer.Write(piece, tellsIpa);
        var mostBytes = settings.Limits.MostBytes((int)(piece.Sum(part => part.Text.Length) / pace), Sound.SampleRate * sizeof(short));
        var timed = overSocket ? await connection.Socket.SpeakAsync(ssml, mostBytes, cancellationToken).ConfigureAwait(false)
            : new TimedClip(await connection.Rest.SpeakAsync(ssml, mostBytes, cancellationToken).ConfigureAwait(false), []);

        // Sound beyond the limit is cut off without a word; what reaches it may have been cut.
        return timed.Clip.Format.ToTime(timed.Clip.Samples.Length) < settings.Limits.LongestSound ? timed
            : throw SpeechFailures.Truncated(connection.Server, settings.Limits.LongestSound);
    }

    private ImmutableArray<ImmutableArray<SpokenPart>> Pieces(Utterance utterance) => PartPieces.Of(utterance.Parts, Fits, VoiceId);

    private bool Fits(ImmutableArray<SpokenPart> parts) =>
        parts.Sum(part => part.Text.Length) <= MostCharacters && Encoding.UTF8.GetByteCount(writer.Write(parts, tellsIpa: true)) <= MostSsmlBytes;
}

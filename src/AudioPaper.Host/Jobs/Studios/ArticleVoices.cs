using System.Collections.Immutable;
using AudioPaper.Chunking;
using AudioPaper.Host.Library;
using AudioPaper.Synthesis;

namespace AudioPaper.Host.Jobs.Studios;

/// <summary>
/// Which voice speaks each utterance of an article: the one asked for until a voice fails; from that utterance on the next of its chain. The border is
/// one for the whole article, however many voices fail: what stands behind it is spoken anew by the next.
/// </summary>
/// <param name="voices">The voices of the cast.</param>
internal sealed class ArticleVoices(CastVoices voices)
{
    private readonly List<FailedVoice> failed = [];
    private int border = int.MaxValue;

    /// <summary>What failed, in order; none for an article that has the voices asked for.</summary>
    public ImmutableArray<FailedVoice> Failed => [.. failed];

    /// <summary>Index of the first utterance that failed voices do not speak.</summary>
    public int Border => border;

    /// <summary>Goes on as an earlier run did.</summary>
    public void Restore(FallbackRecord before)
    {
        failed.Clear();
        failed.AddRange(before.Failed);
        border = before.Border;
    }

    /// <summary>The voice of an utterance, open.</summary>
    /// <param name="index">Index of the utterance in its article.</param>
    /// <param name="utterance">The utterance.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="VoiceFailedException">It cannot be opened.</exception>
    public async Task<ISynthesizer> ForAsync(int index, Utterance utterance, CancellationToken cancellationToken)
    {
        var id = IdFor(index, utterance);
        try
        {
            return await voices.OpenAsync(id, cancellationToken);
        }
        catch (SynthesisException e)
        {
            throw new VoiceFailedException(index, id, e);
        }
    }

    /// <summary>Id of the voice of an utterance.</summary>
    public VoiceId IdFor(int index, Utterance utterance)
    {
        var chain = voices.Cast.ChainOf(utterance);
        // When all have failed the last one is asked again: what it says is the reason.
        return index < border ? chain[0] : chain.FirstOrDefault(id => failed.TrueForAll(gone => gone.Voice != id.ToString()), chain[^1]);
    }

    /// <summary>Puts the next voice in the place of one that failed.</summary>
    /// <param name="failure">What happened.</param>
    /// <param name="utterances">All utterances of the article.</param>
    /// <returns>False when there is no next one.</returns>
    public bool Replace(VoiceFailedException failure, IReadOnlyList<Utterance> utterances)
    {
        if (failed.Exists(gone => gone.Voice == failure.Voice.ToString()))
        {
            return false;
        }

        var next = voices.Cast.ChainOf(utterances[failure.Index]).FirstOrDefault(id => id != failure.Voice && failed.TrueForAll(gone => gone.Voice != id.ToString()));
        if (next == default)
        {
            return false;
        }

        failed.Add(new FailedVoice(failure.Voice.ToString(), failure.Reason.Message));
        border = Math.Min(border, failure.Index);
        return true;
    }
}

/// <summary>A voice did not speak an utterance.</summary>
/// <param name="index">Index of the utterance in its article.</param>
/// <param name="voice">The voice.</param>
/// <param name="reason">What it said.</param>
internal sealed class VoiceFailedException(int index, VoiceId voice, SynthesisException reason) : Exception(reason.Message, reason)
{
    /// <summary>Index of the utterance in its article.</summary>
    public int Index => index;

    /// <summary>The voice.</summary>
    public VoiceId Voice => voice;

    /// <summary>What it said.</summary>
    public SynthesisException Reason => reason;
}

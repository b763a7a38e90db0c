using AudioPaper.Audio;
using AudioPaper.Chunking;
using AudioPaper.Host.Library;
using AudioPaper.Synthesis;

namespace AudioPaper.Host.Jobs.Studios;

/// <summary>A voice that costs money: each call is booked before it is made, and none is made that would exceed the month's budget.</summary>
/// <param name="voice">The voice.</param>
/// <param name="ledger">Where it is booked.</param>
/// <param name="settings">The newspaper's; they hold the budget.</param>
internal sealed class PaidVoice(ISynthesizer voice, CostLedger ledger, NewspaperSettings settings) : ISynthesizer
{
    /// <inheritdoc/>
    public string VoiceId => voice.VoiceId;

    /// <inheritdoc/>
    public PcmFormat Format => voice.Format;

    /// <inheritdoc/>
    public string Fingerprint => voice.Fingerprint;

    /// <inheritdoc/>
    public VoiceTraits Traits => voice.Traits;

    /// <summary>The voice, with a ledger before it when it costs something.</summary>
    public static ISynthesizer Around(ISynthesizer voice, CostLedger ledger, NewspaperSettings settings) =>
        voice.Traits.PricePerMillionCharacters > 0 ? new PaidVoice(voice, ledger, settings) : voice;

    /// <summary>Price of an utterance.</summary>
    public static decimal PriceOf(ISynthesizer voice, Utterance utterance) => voice.PaidCharacters(utterance) * voice.Traits.PricePerMillionCharacters / 1_000_000;

    /// <inheritdoc/>
    public int PaidCharacters(Utterance utterance) => voice.PaidCharacters(utterance);

    /// <inheritdoc/>
    /// <exception cref="SynthesisException">The budget is spent, or the voice did not speak.</exception>
    public async Task<Clip> SpeakAsync(Utterance utterance, CancellationToken cancellationToken)
    {
        var (characters, price) = (PaidCharacters(utterance), PriceOf(voice, utterance));
        if (!await ReserveAsync(characters, price, cancellationToken))
        {
            throw new SynthesisException($"The month's budget of {settings.BudgetPerMonth} {settings.Currency} is spent; raise \"budget\" in {NewspaperSettings.FileName}, or wait for the next month.", isTransient: false,
                chinese: $"本月 {settings.BudgetPerMonth} {settings.Currency} 的预算已用完；请调高 {NewspaperSettings.FileName} 里的 budget，或等到下个月。");
        }

        var isSpoken = false;
        try
        {
            var clip = await voice.SpeakAsync(utterance, cancellationToken);
            isSpoken = true;
            return clip;
        }
        finally
        {
            if (!isSpoken)
            {
                await GiveBackAsync(characters, price);
            }
        }
    }

    /// <summary>Where that cannot be written down the call stays booked: too much is counted rather than too little, and what the voice said is told.</summary>
    private async Task GiveBackAsync(int characters, decimal price)
    {
        try
        {
            await ledger.GiveBackAsync(characters, price, CancellationToken.None);
        }
        catch (Exception e) when (e is LibraryException or IOException or UnauthorizedAccessException)
        {
            // See above.
        }
    }

    /// <summary>A ledger that cannot be kept must not let money be spent; another voice speaks.</summary>
    private async Task<bool> ReserveAsync(int characters, decimal price, CancellationToken cancellationToken)
    {
        try
        {
            return await ledger.TryReserveAsync(characters, price, settings.BudgetPerMonth, cancellationToken);
        }
        catch (LibraryException e)
        {
            throw new SynthesisException(e.Message, isTransient: false, e, e.Chinese);
        }
    }
}

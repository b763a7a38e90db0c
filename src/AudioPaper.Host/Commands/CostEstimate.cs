using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using AudioPaper.Chunking;
using AudioPaper.Host.Jobs;
using AudioPaper.Host.Jobs.Studios;
using AudioPaper.Host.Library;
using AudioPaper.Normalization.Lexicons;
using AudioPaper.Pronunciation;
using AudioPaper.Segmentation;
using AudioPaper.Synthesis;
using AudioPaper.Voices.Calibration;

namespace AudioPaper.Host.Commands;

/// <summary>What one voice would have to do for an issue.</summary>
/// <param name="Voice">The voice asked for.</param>
/// <param name="Utterances">Different utterances.</param>
/// <param name="Present">Those whose clips are there already.</param>
/// <param name="Requests">Calls of a speech server; those to measure the voice are in it. None of voices that speak on this machine.</param>
/// <param name="Characters">Characters that are paid for.</param>
/// <param name="Price">Their price.</param>
/// <param name="Reason">Why the voice cannot be opened, so that the next would speak; null when it can.</param>
internal sealed record VoiceCost(string Voice, int Utterances, int Present, int Requests, long Characters, decimal Price, string? Reason);

/// <summary>Runs <c>narrate --dry-run</c>: tells what an issue would cost and makes nothing.</summary>
internal sealed class CostEstimate(IssueText text, IssueRequest request, NewspaperSettings settings, Lexicon lexicon, Lazy<Pronouncer> pronouncer, ClipStore clips)
{
    /// <summary>Counts and prints.</summary>
    /// <param name="cast">Who speaks what.</param>
    /// <param name="calibrated">All voices.</param>
    /// <param name="ledger">What was spent so far.</param>
    /// <param name="json">Whether a program reads it.</param>
    /// <param name="ui">Language of the lines.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Exit code 0.</returns>
    public async Task<int> PrintAsync(Cast cast, CalibratedVoices calibrated, CostLedger ledger, bool json, UiLanguage ui, CancellationToken cancellationToken)
    {
        var format = await calibrated.FormatAsync(cast.AskedFor, cancellationToken);
        var costs = new List<VoiceCost>();
        foreach (var group in Utterances(cast).GroupBy(utterance => cast.ChainOf(utterance)[0]))
        {
            costs.Add(await CostOfAsync(group.Key, [.. group.DistinctBy(utterance => utterance.Spoken)]));
        }

        var (spent, total) = (ledger.ThisMonth(), costs.Sum(cost => cost.Price));
        if (json)
        {
            Print(costs, spent);
            return 0;
        }

        foreach (var cost in costs)
        {
            Console.Out.WriteLine(cost.Reason is { } reason
                ? ui.Say($"{cost.Voice}：{cost.Utterances} 句；无法使用，由下一个声音代替：{reason}", $"{cost.Voice}: {cost.Utterances} utterances; cannot speak, the next voice would: {reason}")
                : ui.Say($"{cost.Voice}：{cost.Utterances} 句，已有 {cost.Present} 句，需请求 {cost.Requests} 次，计费 {cost.Characters} 字，约 {Money(cost.Price)}",
                    $"{cost.Voice}: {cost.Utterances} utterances, {cost.Present} there already, {cost.Requests} requests, {cost.Characters} paid characters, about {Money(cost.Price)}"));
        }

        Console.Out.WriteLine(ui.Say($"合计约 {Money(total)}；本月已用 {Money(spent.Amount)}{(settings.BudgetPerMonth is { } most ? $"，预算 {Money(most)}" : "")}",
            $"about {Money(total)} in all; {Money(spent.Amount)} spent this month{(settings.BudgetPerMonth is { } budget ? $" of a budget of {Money(budget)}" : "")}"));
        return 0;

        async Task<VoiceCost> CostOfAsync(VoiceId id, List<Utterance> utterances)
        {
            try
            {
                var (own, paced, recorded, sample) = await calibrated.LookAsync(id, format, cancellationToken);
                var missing = utterances.Where(utterance => recorded is null || clips.SampleCount(ClipStore.NameOf(recorded, utterance), format) is null).ToList();
                var calls = missing.Select(utterance => (Voice: paced, Utterance: utterance)).Concat(recorded is null ? sample.Utterances.Select(utterance => (Voice: own, Utterance: utterance)) : []).ToList();
                return new VoiceCost(id.ToString(), utterances.Count, utterances.Count - missing.Count, id.Engine is "azure" or "openai" ? calls.Count : 0,
                    calls.Sum(call => (long)call.Voice.PaidCharacters(call.Utterance)), calls.Sum(call => PaidVoice.PriceOf(call.Voice, call.Utterance)), null);
            }
            catch (SynthesisException e)
            {
                return new VoiceCost(id.ToString(), utterances.Count, 0, 0, 0, 0, ui.Say(e.Chinese ?? e.Message, e.Message));
            }
        }
    }

    private IEnumerable<Utterance> Utterances(Cast cast)
    {
        var studio = new Studio(pronouncer, new CastVoices(cast, default, (id, _) => throw new InvalidOperationException($"Nobody speaks in an estimate, {id} neither.")), []) { Lexicon = lexicon, Settings = settings };
        return IssueScripts.Ids(text, settings).SelectMany(id => IssueScripts.Of(text, request, studio, id).Passages
            .SelectMany((passage, i) => UtteranceSplitter.Split(i, passage, pronouncer.Value.Pronounce(passage), cast.SeparatesQuotations)));
    }

    private string Money(decimal amount) => string.Create(CultureInfo.InvariantCulture, $"{amount:0.00##} {settings.Currency}");

    private void Print(List<VoiceCost> costs, MonthCost spent)
    {
        using var output = Console.OpenStandardOutput();
        using var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        writer.WriteStartObject();
        writer.WriteStartArray("voices"u8);
        foreach (var cost in costs)
        {
            writer.WriteStartObject();
            writer.WriteString("voice"u8, cost.Voice);
            writer.WriteNumber("utterances"u8, cost.Utterances);
            writer.WriteNumber("present"u8, cost.Present);
            writer.WriteNumber("requests"u8, cost.Requests);
            writer.WriteNumber("characters"u8, cost.Characters);
            writer.WriteNumber("price"u8, cost.Price);
            writer.WriteString("reason"u8, cost.Reason);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteNumber("requests"u8, costs.Sum(cost => cost.Requests));
        writer.WriteNumber("characters"u8, costs.Sum(cost => cost.Characters));
        writer.WriteNumber("price"u8, costs.Sum(cost => cost.Price));
        writer.WriteString("currency"u8, settings.Currency);
        writer.WriteNumber("spentThisMonth"u8, spent.Amount);
        if (settings.BudgetPerMonth is { } budget)
        {
            writer.WriteNumber("budgetPerMonth"u8, budget);
        }

        writer.WriteEndObject();
        writer.Flush();
        output.WriteByte((byte)'\n');
    }
}

using System.Collections.Frozen;
using System.Collections.Immutable;
using AudioPaper.Synthesis;

namespace AudioPaper.Voices.Piper.Phonemes;

/// <summary>Writes phonemes as the ids of a voice: <c>^</c> at the start, a pad after it and after each phoneme, <c>$</c> at the end.</summary>
/// <remarks>
/// Source: <c>phoneme_ids.py</c> and <c>phonemize_chinese.py</c> of OHF-Voice/piper1-gpl. Piper leaves out a phoneme that the map lacks; here it is
/// written by its nearest neighbour in <see cref="Nearest"/> or refused.
/// </remarks>
/// <param name="voiceId">For messages.</param>
/// <param name="config">The map.</param>
internal sealed class PhonemeIds(string voiceId, PiperConfig config)
{
    /// <summary>What stands around phonemes.</summary>
    public const string Pad = "_", Start = "^", End = "$";

    /// <summary>Phonemes that say nearly the same, for maps that lack one: other letters for the same sound, and weaker forms of vowels and stops.</summary>
    private static readonly FrozenDictionary<string, string[]> Nearest = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["ɡ"] = ["g"], ["g"] = ["ɡ"], ["ɝ"] = ["ɜ"], ["ɚ"] = ["ə"], ["ɐ"] = ["ə"], ["ᵻ"] = ["ɪ"], ["ɾ"] = ["t"], ["ɫ"] = ["l"], ["ʰ"] = ["h"],
        [","] = ["，"], ["."] = ["。"], [";"] = [",", "；", "，"], [":"] = [",", "：", "，"], ["!"] = ["！", ".", "。"], ["?"] = ["？", ".", "。"],
        ["；"] = ["，", " "], ["："] = ["，", " "], ["，"] = [" "], ["！"] = ["。"], ["？"] = ["。"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The ids of a run of phonemes.</summary>
    /// <exception cref="SynthesisException">The voice has no id for one of them, nor for one near it; not transient.</exception>
    public long[] Of(IReadOnlyList<string> phonemes)
    {
        var ids = new List<long>((2 * phonemes.Count) + 3);
        var pad = config.Ids[Pad];
        ids.AddRange(config.Ids[Start]);
        ids.AddRange(pad);
        for (var at = 0; at < phonemes.Count;)
        {
            var phoneme = At(phonemes, at, out var length);
            ids.AddRange(IdsOf(phoneme));
            if (config.PhonemeType != PhonemeType.Pinyin || PinyinSymbols.EndsGroup(phoneme))
            {
                ids.AddRange(pad);
            }

            at += length;
        }

        ids.AddRange(config.Ids[End]);
        return [.. ids];
    }

    private string At(IReadOnlyList<string> phonemes, int at, out int length)
    {
        foreach (var cluster in config.Clusters)
        {
            if (at + cluster.Length <= phonemes.Count && cluster.Select((one, i) => phonemes[at + i] == one).All(isSame => isSame))
            {
                length = cluster.Length;
                return string.Concat(cluster);
            }
        }

        length = 1;
        return phonemes[at];
    }

    private ImmutableArray<long> IdsOf(string phoneme)
    {
        if (config.Ids.TryGetValue(phoneme, out var ids))
        {
            return ids;
        }

        foreach (var near in Nearest.GetValueOrDefault(phoneme, []))
        {
            if (config.Ids.TryGetValue(near, out ids))
            {
                return ids;
            }
        }

        throw PiperRefusal.OfWords(voiceId, phoneme, "its phoneme_id_map lacks this phoneme", "其 phoneme_id_map 中没有这个音素");
    }
}

using System.Collections.Immutable;
using AudioPaper.Pronunciation;
using AudioPaper.Synthesis;
using AudioPaper.Voices.Espeak;

namespace AudioPaper.Voices.Piper.Phonemes;

/// <summary>Writes what is said in the phonemes a voice was trained on. Thread-safe.</summary>
/// <param name="voiceId">For messages.</param>
/// <param name="config">What the voice was trained on.</param>
/// <param name="english">Finds the phonemes of English words.</param>
internal sealed class PiperSpelling(string voiceId, PiperConfig config, EnglishPhonemes english)
{
    /// <summary>espeak-ng loses words of clauses of hundreds, and cuts words of more than 160 bytes: what one question may hold.</summary>
    private const int MostWords = 40, LongestWord = 100;

    private static readonly ImmutableArray<string> Space = [" "];

    /// <summary>Words and stops in order; a stop at the very start is left out, of neighbouring stops the first stays.</summary>
    /// <exception cref="SynthesisException">The voice cannot say a part.</exception>
    public async Task<List<PhonemeItem>> SpellAsync(ImmutableArray<SpokenPart> parts, CancellationToken cancellationToken)
    {
        var items = new List<PhonemeItem>();
        foreach (var part in parts)
        {
            if (part.Kind != PartKind.Stop)
            {
                items.AddRange(config.PhonemeType switch
                {
                    PhonemeType.Espeak => await IpaAsync(part, cancellationToken).ConfigureAwait(false),
                    PhonemeType.Pinyin => Pinyin(part),
                    _ => part.Text.Length > 0 ? [Word(part.Text, part.Text)] : [],
                });
            }
            else if (items.Count > 0 && items[^1].Stop == '\0' && part.Text.Length == 1)
            {
                items.Add(Stop(part.Text[0]));
            }
        }

        return items;
    }

    /// <summary>What stands between two words.</summary>
    public ImmutableArray<string> Between(PhonemeItem before, PhonemeItem after) => config.PhonemeType switch
    {
        PhonemeType.Pinyin => [],
        _ when before.Stop != '\0' || after.Stop != '\0' => [],
        PhonemeType.Text when !char.IsAscii(before.Said[^1]) || !char.IsAscii(after.Said[0]) => [],
        _ => Space,
    };

    private async Task<IEnumerable<PhonemeItem>> IpaAsync(SpokenPart part, CancellationToken cancellationToken)
    {
        if (part.Kind == PartKind.Mandarin)
        {
            return config.IsMandarin
                ? part.Syllables.Select(syllable => Word(MandarinPhonemes.Of(ToldSyllable.Read(syllable)) ?? throw NotMandarin(syllable), $"{part.Text}/{syllable}"))
                : throw PiperRefusal.OfWords(voiceId, part.Text, "it speaks English only", "它只会说英语");
        }

        if (part is { Kind: PartKind.English, Ipa: not null })
        {
            return ToldIpa.Words(part.Ipa).Select(word => Word(word, part.Text));
        }

        var words = new List<PhonemeItem>();
        foreach (var some in EnglishSpelling.Spell(part).Select(item => item.Text).Chunk(MostWords))
        {
            if (some.Any(word => word.Length > LongestWord))
            {
                throw PiperRefusal.OfWords(voiceId, part.Text, "no word is that long", "单词过长");
            }

            var reader = config.IsMandarin ? EnglishPhonemes.InMandarin : config.EspeakVoice;
            words.AddRange((await english.OfAsync(reader, string.Join(' ', some), cancellationToken).ConfigureAwait(false)).Select(word => Word(word, part.Text)));
        }

        return words;
    }

    private IEnumerable<PhonemeItem> Pinyin(SpokenPart part) => part.Kind switch
    {
        PartKind.Mandarin => part.Syllables.Select(syllable => new PhonemeItem(PinyinSymbols.Of(ToldSyllable.Read(syllable)), '\0', $"{part.Text}/{syllable}")),
        PartKind.Letters => part.Text.Where(char.IsLetterOrDigit).SelectMany(letter => PinyinSymbols.OfLetter(letter) ?? throw NoEnglish(part))
            .Select(syllable => new PhonemeItem(PinyinSymbols.Of(syllable), '\0', part.Text)),
        _ => throw NoEnglish(part),
    };

    private PhonemeItem Stop(char stop) => config.PhonemeType switch
    {
        PhonemeType.Pinyin => new PhonemeItem([PinyinSymbols.Mark(stop)], stop, stop.ToString()),
        // Piper puts a space after these, even at the end.
        PhonemeType.Espeak when stop is ',' or ':' or ';' => new PhonemeItem([stop.ToString(), " "], stop, stop.ToString()),
        _ => new PhonemeItem([stop.ToString()], stop, stop.ToString()),
    };

    private static PhonemeItem Word(string phonemes, string said) => new(PhonemeItem.CodePoints(phonemes), '\0', said);

    private SynthesisException NoEnglish(SpokenPart part) => PiperRefusal.OfWords(voiceId, part.Text, "it knows Mandarin syllables only", "它只会读汉语音节");

    private SynthesisException NotMandarin(string syllable) => PiperRefusal.OfWords(voiceId, syllable, "it is no syllable of Mandarin", "这不是汉语音节");
}

using System.Collections.Frozen;

namespace AudioPaper.Voices.Piper.Phonemes;

/// <summary>
/// The IPA that Piper's Mandarin voices of type <c>espeak</c> were trained on: what <c>espeak_TextToPhonemes</c> gives for <c>cmn</c>.
/// </summary>
/// <remarks>
/// <para>
/// Found by asking piper-phonemize (its WebAssembly build) for every syllable, and compared by a test with espeak-ng 1.51. Written down here because
/// releases of espeak-ng differ, and a voice understands only those of its training.
/// </para>
/// <para>
/// Tones are the first digits of espeak-ng's contours as its IPA writes them: 55 is <c>5</c>, 35 is <c>ɜ</c>, 214 is <c>2</c>, 51 is <c>5</c>, 11 is
/// <c>1</c>. So tones 1 and 4 are one sign. That is a mistake of espeak-ng, but these voices know no other spelling: they tell both apart by what is around.
/// Third-tone sandhi is not written: espeak-ng does it only when it makes sound, so the voices learned it by ear.
/// The tone stands after the vowel, before a final nasal. Almost every hanzi was a word of its own, with main stress.
/// </para>
/// </remarks>
internal static class MandarinPhonemes
{
    private static readonly FrozenDictionary<char, string> Tones = new Dictionary<char, string>
    {
        ['1'] = "5", ['2'] = "ɜ", ['3'] = "2", ['4'] = "5", ['5'] = "1",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> Initials = Table(
        "b p  p ph  m m  f f  d t  t th  n n  l l  g k  k kh  h χ  j tɕ  q tɕh  x ɕ  zh ts.  ch ts.h  sh s.  r ʐ  z ts  c tsh  s s  y j  w w");

    /// <summary>Finals: glides before the stress sign, then the vowel; a bar before what follows the tone.</summary>
    private static readonly FrozenDictionary<string, string> Finals = Table("""
        a ˈɑ  o ˈo  e ˈo-  ai ˈai  ei ˈei  ao ˈɑu  ou ˈou  an ˈa|n  en ˈə|n  ang ˈɑ|ŋ  eng ˈə|ŋ  ong ˈonɡ  er ˈər
        i ˈi  ia ˈiɑ  ie ˈiɛ  iao jˈɑu  iu ˈiou  ian ˈiɛ|n  in ˈi|n  iang ˈiɑ|ŋ  ing ˈi|ŋ  iong ˈy|ŋ
        u ˈu  ua wˈɑ  uo ˈuo  uai ˈuai  ui ˈuei  uan ˈua|n  un ˈuə|n  uang wˈɑ|ŋ  v ˈy  ve ˈyɛ
        """);

    /// <summary>Syllables whose final sounds or is written otherwise after their initial.</summary>
    private static readonly FrozenDictionary<string, string> Others = Table("""
        de ˈə  te ˈə  ne ˈə  le ˈə  zhi ˈi.  chi ˈi.  shi ˈi.  ri ˈi.  zi ˈi̪  ci ˈi̪  si ˈi̪
        guan wˈa|n  kuan wˈa|n  tun wˈuə|n  kun wˈuə|n  hun wˈuə|n  shuo wˈo  shui wˈei  shun wˈo-|n
        ju ˈy  qu ˈy  xu ˈy  jue ˈyɛ  que ˈyɛ  xue ˈyɛ  juan ˈyæ|n  quan ˈyæ|n  xuan ˈyæ|n  jun ˈyə|n  qun ˈyi|n  xun ˈyə|n  qiong ˈu|ŋ
        ya ˈiɑ  yan ˈiɛ|n  yang ˈiɑ|ŋ  ye ˈiɛ  you ˈiou  yo ˈio  yu ˈy  yue ˈyɛ  yuan ˈyæ|n  yun ˈyə|n
        wan ˈɑ|n  wen ˈuə|n  weng ˈuə|ŋ
        """);

    /// <summary>The IPA of a syllable, e.g. <c>χˈɑɜŋ</c> for <c>hang2</c>; null when Mandarin has no such syllable.</summary>
    public static string? Of(ToldSyllable syllable)
    {
        var (initial, final) = syllable.Split();
        if ((Others.GetValueOrDefault(syllable.Letters) ?? Finals.GetValueOrDefault(final)) is not { } sound)
        {
            return null;
        }

        var bar = sound.IndexOf('|', StringComparison.Ordinal);
        var (vowel, coda) = bar < 0 ? (sound, "") : (sound[..bar], sound[(bar + 1)..]);
        return (initial.Length == 0 ? "" : Initials[initial]) + vowel + Tones[syllable.Tone] + coda;
    }

    private static FrozenDictionary<string, string> Table(string pairs)
    {
        var words = pairs.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
        return words.Chunk(2).ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
    }
}

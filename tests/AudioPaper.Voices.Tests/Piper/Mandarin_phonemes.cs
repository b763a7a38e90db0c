using AudioPaper.EspeakWorker;
using AudioPaper.Voices.Espeak;
using AudioPaper.Voices.Piper.Phonemes;
using AudioPaper.Voices.Tests.Espeak;

namespace AudioPaper.Voices.Tests.Piper;

public sealed partial class Mandarin_phonemes
{
    // espeak-ng 1.51 writes these with another glide than Piper's.
    private static readonly string[] _otherGlide = ["yong", "yu", "yue", "yuan", "yun"];

    // espeak-ng reads these as English, with their tones as numbers, or not at all.
    private static readonly string[] _misread = ["m", "n", "ng", "hm", "hng", "ê", "r"];

    [Fact]
    public void Are_those_of_Pipers_own_phonemizer()
    {
        Assert.Equal(412, PiperAnswers.FirstTone.Count());
        Assert.DoesNotContain(PiperAnswers.FirstTone, answer => MandarinPhonemes.Of(ToldSyllable.Read(answer.Letters + "1")) != answer.Ipa);
    }

    [Theory]
    [InlineData("ma1", "mˈɑ5")]
    [InlineData("ma2", "mˈɑɜ")]
    [InlineData("ma3", "mˈɑ2")]
    [InlineData("ma4", "mˈɑ5")]
    [InlineData("ma5", "mˈɑ1")]
    [InlineData("hang2", "χˈɑɜŋ")]
    public void Have_their_tones_as_Pipers_phonemizer_writes_them(string syllable, string ipa) => Assert.Equal(ipa, MandarinPhonemes.Of(ToldSyllable.Read(syllable)));

    [Fact]
    public async Task Are_for_each_syllable_and_tone_what_espeak_says_but_for_its_other_vowels()
    {
        var asked = Syllables.All.Except(_misread).Except(_otherGlide).SelectMany(letters => "12345".Select(tone => letters + tone)).ToArray();
        var wrong = new List<string>();
        using var workers = new EspeakWorkers(1, WorkerProgram.Start, VoiceLinks.To(null));
        foreach (var some in asked.Chunk(100))
        {
            var text = string.Join(' ', some.Select(syllable => Pinyin(syllable)));
            var answer = await workers.LendAsync(worker => worker.AskAsync(SpeechRequest.ForPhonemes(EspeakVoice.MandarinName, text), TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
            Assert.Null(answer.Error);
            var said = answer.Ipa!.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(some.Length, said.Length);
            wrong.AddRange(some.Zip(said).Where(pair => MandarinPhonemes.Of(ToldSyllable.Read(pair.First)) != BackVowel().Replace(pair.Second, "ɑ$1ŋ")).Select(pair => $"{pair.First} {pair.Second} {MandarinPhonemes.Of(ToldSyllable.Read(pair.First))}"));
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void Are_there_for_every_syllable()
    {
        Assert.DoesNotContain(Syllables.All, letters => MandarinPhonemes.Of(ToldSyllable.Read(letters + "1")) is null);
        Assert.Null(MandarinPhonemes.Of(ToldSyllable.Read("xyz1")));
    }

    [Fact]
    public void Of_pinyin_voices_are_all_in_their_map()
    {
        var map = TinyVoice.Config(isPinyin: true, 1)["phoneme_id_map"]!.AsObject();
        Assert.DoesNotContain(Syllables.All.SelectMany(letters => PinyinSymbols.Of(ToldSyllable.Read(letters + "1"))), symbol => !map.ContainsKey(symbol));
        Assert.DoesNotContain("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".SelectMany(letter => PinyinSymbols.OfLetter(letter)!).SelectMany(syllable => PinyinSymbols.Of(syllable)), symbol => !map.ContainsKey(symbol));
    }

    private static string Pinyin(string syllable) => ToldSyllable.Read(syllable) is var told ? told.Letters.Replace('v', 'ü') + told.Tone : "";

    /// <summary>Before ng espeak-ng 1.51 says a front vowel after most initials, Piper's a back one after all.</summary>
    [System.Text.RegularExpressions.GeneratedRegex("a([1-5ɜ])ŋ")]
    private static partial System.Text.RegularExpressions.Regex BackVowel();
}

using AudioPaper.Pronunciation;
using AudioPaper.Voices.Espeak;

namespace AudioPaper.Voices.Tests.Espeak;

public sealed class Every_syllable
{
    private static readonly EspeakVoice _voice = EspeakVoice.Parse(EspeakVoice.DefaultId, null);
    private static readonly Dictionary<char, string> _contours = new() { ['1'] = "55", ['2'] = "35", ['3'] = "214", ['4'] = "51", ['5'] = "11" };

    [Fact]
    public async Task Is_spoken_as_one_syllable_of_the_right_tone()
    {
        var asked = Syllables.All.SelectMany(letters => "12345".Select(tone => letters + tone)).ToArray();
        var traces = await EspeakTrace.OfAsync(_voice.Mandarin.Name, asked.Select(syllable => Text(syllable)));
        Assert.Equal(asked.Length, traces.Length);
        var wrong = asked.Zip(traces).Where(pair => EspeakTrace.Tones(pair.Second) is not [var tone] || tone != _contours[pair.First[^1]]);
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Keeps_its_sound_in_a_word_of_two()
    {
        var alone = Syllables.All.Zip(await EspeakTrace.OfAsync(_voice.Mandarin.Name, Syllables.All.Select(letters => Text(letters + "1"))))
            .ToDictionary(pair => pair.First, pair => EspeakTrace.Sounds(pair.Second));
        // Neighbours merge where the second begins with a vowel or an n; all other pairs were right too (a minute's work).
        var seconds = Syllables.All.Where((letters, i) => "aeoên".Contains(letters[0], StringComparison.Ordinal) || i % 15 == 0).ToArray();
        var pairs = Syllables.All.SelectMany((first, i) => seconds.Select((second, j) => (First: first, Second: second, Word: $"{first}{1 + ((i + j) % 2)} {second}{1 + (j % 5)}"))).ToArray();
        var traces = await EspeakTrace.OfAsync(_voice.Mandarin.Name, pairs.Select(pair => Text(pair.Word.Split(' '))));
        Assert.Equal(pairs.Length, traces.Length);
        var wrong = pairs.Zip(traces).Where(pair => EspeakTrace.Tones(pair.Second).Length != 2
            || EspeakTrace.Sounds(pair.Second) != alone[pair.First.First] + alone[pair.First.Second]).Select(pair => (pair.First.Word, pair.Second)).ToList();
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("hua1 er5", "hua1er5")]
    [InlineData("fu4 nv3", "fu4nü3")]
    [InlineData("lv4 shi1", "lü4shi1")]
    [InlineData("jv2 yv3", "ju2yu3")]
    [InlineData("xi1 an1", "xi1an1")]
    [InlineData("he2 nan2", "he2 nan2")]
    [InlineData("a1 o1", "a1 o1")]
    [InlineData("ng2", "ng2")]
    [InlineData("m2", "mu2")]
    public void Is_spelled_so_that_neighbours_do_not_merge(string syllables, string spelled) =>
        Assert.Equal(spelled, Text(syllables.Split(' ')));

    [Theory]
    [InlineData("hang")]
    [InlineData("hang6")]
    [InlineData("银2")]
    [InlineData("[[a]]1")]
    [InlineData("")]
    public void Must_be_toned_pinyin(string syllable)
    {
        var refused = Assert.Throws<AudioPaper.Synthesis.SynthesisException>(() => Text(syllable));
        Assert.False(refused.IsTransient);
    }

    private static string Text(params string[] syllables)
    {
        var text = Assert.Single(EspeakSpan.From([SpokenPart.Mandarin("字", [.. syllables])])).Text;
        return text;
    }
}

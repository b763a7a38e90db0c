using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using AudioPaper.Audio;
using AudioPaper.Synthesis;
using AudioPaper.Voices.Piper;

namespace AudioPaper.Voices.Tests.Piper;

/// <summary>
/// A folder of voices with Piper's signature, made by the tests. Each id sounds for <see cref="SamplesOfId"/> samples, its height tells which it is;
/// the length scale stretches, noise is added by the noise scale, speakers differ in loudness.
/// </summary>
internal sealed class TinyVoice : IDisposable
{
    public const int SamplesOfId = 256;
    private const float Steps = 400;

    /// <summary>The symbols of Piper's map for espeak-ng, in the order of their ids.</summary>
    private const string EspeakSymbols = "_^$ !'(),-.:;?abcdefhijklmnopqrstuvwxyzæçðøħŋœǀǁǂǃɐɑɒɓɔɕɖɗɘəɚɛɜɞɟɠɡɢɣɤɥɦɧɨɪɫɬɭɮɯɰɱɲɳɴɵɶɸɹɺɻɽɾʀʁʂʃʄʈʉʊʋʌʍʎʏʐʑʒʔʕʘʙʛʜʝʟʡʢʲˈˌːˑ˞βθχᵻⱱ0123456789\u0327\u0303\u032A\u032F\u0329ʰˤε↓#\"↑\u033A\u033BgʦX\u031D\u030A";

    private const string PinyinSymbols = "_ ^ $ Ø b p m f d t n l g k h j q x zh ch sh r z c s y w a o e ai ei ao ou an en ang eng ong i ia ie iao iu ian in iang ing iong u ua uo uai ui uan un uang ueng v ve van vn er ue 1 2 3 4 5 。 ？ ！";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("audiopaper-piper-");

    public string Folder => _folder.FullName;

    public string ModelPath(string name) => Path.Combine(Folder, name + ".onnx");

    public string ConfigPath(string name) => Path.Combine(Folder, name + ".onnx.json");

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Writes a voice; the configuration may be changed before.</summary>
    public TinyVoice With(string name, byte[]? model = null, Action<JsonObject>? change = null, bool isPinyin = false, int speakers = 1)
    {
        File.WriteAllBytes(ModelPath(name), model ?? Model(speakers).ToModel());
        var config = Config(isPinyin, speakers);
        change?.Invoke(config);
        File.WriteAllText(ConfigPath(name), config.ToJsonString());
        return this;
    }

    public static JsonObject Config(bool isPinyin, int speakers)
    {
        var map = new JsonObject();
        var symbols = isPinyin ? PinyinSymbols.Split(' ') : [.. EspeakSymbols.EnumerateRunes().Select(rune => rune.ToString())];
        for (var i = 0; i < symbols.Length; i++)
        {
            map[symbols[i]] = new JsonArray(i);
        }

        foreach (var pause in isPinyin ? new[] { "—", "…", "、", "，", "：", "；", " " } : [])
        {
            map[pause] = new JsonArray(72);
        }

        return new JsonObject
        {
            ["audio"] = new JsonObject { ["sample_rate"] = 22_050, ["quality"] = "medium" },
            ["espeak"] = new JsonObject { ["voice"] = isPinyin ? "zh" : "cmn" },
            ["language"] = new JsonObject { ["code"] = "zh_CN" },
            ["inference"] = new JsonObject { ["noise_scale"] = 0.667, ["length_scale"] = 1, ["noise_w"] = 0.8 },
            ["phoneme_type"] = isPinyin ? "pinyin" : "espeak",
            ["phoneme_map"] = new JsonObject(),
            ["phoneme_id_map"] = map,
            ["num_symbols"] = 256,
            ["num_speakers"] = speakers,
            ["speaker_id_map"] = speakers == 1 ? new JsonObject() : new JsonObject { ["anna"] = 0, ["bo"] = 1 },
        };
    }

    /// <summary>The graph.</summary>
    /// <param name="speakers">With more than one it asks for <c>sid</c>.</param>
    /// <param name="symbols">Rows of its table.</param>
    /// <param name="samplesOfId">How long an id sounds at a length of 1.</param>
    public static OnnxWriter Model(int speakers = 1, int symbols = 256, float samplesOfId = SamplesOfId)
    {
        var model = new OnnxWriter().Input("input", OnnxWriter.Int64, "batch_size", "phonemes").Input("input_lengths", OnnxWriter.Int64, "batch_size").Input("scales", OnnxWriter.Float, 3)
            .Output("output", OnnxWriter.Float, "batch_size", 1, 1, "time")
            .Floats("table", [.. Enumerable.Range(0, symbols).Select(id => id / Steps)], symbols).Floats("frames", [samplesOfId])
            .Longs("zero", [0]).Longs("one", [1]).Longs("column", [1, -1, 1], 3).Longs("ones", [1, 1], 2).Longs("row", [1, 1, 1, -1], 4).Longs("single", [1], 1)
            .Node("Gather", "heights", ["table", "input"], ("axis", 0)).Node("Gather", "length", ["scales", "one"], ("axis", 0)).Node("Gather", "noise", ["scales", "zero"], ("axis", 0))
            .Node("Mul", "long", ["frames", "length"]).Node("Round", "rounded", ["long"]).Node("Cast", "count", ["rounded"], ("to", OnnxWriter.Int64))
            .Node("Reshape", "counts", ["count", "single"]).Node("Concat", "size", ["ones", "counts"], ("axis", 0))
            .Node("Reshape", "upright", ["heights", "column"]).Node("Expand", "steps", ["upright", "size"])
            .Node("RandomNormalLike", "random", ["steps"]).Node("Mul", "hiss", ["random", "noise"]).Node("Add", "sound", ["steps", "hiss"]);
        if (speakers > 1)
        {
            model.Input("sid", OnnxWriter.Int64, "batch_size").Floats("gains", [.. Enumerable.Range(0, speakers).Select(i => 1f / (i + 1))], speakers)
                .Node("Gather", "gain", ["gains", "sid"], ("axis", 0)).Node("Mul", "louder", ["sound", "gain"]);
        }

        return model.Node("Reshape", "output", [speakers > 1 ? "louder" : "sound", "row"]);
    }

    /// <summary>A graph whose ids can be heard: each is a tone of its own height that rises out of silence and fades into it.</summary>
    /// <param name="level">Its loudest sample; 1 is full scale.</param>
    /// <param name="samplesOfId">How long an id sounds at a length of 1.</param>
    public static OnnxWriter Speaking(float level = 0.3f, float samplesOfId = 2 * SamplesOfId) =>
        new OnnxWriter().Input("input", OnnxWriter.Int64, "batch_size", "phonemes").Input("input_lengths", OnnxWriter.Int64, "batch_size").Input("scales", OnnxWriter.Float, 3)
            .Output("output", OnnxWriter.Float, "batch_size", 1, 1, "time")
            .Floats("table", [.. Enumerable.Range(0, 256).Select(id => 0.04f + (id / 1000f))], 256).Floats("frames", [samplesOfId]).Floats("pi", [MathF.PI]).Floats("level", [level])
            .Longs("zero", [0]).Longs("one", [1]).Longs("column", [1, -1, 1], 3).Longs("row", [1, 1, 1, -1], 4)
            .Node("Gather", "heights", ["table", "input"], ("axis", 0)).Node("Gather", "length", ["scales", "one"], ("axis", 0))
            .Node("Mul", "long", ["frames", "length"]).Node("Round", "rounded", ["long"]).Node("Cast", "count", ["rounded"], ("to", OnnxWriter.Int64))
            .Node("Range", "numbers", ["zero", "count", "one"]).Node("Cast", "times", ["numbers"], ("to", OnnxWriter.Float))
            .Node("Reshape", "upright", ["heights", "column"]).Node("Mul", "phases", ["upright", "times"]).Node("Sin", "tones", ["phases"])
            .Node("Mul", "angles", ["times", "pi"]).Node("Div", "halfTurn", ["angles", "rounded"]).Node("Sin", "swell", ["halfTurn"])
            .Node("Mul", "swelling", ["tones", "swell"]).Node("Mul", "sound", ["swelling", "level"]).Node("Reshape", "output", ["sound", "row"]);

    public PiperEngine Engine(PiperSettings? settings = null) => new(Folder, settings);

    public static async Task<PiperSynthesizer> OpenAsync(PiperEngine engine, string name, double pace = 1) =>
        (PiperSynthesizer)await engine.OpenAsync(name, pace, TestContext.Current.CancellationToken);

    /// <summary>The ids that a clip of one run was made of.</summary>
    public static long[] IdsIn(Clip clip, int samplesOfId = SamplesOfId)
    {
        var samples = clip.Samples.Span;
        var (lead, tail) = ((int)Math.Round(PiperSound.LeadSeconds * clip.Format.SampleRate), (int)Math.Round(PiperSound.TailSeconds * clip.Format.SampleRate));
        var ids = new long[(samples.Length - lead - tail) / samplesOfId];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = (long)Math.Round(samples[lead + (i * samplesOfId) + (samplesOfId / 2)] / (float)short.MaxValue * Steps);
        }

        return ids;
    }

    /// <summary>Ids as the phonemes they stand for, pads left out.</summary>
    public static string Phonemes(IEnumerable<long> ids)
    {
        var symbols = EspeakSymbols.EnumerateRunes().ToArray();
        var text = new StringBuilder();
        foreach (var id in ids.Where(id => id > 0))
        {
            text.Append(symbols[id]);
        }

        return text.ToString();
    }

    public static long[] Ids(string ids) => [.. ids.Split(',').Select(id => long.Parse(id, CultureInfo.InvariantCulture))];

    /// <summary>The refusal of a voice, when it is opened or speaks; both sentences are there, and it would not help to try again.</summary>
    public static async Task<SynthesisException> RefusalAsync(Func<Task> call)
    {
        var refused = await Assert.ThrowsAsync<SynthesisException>(call);
        Assert.False(refused.IsTransient);
        Assert.False(string.IsNullOrEmpty(refused.Chinese));
        Assert.DoesNotContain('\n', refused.Message);
        return refused;
    }
}

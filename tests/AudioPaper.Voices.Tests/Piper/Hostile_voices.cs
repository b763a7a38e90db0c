using System.Text.Json.Nodes;
using AudioPaper.Synthesis;
using AudioPaper.Voices.Piper;
using AudioPaper.Voices.Tests.Espeak;

namespace AudioPaper.Voices.Tests.Piper;

public sealed class Hostile_voices : IDisposable
{
    private readonly TinyVoice _voices = new();

    public void Dispose() => _voices.Dispose();

    public static TheoryData<string, Action<JsonObject>> WrongConfigs => new()
    {
        { "audio.sample_rate", config => config["audio"]!["sample_rate"] = 7_999 },
        { "audio.sample_rate", config => config["audio"]!["sample_rate"] = 4_000_000 },
        { "audio.sample_rate", config => config["audio"]!["sample_rate"] = "22050" },
        { "audio.sample_rate", config => config["audio"]!["sample_rate"] = 22_050.5 },
        { "audio.sample_rate", config => config.Remove("audio") },
        { "audio.sample_rate", config => config["audio"] = 1 },
        { "kind", config => config["phoneme_type"] = "kana" },
        { "phoneme_type", config => config["phoneme_type"] = 3 },
        { "language", config => (config["espeak"], config["language"]) = (new JsonObject { ["voice"] = "de" }, null) },
        { "language", config => (config["espeak"], config["language"]) = (new JsonObject { ["voice"] = "en/../x" }, null) },
        { "num_speakers", config => config["num_speakers"] = 0 },
        { "num_speakers", config => config["num_speakers"] = 99_999_999 },
        { "speaker_id_map.anna", config => config["speaker_id_map"] = new JsonObject { ["anna"] = 1 } },
        { "length_scale", config => config["inference"]!["length_scale"] = 0 },
        { "length_scale", config => config["inference"]!["length_scale"] = 1e30 },
        { "noise_scale", config => config["inference"]!["noise_scale"] = -1 },
        { "noise_w", config => config["inference"]!["noise_w"] = "loud" },
        { "'^'", config => config["phoneme_id_map"]!.AsObject().Remove("^") },
        { "'_'", config => config.Remove("phoneme_id_map") },
        { "phoneme_id_map", config => config["phoneme_id_map"] = new JsonArray(1, 2) },
        { "phoneme_id_map.a", config => config["phoneme_id_map"]!["a"] = new JsonArray(-1) },
        { "phoneme_id_map.a", config => config["phoneme_id_map"]!["a"] = new JsonArray(256) },
        { "phoneme_id_map.a", config => config["phoneme_id_map"]!["a"] = new JsonArray() },
        { "phoneme_id_map.a", config => config["phoneme_id_map"]!["a"] = 14 },
        { "vowel_clusters", config => config["vowel_clusters"] = new JsonArray(5) },
    };

    public static TheoryData<string, byte[]> WrongModels => new()
    {
        { "bytes", [] },
        { "cannot be opened", "<html>404 Not Found</html>"u8.ToArray() },
        { "cannot be opened", new byte[4096] },
        { "cannot be opened", TinyVoice.Model().ToModel()[..300] },
        { "'input_lengths'", new OnnxWriter().Input("input", OnnxWriter.Int64, 1, "t").Input("scales", OnnxWriter.Float, 3).Output("output", OnnxWriter.Float, 1).Node("ReduceMax", "output", ["scales"]).ToModel() },
        { "input 'text'", new OnnxWriter().Input("text", OnnxWriter.Float, 3).Output("output", OnnxWriter.Float, 3).Node("Identity", "output", ["text"]).ToModel() },
        { "'input' is not Int64", Signature(OnnxWriter.Float, 2, "output") },
        { "dimensions", Signature(OnnxWriter.Int64, 3, "output") },
        { "no 'output'", Signature(OnnxWriter.Int64, 2, "sound") },
        { "failed to speak", TinyVoice.Model(symbols: 5).ToModel() },
        { "plausible", TinyVoice.Model(samplesOfId: 30_000).ToModel() },
        { "failed to speak", TinyVoice.Model(samplesOfId: 1e12f).ToModel() },
        { "failed to speak", TinyVoice.Model(samplesOfId: 30_000_000).ToModel() },
        { "silence", Constant(0) },
        { "silence", Constant(float.NaN) },
    };

    [Theory]
    [MemberData(nameof(WrongConfigs))]
    public async Task Of_a_wrong_configuration_are_refused_by_the_field(string field, Action<JsonObject> change)
    {
        _voices.With("wrong", change: change);
        var refused = await TinyVoice.RefusalAsync(() => SpeakAsync("wrong"));
        Assert.Contains(field, refused.Message, StringComparison.Ordinal);
        Assert.Contains("wrong.onnx.json", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"audio\": ", "JSON")]
    [InlineData("[]", "espeak.voice")]
    [InlineData("", "0 bytes")]
    [InlineData("{\"phoneme_type\":\"\\uD800\"}", "text")]
    public async Task Whose_configuration_is_no_object_are_refused(string json, string reason)
    {
        _voices.With("wrong");
        await File.WriteAllTextAsync(_voices.ConfigPath("wrong"), json, TestContext.Current.CancellationToken);
        Assert.Contains(reason, (await TinyVoice.RefusalAsync(() => SpeakAsync("wrong"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whose_configuration_is_endless_are_refused()
    {
        _voices.With("wrong");
        await File.WriteAllTextAsync(_voices.ConfigPath("wrong"), new string(' ', PiperConfigReader.MaxBytes + 1), TestContext.Current.CancellationToken);
        Assert.Contains("1 MiB", (await TinyVoice.RefusalAsync(() => SpeakAsync("wrong"))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(WrongModels))]
    public async Task Of_a_wrong_model_are_refused_when_they_speak(string reason, byte[] model)
    {
        _voices.With("wrong", model);
        var refused = await TinyVoice.RefusalAsync(() => SpeakAsync("wrong"));
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.Contains("wrong", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broken_anywhere_are_refused_or_speak_but_never_crash()
    {
        var whole = TinyVoice.Model().ToModel();
        var random = new Random(7);
        var refused = 0;
        for (var i = 0; i < 150; i++)
        {
            var broken = i % 3 == 0 ? whole[..random.Next(whole.Length)] : [.. whole];
            for (var flip = 0; i % 3 > 0 && flip < i % 5 + 1; flip++)
            {
                broken[random.Next(broken.Length)] ^= (byte)(1 << random.Next(8));
            }

            _voices.With("broken", broken);
            try
            {
                await SpeakAsync("broken");
            }
            catch (SynthesisException)
            {
                refused++;
            }
        }

        Assert.True(refused > 50);
    }

    [Fact]
    public async Task With_more_speakers_than_their_model_are_refused()
    {
        _voices.With("wrong", TinyVoice.Model(speakers: 1).ToModel(), speakers: 2);
        Assert.Contains("'sid'", (await TinyVoice.RefusalAsync(() => SpeakAsync("wrong"))).Message, StringComparison.Ordinal);

        _voices.With("many", TinyVoice.Model(speakers: 2).ToModel(), config => config["num_speakers"] = 9, speakers: 2);
        Assert.Contains("failed to speak", (await TinyVoice.RefusalAsync(() => SpeakAsync("many#8"))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("../etc/passwd")]
    [InlineData("")]
    [InlineData(".hidden")]
    [InlineData("#1")]
    [InlineData("two#7")]
    [InlineData("two#carl")]
    [InlineData("two#-1")]
    public async Task That_are_not_there_are_refused(string name)
    {
        _voices.With("two", speakers: 2);
        await TinyVoice.RefusalAsync(() => SpeakAsync(name));
    }

    [Fact]
    public async Task That_were_exchanged_after_they_were_chosen_are_refused()
    {
        _voices.With("changed");
        await using var engine = _voices.Engine();
        var voice = await TinyVoice.OpenAsync(engine, "changed");
        await File.WriteAllBytesAsync(_voices.ModelPath("changed"), TinyVoice.Model(samplesOfId: 100).ToModel(), TestContext.Current.CancellationToken);
        await TinyVoice.RefusalAsync(() => voice.SpeakAsync(Passages.Utterance("a1."), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Do_not_spoil_the_voices_beside_them()
    {
        _voices.With("wrong", new byte[100]).With("right");
        await using var engine = _voices.Engine();
        var (wrong, right) = (await TinyVoice.OpenAsync(engine, "wrong"), await TinyVoice.OpenAsync(engine, "right"));
        await TinyVoice.RefusalAsync(() => wrong.SpeakAsync(Passages.Utterance("a1."), TestContext.Current.CancellationToken));
        Assert.NotEmpty((await right.SpeakAsync(Passages.Utterance("a1."), TestContext.Current.CancellationToken)).Samples.ToArray());
        await TinyVoice.RefusalAsync(() => wrong.SpeakAsync(Passages.Utterance("a1."), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task That_never_end_are_given_up()
    {
        _voices.With("slow", Endless());
        await using var engine = _voices.Engine(new PiperSettings { Deadline = TimeSpan.FromMilliseconds(200) });
        var voice = await TinyVoice.OpenAsync(engine, "slow");
        var late = await Assert.ThrowsAsync<SynthesisException>(() => voice.SpeakAsync(Passages.Utterance("a1."), TestContext.Current.CancellationToken));
        Assert.True(late.IsTransient);
        Assert.Contains("did not finish", late.Message, StringComparison.Ordinal);
    }

    /// <summary>The usual graph, and three thousand products of large matrices: minutes, but no single long operation.</summary>
    internal static byte[] Endless()
    {
        var model = TinyVoice.Model().Longs("large", [700, 700], 2).Node("Expand", "grown", ["scales_row", "large"]).Longs("first", [1, 1], 2)
            .Node("ReduceMax", "most", ["scales"], ("keepdims", 1)).Node("Reshape", "scales_row", ["most", "first"]);
        var last = "grown";
        for (var i = 0; i < 3_000; i++)
        {
            model.Node("MatMul", $"product{i}", [last, "grown"]);
            last = $"product{i}";
        }

        return model.Output("unneeded", OnnxWriter.Float, 700, 700).Node("Identity", "unneeded", [last]).ToModel();
    }

    private static byte[] Signature(int inputType, int rank, string output) => new OnnxWriter()
        .Input("input", inputType, [.. Enumerable.Range(0, rank).Select(i => (object)$"d{i}")]).Input("input_lengths", OnnxWriter.Int64, "b").Input("scales", OnnxWriter.Float, 3)
        .Output(output, OnnxWriter.Float, 3).Node("Identity", output, ["scales"]).ToModel();

    private static byte[] Constant(float value) => new OnnxWriter()
        .Input("input", OnnxWriter.Int64, "b", "t").Input("input_lengths", OnnxWriter.Int64, "b").Input("scales", OnnxWriter.Float, 3).Output("output", OnnxWriter.Float, 1, 1, 1, 2000)
        .Floats("value", [value]).Longs("size", [1, 1, 1, 2000], 4).Node("Expand", "output", ["value", "size"]).ToModel();

    private async Task SpeakAsync(string name)
    {
        await using var engine = _voices.Engine();
        var voice = await TinyVoice.OpenAsync(engine, name);
        await voice.SpeakAsync(Passages.Utterance("zhong1guo2."), TestContext.Current.CancellationToken);
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AudioPaper.Tests.Intake.Web;

namespace AudioPaper.Voices.Tests.Catalogue;

/// <summary>A web site with one made-up voice. It answers ranges as RFC 9110 wants, and can be told to break off or to fall silent.</summary>
internal sealed class VoiceShop : IAsyncDisposable
{
    public const string Config = """{"audio":{"sample_rate":22050},"espeak":{"voice":"cmn"},"phoneme_id_map":{"_":[0],"^":[1],"$":[2]}}""";

    private readonly LoopbackSite site = new();

    public VoiceShop(int modelSize = 300_000)
    {
        Model = ModelOf(modelSize);
        site.Serve("/v/demo.onnx.json", Config, "application/json");
        Open();
    }

    public LoopbackSite Site => site;

    public byte[] Model { get; set; }

    public string Validator { get; set; } = "\"v1\"";

    /// <summary>Bytes of the model after which an answer breaks off, one for each answer; then answers are whole.</summary>
    public Queue<int> Breaks { get; } = [];

    /// <summary>Whether a broken answer falls silent instead of ending.</summary>
    public bool IsSilentAtBreaks { get; set; }

    /// <summary>Answers with the model, after something else was told.</summary>
    public void Open() => site.Answer("/v/demo.onnx", AnswerAsync);

    public Uri Address => new(site.At("/v/demo.onnx"));

    /// <summary>The Range and If-Range of each request for the model.</summary>
    public List<string> Asked { get; } = [];

    public string Catalogue(string? md5 = null) =>
        $$"""{"demo":{"aliases":["old-demo"],"files":{"demo.onnx":{"size_bytes":{{Model.Length}},"md5_digest":"{{md5 ?? Md5(Model)}}"},"demo.onnx.json":{"size_bytes":{{Config.Length}},"md5_digest":"{{Md5(Encoding.UTF8.GetBytes(Config))}}"},"MODEL_CARD":{"size_bytes":1} } }, "up":{"files":{"../up.onnx":{},"../up.onnx.json":{} } } }""";

    /// <summary>A model whose graph has weights of a size and inputs with these names (onnx.proto).</summary>
    public static byte[] ModelOf(int size, params string[] inputs)
    {
        var weights = new byte[size];
        new Random(size).NextBytes(weights);
        var names = inputs.Length > 0 ? inputs : ["input", "input_lengths", "scales"];
        return [.. Field(1, [8], isVarint: true), .. Field(7, [.. Field(5, weights), .. names.SelectMany(name => Field(11, Field(1, Encoding.UTF8.GetBytes(name))))])];
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private async Task AnswerAsync(Stream stream, CancellationToken cancellationToken)
    {
        var head = site.Requests.Last(request => request.StartsWith("GET /v/demo.onnx ", StringComparison.Ordinal)).Split('\n').Select(line => line.Split(": ", 2)).Where(line => line.Length == 2).ToDictionary(line => line[0], line => line[1], StringComparer.OrdinalIgnoreCase);
        var (range, ifRange) = (head.GetValueOrDefault("Range"), head.GetValueOrDefault("If-Range"));
        Asked.Add($"{range} {ifRange}".Trim());
        var start = range is not null && ifRange == Validator ? int.Parse(range["bytes=".Length..^1], CultureInfo.InvariantCulture) : 0;
        var status = start > 0 ? $"206 Partial Content\r\nContent-Range: bytes {start}-{Model.Length - 1}/{Model.Length}" : "200 OK";
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Type: application/octet-stream\r\nContent-Length: {Model.Length - start}\r\nETag: {Validator}\r\nConnection: close\r\n\r\n"), cancellationToken);
        var end = Breaks.TryDequeue(out var here) ? Math.Min(Model.Length, here) : Model.Length;
        await stream.WriteAsync(Model.AsMemory(start..end), cancellationToken);
        if (end < Model.Length && IsSilentAtBreaks)
        {
            await Task.Delay(TimeSpan.FromMinutes(2), cancellationToken);
        }
    }

    private static string Md5(byte[] bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        hash.AppendData(bytes);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static byte[] Field(int number, byte[] content, bool isVarint = false) => isVarint ? [(byte)(number << 3), .. content] : [(byte)((number << 3) | 2), .. Varint(content.Length), .. content];

    private static IEnumerable<byte> Varint(int value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            yield return (byte)(value | 0x80);
        }

        yield return (byte)value;
    }
}

using AudioPaper.Packaging;

namespace AudioPaper.Tests.Packaging;

public sealed class PartsTogetherTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("mp3")]
    [InlineData("m4b")]
    [InlineData("opus")]
    public async Task Parts_encoded_with_one_start_of_ffmpeg_have_the_bytes_they_have_alone(string name)
    {
        var encoder = Encoder(name, await FfmpegProgram.FindAsync(cancellationToken: Cancellation));
        var sounds = Enumerable.Range(1, 3).Select(number => Noise(number, 9_216 * (2 + number))).ToList();
        await encoder.EncodeAsync(Sounds.Format, [.. sounds.Select((sound, i) => Part(sound, $"together-{i}"))], Cancellation);
        for (var i = 0; i < sounds.Count; i++)
        {
            await encoder.EncodeAsync(Sounds.Format, Sounds.InPieces(sounds[i]), folder[$"alone-{i}"], Cancellation);
            Assert.Equal(await File.ReadAllBytesAsync(folder[$"alone-{i}"], Cancellation), await File.ReadAllBytesAsync(folder[$"together-{i}"], Cancellation));
        }
    }

    [Fact]
    public async Task Of_parts_together_one_that_is_not_as_long_as_said_leaves_no_file()
    {
        var encoder = Encoder("mp3", await FfmpegProgram.FindAsync(cancellationToken: Cancellation));
        PartSound[] parts = [Part(Noise(1, 9_216), "a"), Part(Noise(2, 9_216), "b") with { SampleCount = 18_432 }];
        await Assert.ThrowsAsync<ArgumentException>(() => encoder.EncodeAsync(Sounds.Format, parts, Cancellation));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    private static IEncoder Encoder(string name, FfmpegProgram ffmpeg) => name == "mp3" ? new Mp3Encoder(ffmpeg) { IsInProcess = false } : EpisodeFormat.Of(name, ffmpeg).Encoder;

    private PartSound Part(short[] sound, string name) => new(Sounds.InPieces(sound, 3_001), sound.Length, folder[name]);

    private static short[] Noise(int seed, int sampleCount)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, sampleCount).Select(_ => (short)random.Next(-9_000, 9_000))];
    }
}

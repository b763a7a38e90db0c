using AudioPaper.Host.Library;
using AudioPaper.Tests;

namespace AudioPaper.Host.Tests.Library;

public sealed class User_secrets : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Are_found_by_name()
    {
        await WriteAsync("""{ "AZURE_SPEECH_KEY": "canary", "empty": "", "number": 7, }""");
        Assert.Equal("canary", UserSecrets.InFile(folder["secrets.json"], "AZURE_SPEECH_KEY"));
        Assert.Null(UserSecrets.InFile(folder["secrets.json"], "empty"));
        Assert.Null(UserSecrets.InFile(folder["secrets.json"], "number"));
        Assert.Null(UserSecrets.InFile(folder["secrets.json"], "OPENAI_API_KEY"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"AZURE_SPEECH_KEY\": \"can")]
    public async Task In_a_damaged_file_are_none(string content)
    {
        await WriteAsync(content);
        Assert.Null(UserSecrets.InFile(folder["secrets.json"], "AZURE_SPEECH_KEY"));
    }

    [Fact]
    public void Without_a_file_are_none() => Assert.Null(UserSecrets.InFile(folder["none.json"], "AZURE_SPEECH_KEY"));

    private Task WriteAsync(string content) => File.WriteAllTextAsync(folder["secrets.json"], content, TestContext.Current.CancellationToken);
}

using System.Net.Sockets;
using System.Text;
using AudioPaper.Host.Web.Accounts;

namespace AudioPaper.Host.Tests.Web.Api;

public sealed class Uploads_that_are_slow
{
    [Fact]
    public async Task Are_ended_with_a_clear_status_and_leave_nothing()
    {
        await using var office = await Office.OpenAsync(uploadGrace: TimeSpan.FromSeconds(2));
        var token = await office.TokenAsync(null, Scopes.IssuesWrite);
        using var client = new TcpClient();
        await client.ConnectAsync(office.Address.Host, office.Address.Port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /api/v1/issues?name=page.txt HTTP/1.1\r\nHost: {office.Address.Authority}\r\nAuthorization: Bearer {token}\r\nContent-Type: text/plain\r\nContent-Length: 1000000\r\n\r\n"), TestContext.Current.CancellationToken);
        var answer = ReadAsync(stream);
        // A minute of drops at most; the answer comes long before.
        for (var drop = 0; drop < 600 && !answer.IsCompleted; drop++)
        {
            try
            {
                await stream.WriteAsync("drop"u8.ToArray(), TestContext.Current.CancellationToken);
            }
            catch (IOException)
            {
                // The server has closed; the answer is there.
            }

            await Task.WhenAny(answer, Task.Delay(100, TestContext.Current.CancellationToken));
        }

        Assert.True(answer.IsCompleted, "The server waits for ever.");
        Assert.StartsWith("HTTP/1.1 408 ", await answer, StringComparison.Ordinal);
        Assert.Contains("too-slow", await answer, StringComparison.Ordinal);
        Assert.True(office.HasNoDelivery);
        using var next = await office.ProgramAsync(null, Scopes.IssuesRead);
        Assert.Contains("\"total\":0", (await next.GetStringAsync("/api/v1/deliveries", TestContext.Current.CancellationToken)).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static async Task<string> ReadAsync(NetworkStream stream)
    {
        var said = new StringBuilder();
        var buffer = new byte[4096];
        try
        {
            for (int got; (got = await stream.ReadAsync(buffer, TestContext.Current.CancellationToken)) > 0;)
            {
                said.Append(Encoding.UTF8.GetString(buffer, 0, got));
            }
        }
        catch (IOException)
        {
            // Reset after the answer.
        }

        return said.ToString();
    }
}

using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace AudioPaper.Host.Tests.Operations;

/// <summary>A mail server on the loopback address that keeps what it is given (RFC 5321, as much as a client needs). It ends by itself after a minute.</summary>
internal sealed class SmtpPeer : IAsyncDisposable
{
    private readonly TcpListener listener;
    private readonly CancellationTokenSource end = new(TimeSpan.FromMinutes(1));
    private readonly Task serving;
    private readonly X509Certificate2? certificate;
    private readonly bool isImplicit;

    /// <summary>Starts it.</summary>
    /// <param name="certificate">For TLS; null for a server without.</param>
    /// <param name="implicitTls">Where TLS begins with the connection (RFC 8314); null for STARTTLS on a free port.</param>
    public SmtpPeer(X509Certificate2? certificate = null, IPEndPoint? implicitTls = null)
    {
        (this.certificate, isImplicit) = (certificate, implicitTls is not null);
        listener = new TcpListener(implicitTls ?? new IPEndPoint(IPAddress.Loopback, 0));
        listener.Start();
        serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>What is answered to MAIL; 250 for yes.</summary>
    public string Answer { get; set; } = "250 ok";

    /// <summary>Commands, those inside TLS with a padlock before.</summary>
    public ConcurrentQueue<string> Commands { get; } = [];

    public ConcurrentQueue<string> Messages { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        // A listener that was stopped refuses to be waited for, which is not what ends this.
        await serving;
        listener.Stop();
        end.Dispose();
        listener.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!end.IsCancellationRequested)
        {
            try
            {
                using var client = await listener.AcceptTcpClientAsync(end.Token);
                if (isImplicit)
                {
                    await using var secret = await SecureAsync(client.GetStream());
                    await TalkAsync(secret, isSecret: true);
                }
                else
                {
                    await TalkAsync(client.GetStream(), isSecret: false);
                }
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or IOException or AuthenticationException)
            {
                // The client went away, or the test is over.
            }
        }
    }

    private async Task<SslStream> SecureAsync(Stream stream)
    {
        var secret = new SslStream(stream, leaveInnerStreamOpen: true);
        await secret.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, end.Token);
        return secret;
    }

    private async Task TalkAsync(Stream stream, bool isSecret, bool isGreeted = false)
    {
        using var reader = new StreamReader(stream, leaveOpen: true);
        if (!isGreeted)
        {
            await SayAsync("220 peer");
        }

        while (await reader.ReadLineAsync(end.Token) is { } line)
        {
            Commands.Enqueue(isSecret ? "🔒" + line : line);
            switch (line.Split(' ')[0].ToUpperInvariant())
            {
                case "EHLO":
                    await SayAsync($"250-peer\r\n{(certificate is not null && !isSecret ? "250-STARTTLS\r\n" : "")}250 AUTH PLAIN");
                    break;
                case "STARTTLS":
                    await SayAsync("220 go on");
                    await using (var secret = await SecureAsync(stream))
                    {
                        await TalkAsync(secret, isSecret: true, isGreeted: true);
                    }

                    return;
                case "AUTH":
                    await SayAsync("235 ok");
                    break;
                case "MAIL":
                    await SayAsync(Answer);
                    break;
                case "DATA":
                    await SayAsync("354 go on");
                    var message = new StringBuilder();
                    while (await reader.ReadLineAsync(end.Token) is { } text && text != ".")
                    {
                        message.Append(text).Append('\n');
                    }

                    Messages.Enqueue(message.ToString());
                    await SayAsync("250 taken");
                    break;
                case "QUIT":
                    await SayAsync("221 bye");
                    return;
                default:
                    await SayAsync("250 ok");
                    break;
            }
        }

        Task SayAsync(string line) => stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), end.Token).AsTask();
    }
}

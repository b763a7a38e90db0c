using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using AudioPaper.Host.Jobs.Sharing;
using AudioPaper.Host.Web;
using AudioPaper.Host.Web.Speakers.Upnp;
using Npgsql;

namespace AudioPaper.Host.Operations.Doctor;

/// <summary>Database, bucket, addresses, certificate and alerts.</summary>
internal static class NetworkChecks
{
    private const int ExpiryWarningDays = 14;
    private const int MostAnswerBytes = 4096;

    /// <summary>The checks.</summary>
    public static IReadOnlyList<Check> All { get; } =
        [new("database", DatabaseAsync), new("bucket", BucketAsync), new("ports", PortsAsync), new("public-url", PublicUrlAsync), new("certificate", CertificateAsync), new("alerts", AlertsAsync), new("upnp", UpnpAsync)];

    private static async IAsyncEnumerable<Finding> DatabaseAsync(Patient patient, Findings found, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (patient.Secrets.Database is not { } database)
        {
            yield return found.Ok("任务保存在内存中；未完成的各期从节目库继续。", "Jobs are kept in memory; unfinished issues go on from the library.");
            yield break;
        }

        Finding result;
        try
        {
            await using var connection = new NpgsqlConnection(database);
            await connection.OpenAsync(cancellationToken);
            await using var question = new NpgsqlCommand("SELECT has_database_privilege(current_database(), 'CREATE') OR EXISTS (SELECT 1 FROM information_schema.schemata WHERE schema_name = @schema)", connection);
            question.Parameters.AddWithValue("schema", SharedJobs.Schema);
            var mayWrite = await question.ExecuteScalarAsync(cancellationToken) is true;
            var version = connection.PostgreSqlVersion;
            result = version.Major < 12 ? found.Warning($"PostgreSQL {version} 过旧。", $"PostgreSQL {version} is old.", "请升级到 12 以上。", "Bring it to 12 or newer.")
                : mayWrite ? found.Ok($"PostgreSQL {version} 可连接，权限足够。", $"PostgreSQL {version} answers, and the rights suffice.")
                : found.Error($"PostgreSQL {version} 的用户无权建立 schema。", $"The user of PostgreSQL {version} may not make a schema.", "请以管理员执行 GRANT CREATE ON DATABASE。", "As its administrator: GRANT CREATE ON DATABASE.");
        }
        catch (Exception e) when (e is NpgsqlException or SocketException or InvalidOperationException or ArgumentException)
        {
            var why = e.GetBaseException().Message.ReplaceLineEndings(" ").TrimEnd('.');
            result = found.Error($"无法连接数据库（{why}）。", $"The database cannot be reached ({why}).", "请检查 database 设置、密码与网络。", "Check the setting database, its password and the network.");
        }

        yield return result;
    }

    private static async IAsyncEnumerable<Finding> BucketAsync(Patient patient, Findings found, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (patient.Settings.Bucket is not { } bucket)
        {
            yield break;
        }

        yield return patient.Secrets.BucketKeys is not { } keys
            ? found.Error("没有存储桶的密钥。", "The keys of the bucket are missing.", "请设置 AWS_ACCESS_KEY_ID 和 AWS_SECRET_ACCESS_KEY。", "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.")
            : await BucketProbe.FaultAsync(bucket, keys, cancellationToken) is { } fault
                ? found.Error($"存储桶 {bucket.Name} 不可用（{fault}）。", $"The bucket {bucket.Name} does not work ({fault}).", "请检查 bucket 设置、密钥及其权限。", "Check the setting bucket, its keys and their rights.")
                : found.Ok($"存储桶 {bucket.Name} 可列出、写入、读取和删除。", $"The bucket {bucket.Name} lists, writes, reads and deletes.");
    }

    private static async IAsyncEnumerable<Finding> PortsAsync(Patient patient, Findings found, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var url in patient.Settings.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var address = new Uri(url.Replace("://*", "://0.0.0.0", StringComparison.Ordinal).Replace("://+", "://0.0.0.0", StringComparison.Ordinal));
            var listening = IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) ? ip : address.IsLoopback ? IPAddress.Loopback : IPAddress.Any;
            var fault = FaultOf(new IPEndPoint(listening, address.Port));
            var reached = fault is SocketError.AddressAlreadyInUse ? new Uri($"{address.Scheme}://{(listening.Equals(IPAddress.Any) ? "127.0.0.1" : address.Host)}:{address.Port}/health/live") : null;
            yield return fault is null ? found.Ok($"{url} 可以监听。", $"{url} is free to listen at.")
                : reached is not null && await AskAsync(reached, cancellationToken) is (HttpStatusCode.OK, var said) && said.Contains("\"ok\"", StringComparison.Ordinal) ? found.Ok($"{url} 上已有服务器在运行。", $"A server runs at {url} already.")
                : fault is SocketError.AddressAlreadyInUse ? found.Error($"{url} 的端口已被其他程序占用。", $"The port of {url} is taken by another program.", "请停止该程序，或用 --urls 另选端口。", "Stop that program, or choose another port with --urls.")
                : found.Error($"无法监听 {url}（{fault}）。", $"{url} cannot be listened at ({fault}).", "请用 --urls 给出本机的地址；1024 以下的端口需要特权。", "Give an address of this machine with --urls; ports below 1024 need a privilege.");
        }
    }

    private static async IAsyncEnumerable<Finding> PublicUrlAsync(Patient patient, Findings found, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (patient.Settings.PublicUrl is not { } address)
        {
            yield return found.Ok("没有设置公开网址；订阅源使用请求到达的地址。", "No public address is set; feeds use the one of each request.");
            yield break;
        }

        if (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback)
        {
            yield return found.Warning($"{address} 不是 https；许多播放器只接受 https。", $"{address} is not https, which many players insist on.", "请使用证书，或把服务器放在有证书的反向代理之后。", "Use a certificate, or a reverse proxy that has one.");
        }

        yield return await AskAsync(new Uri(address.AbsoluteUri.TrimEnd('/') + "/health/live"), cancellationToken) switch
        {
            (HttpStatusCode.OK, _) => found.Ok($"{address} 有回应。", $"{address} answers."),
            ({ } status, _) => found.Warning($"{address} 有回应，但返回 {(int)status}。", $"{address} answers, but with {(int)status}.", "服务器未运行时属正常；否则请检查反向代理。", "That is right while the server does not run; else look at the reverse proxy."),
            _ => found.Warning($"从这里无法访问 {address}，未能检验。", $"{address} cannot be reached from here and could not be tried.", "请从别的机器打开它。", "Open it from another machine."),
        };
    }

    private static async IAsyncEnumerable<Finding> CertificateAsync(Patient patient, Findings found, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        if (patient.Settings.Certificate is not { } told)
        {
            yield break;
        }

        var certificate = new CertificateFile(told, patient.Secrets.CertificatePassword).Current().TargetCertificate;
        var days = (int)Math.Floor((certificate.NotAfter.ToUniversalTime() - TimeProvider.System.GetUtcNow().UtcDateTime).TotalDays);
        yield return days < 0 ? found.Error($"证书 {told.Path} 已过期。", $"The certificate {told.Path} has expired.", "请更新证书。", "Renew it.")
            : days < ExpiryWarningDays ? found.Warning($"证书 {told.Path} 还有 {days} 天到期。", $"The certificate {told.Path} expires in {days} days.", "请更新证书。", "Renew it.")
            : found.Ok($"证书 {told.Path} 还有 {days} 天到期。", $"The certificate {told.Path} is good for {days} days.");
    }

    private static async IAsyncEnumerable<Finding> AlertsAsync(Patient patient, Findings found, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var alerts = patient.Settings.Alerts;
        if (alerts.Smtp is null && alerts.Webhook is null)
        {
            yield return found.Warning("没有设置告警，出问题时没有人知道。", "No alerts are set: nobody is told when an edition is late or broken.", "请设置 alerts.smtp 或 alerts.webhook。", "Set alerts.smtp or alerts.webhook.");
            yield break;
        }

        if (alerts.Smtp is { } smtp)
        {
            var isReached = await ConnectsAsync(smtp.Host, smtp.Port, cancellationToken);
            yield return smtp.User is not null && patient.Secrets.SmtpPassword is null ? found.Error("没有邮件服务器的密码。", "The password of the mail server is missing.", "请设置 AUDIOPAPER_SMTP_PASSWORD。", "Set AUDIOPAPER_SMTP_PASSWORD.")
                : isReached ? found.Ok($"邮件服务器 {smtp.Host}:{smtp.Port} 可连接。", $"The mail server {smtp.Host}:{smtp.Port} can be reached.")
                : found.Error($"无法连接邮件服务器 {smtp.Host}:{smtp.Port}。", $"The mail server {smtp.Host}:{smtp.Port} cannot be reached.", "请检查 alerts.smtp 与网络。", "Check alerts.smtp and the network.");
        }

        if (alerts.Webhook is { } hook)
        {
            yield return patient.Secrets.WebhookSecret is null
                ? found.Warning("Webhook 没有签名密钥，接收方无法确认来源。", "The webhook has no key; its receiver cannot tell who sends.", "请设置 AUDIOPAPER_WEBHOOK_SECRET。", "Set AUDIOPAPER_WEBHOOK_SECRET.")
                : found.Ok($"告警会签名后发送到 {hook.Host}。", $"Alerts are signed and posted to {hook.Host}.");
        }
    }

    /// <summary>An interface that is not there is told by its own sentence.</summary>
    private static async IAsyncEnumerable<Finding> UpnpAsync(Patient patient, Findings found, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var network in LocalNetwork.Of(patient.Settings.Upnp.Interfaces))
        {
            yield return found.Ok($"媒体服务器在 {network.Address} 上向 {network.Network} 提供公开的报纸。", $"The media server offers public newspapers at {network.Address} to {network.Network}.");
        }
    }

    private static SocketError? FaultOf(IPEndPoint endPoint)
    {
        try
        {
            using var listener = new TcpListener(endPoint);
            listener.Start();
            return null;
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode;
        }
    }

    private static async Task<bool> ConnectsAsync(string host, int port, CancellationToken cancellationToken)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(host, port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Status and beginning of an answer; no status where nobody answers.</summary>
    private static async Task<(HttpStatusCode? Status, string Said)> AskAsync(Uri address, CancellationToken cancellationToken)
    {
        try
        {
            using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(4) }) { Timeout = TimeSpan.FromSeconds(6), MaxResponseContentBufferSize = MostAnswerBytes };
            using var answer = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return (answer.StatusCode, answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync(cancellationToken) : "");
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return (null, "");
        }
    }
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web;
using AudioPaper.Host.Web.Settings;
using AudioPaper.Tests;
using CsCheck;

namespace AudioPaper.Host.Tests.Operations;

public sealed class Settings_of_a_server
{
    private static readonly ServerSettings Standard = new() { Library = "/l" };

    [Fact]
    public void Come_from_file_environment_and_command_line_in_growing_weight()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder[".server"]);
        File.WriteAllText(Path.Combine(folder.Path, ".server", "settings.json"), """
            {
              // a small newsroom
              "urls": "http://127.0.0.1:1", "workers": 1, "maxUploadMiB": 5, "logs": { "folder": "logs" },
              "watch": [{ "folder": "in" }, { "folder": "/srv/in", "newspaper": "海湾晚报" }],
              "fetch": [{ "url": "https://news.example/feed", "cron": "30 4 * * 1-5", "timeZone": "Europe/Berlin" }],
              "alerts": { "smtp": { "host": "mail.example", "from": "a@example", "to": "b@example" }, "webhook": { "url": "https://hooks.example/x" } },
              "prune": { "cron": "0 3 * * *", "olderThanDays": 90 }, "bucket": { "name": "papers", "endpoint": "http://127.0.0.1:4568" },
            }
            """);
        var settings = ServerSources.Read(
            null,
            name => name switch { "AUDIOPAPER_LIBRARY" => folder.Path, "AUDIOPAPER_URLS" => "http://127.0.0.1:2", "AUDIOPAPER_WORKERS" => "2", "AUDIOPAPER_ALERTS_SMTP_PORT" => "25", _ => null },
            [("urls", "--urls", "http://127.0.0.1:3"), ("proxies", "--proxy", "10.0.0.1;10.1.0.0/16")]);

        Assert.Equal(("http://127.0.0.1:3", 2, 5, folder.Path), (settings.Urls, settings.Workers, settings.MaxUploadMiB, settings.Library));
        Assert.Equal([Path.Combine(folder.Path, ".server", "in"), "/srv/in"], settings.Watch.Select(watched => watched.Folder));
        Assert.Equal("Europe/Berlin", Assert.Single(settings.Fetch).TimeZone.Id);
        Assert.Equal(("mail.example", 25), (settings.Alerts.Smtp!.Host, settings.Alerts.Smtp.Port));
        Assert.Equal(["10.0.0.1", "10.1.0.0/16"], settings.Proxies);
        Assert.Equal(("papers", 90, Path.Combine(folder.Path, ".server", "logs")), (settings.Bucket!.Name, settings.Prune!.OlderThanDays, settings.LogsFolder));
    }

    [Theory]
    [InlineData("{\"prot\": 1}", 1, "no setting «prot»; there is: library, urls")]
    [InlineData("{\n\"watch\": [{}]}", 2, "«watch[].folder» is missing")]
    [InlineData("{\"watch\": [{\"folder\": \"a\"},\n{\"folder\": \"b\", \"folder\": \"c\"}]}", 2, "said twice")]
    [InlineData("{\"watch\": [{\"folder\": \"a\", \"foldr\": 1}]}", 1, "no setting «watch[].foldr»; there is: folder, newspaper")]
    [InlineData("{\"watch\": {}}", 1, "must be a list")]
    [InlineData("{\"watch\": [1]}", 1, "must stand in { }")]
    [InlineData("{\"fetch\": [{\"url\": \"https://a.example\", \"cron\": \"61 * * * *\"}]}", 1, "five fields")]
    [InlineData("{\"fetch\": [{\"url\": \"https://a.example\", \"cron\": \"0 4 * * *\", \"timeZone\": \"Europe/Nowhere\"}]}", 1, "a time zone")]
    [InlineData("{\"publicUrl\": \"ftp://a.example\"}", 1, "begins with http")]
    [InlineData("{\"publicUrl\": \"https://u:p@a.example\"}", 1, "no password in it")]
    [InlineData("{\"database\": \"Host=db;Password=hunter2\"}", 1, "without password")]
    [InlineData("{\"proxies\": [\"everybody\"]}", 1, "reverse proxies")]
    [InlineData("{\"urls\": \"8080\"}", 1, "addresses such as")]
    [InlineData("{\"alerts\": {\"smtp\": {\"host\": \"m\", \"from\": \"a\"}}}", 1, "«alerts.smtp.to» is missing")]
    [InlineData("{\"alerts\": {\"smtp\": {\"password\": \"p\"}}}", 1, "no setting «alerts.smtp.password»")]
    [InlineData("{\"workers\": 1.5e9}", 1, "from 0 to 256")]
    public void With_a_mistake_are_refused_with_its_line(string json, int line, string what)
    {
        var refused = Assert.Throws<LibraryException>(() => Parse(json));
        Assert.Contains($"line {line}", refused.Message, StringComparison.Ordinal);
        Assert.Contains(what, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", refused.Message, StringComparison.Ordinal);
        Assert.Contains($"第 {line} 行", refused.Chinese!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("30 4 * * 1-5", true)]
    [InlineData("*/5 0,12 1-31/2 12 0,7", true)]
    [InlineData("60 4 * * *", false)]
    [InlineData("0 4 * *", false)]
    [InlineData("0 4 * * * *", false)]
    [InlineData("0 4 0 * *", false)]
    [InlineData("5-1 4 * * *", false)]
    [InlineData("*/0 4 * * *", false)]
    [InlineData("*/2/2 4 * * *", false)]
    [InlineData("@daily", false)]
    [InlineData("0  4 * *", false)]
    public void Take_times_as_cron_has_them(string cron, bool isOne) => Assert.Equal(isOne, CronText.Is(cron));

    [Fact]
    public void Of_any_bytes_are_settings_or_a_sentence() => Gen.Byte.Array[0, 60].Sample(bytes =>
    {
        try
        {
            ServerMembers.Reader.Parse(bytes, "s.json", Standard);
        }
        catch (LibraryException)
        {
            // A sentence is an answer.
        }
    });

    [Fact]
    public void Given_as_options_and_variables_are_refused_by_name()
    {
        using var folder = new TemporaryFolder();
        Assert.StartsWith("«--workers» must be a number", Assert.Throws<LibraryException>(() => ServerSources.Read(null, _ => null, [("library", "--library", folder.Path), ("workers", "--workers", "many")])).Message, StringComparison.Ordinal);
        Assert.StartsWith("«AUDIOPAPER_WORKERS» must be", Assert.Throws<LibraryException>(() => ServerSources.Read(null, name => name == "AUDIOPAPER_WORKERS" ? "x" : null, [])).Message, StringComparison.Ordinal);
        Assert.Contains("without password", Assert.Throws<LibraryException>(() => ServerSources.Read(null, _ => null, [("database", "--database", "Host=a;Password=b")])).Message, StringComparison.Ordinal);
        Assert.Contains("--settings", Assert.Throws<LibraryException>(() => ServerSources.Read(folder["none.json"], _ => null, [])).Message, StringComparison.Ordinal);
        Assert.Contains("certificate.path", Assert.Throws<LibraryException>(() => ServerSources.Read(null, _ => null, [("urls", "--urls", "https://127.0.0.1:1")])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Have_a_variable_of_the_environment_each()
    {
        Assert.Equal("AUDIOPAPER_PUBLIC_URL AUDIOPAPER_MAX_UPLOAD_MIB AUDIOPAPER_ALERTS_SMTP_PASSWORD_FILE", string.Join(' ', new[] { "publicUrl", "maxUploadMiB", "alerts.smtp.passwordFile" }.Select(ServerMembers.VariableOf)));
        Assert.Null(ServerMembers.VariableOf("watch[].folder"));
    }

    /// <summary>What the schema allows and forbids, member by member, tried on the reader.</summary>
    [Fact]
    public void Are_described_by_the_schema()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Repository.At("src", "AudioPaper.Host", "Web", "Settings", "server.settings.schema.json")));
        var root = document.RootElement;
        var (names, required) = (new List<string>(), new List<string>());
        Walk(root, "");
        Assert.Equal(ServerMembers.Reader.Names.Order(), names.Order());
        Assert.Equal(ServerMembers.Reader.Required.Order(), required.Order());

        void Walk(JsonElement schema, string prefix)
        {
            required.AddRange(schema.TryGetProperty("required", out var must) ? must.EnumerateArray().Select(name => prefix + name.GetString()) : []);
            foreach (var property in schema.GetProperty("properties").EnumerateObject())
            {
                var (name, value) = (prefix + property.Name, property.Value);
                if (value.TryGetProperty("$ref", out var reference))
                {
                    value = root.GetProperty("$defs").GetProperty(reference.GetString()!.Split('/')[^1]);
                }

                switch (value.GetProperty("type").GetString())
                {
                    case "object":
                        Assert.False(value.GetProperty("additionalProperties").GetBoolean());
                        Walk(value, name + ".");
                        break;
                    case "array" when value.GetProperty("items").TryGetProperty("properties", out _):
                        names.Add(name + "[]");
                        Walk(value.GetProperty("items"), name + "[].");
                        break;
                    default:
                        names.Add(name);
                        Try(name, value);
                        break;
                }
            }
        }
    }

    private static void Try(string name, JsonElement schema)
    {
        switch (schema.GetProperty("type").GetString())
        {
            case "number":
                var (least, most) = (schema.GetProperty("minimum").GetDouble(), schema.GetProperty("maximum").GetDouble());
                Take(name, Number(least));
                Take(name, Number(most));
                Refused(name, Number(least - 0.01));
                Refused(name, Number(most + 1));
                Refused(name, "\"1\"");
                break;
            case "boolean":
                Take(name, "true");
                Refused(name, "1");
                break;
            case "array":
                Refused(name, "[\"\", \"\"]");
                Refused(name, $"[\"{new string('1', schema.GetProperty("items").GetProperty("maxLength").GetInt32() + 1)}\"]");
                break;
            default:
                var longest = schema.GetProperty("maxLength").GetInt32();
                Refused(name, $"\"https://a.example/{new string('a', longest)}\"");
                Refused(name, "1");
                if (schema.TryGetProperty("examples", out var examples))
                {
                    Array.ForEach([.. examples.EnumerateArray()], example => Take(name, example.GetRawText()));
                }
                else
                {
                    Take(name, "\"a\"");
                }

                break;
        }
    }

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static void Refused(string name, string json) => Assert.ThrowsAny<Exception>(() => Take(name, json));

    /// <summary>Takes one member by itself, wherever it stands.</summary>
    private static void Take(string name, string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();
        var settings = name.StartsWith("watch", StringComparison.Ordinal) || name.StartsWith("fetch", StringComparison.Ordinal) ? ServerMembers.Reader.Take(name.Split('.')[0], SettingValue.Plain("", ""), Standard) : Standard;
        ServerMembers.Reader.Take(name, SettingValue.Of(ref reader, name, new SettingsLines("s.json", [])), settings);
    }

    private static ServerSettings Parse(string json) => ServerMembers.Reader.Parse(Encoding.UTF8.GetBytes(json), "s.json", Standard);
}

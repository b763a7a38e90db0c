using System.Diagnostics;

namespace AudioPaper.Benchmarks.Load;

/// <summary>nginx as Debian packages it, with a configuration of its own: what a server of files can do on this machine.</summary>
internal static class NginxServer
{
    private const string Program = "/usr/sbin/nginx";

    /// <summary>Whether it is installed.</summary>
    public static bool IsThere => File.Exists(Program);

    /// <summary>Starts it.</summary>
    /// <param name="root">The folder whose files it serves.</param>
    /// <param name="scratch">An empty folder for what it writes.</param>
    public static Task<BuiltServer> StartAsync(string root, string scratch)
    {
        var port = BuiltServer.FreePort();
        var configuration = Path.Combine(scratch, "nginx.conf");
        // In the foreground, so that it ends with its process; as who runs this, for the files are theirs. Without reuseport one worker may get all connections.
        File.WriteAllText(configuration, $$"""
            daemon off;
            user {{Environment.UserName}};
            worker_processes {{Environment.ProcessorCount}};
            pid {{scratch}}/pid;
            error_log {{scratch}}/error.log;
            events { worker_connections 2048; }
            http {
              access_log off;
              sendfile on;
              keepalive_requests 1000000;
              types { audio/mpeg mp3; }
              client_body_temp_path {{scratch}}/body;
              proxy_temp_path {{scratch}}/proxy;
              fastcgi_temp_path {{scratch}}/fastcgi;
              uwsgi_temp_path {{scratch}}/uwsgi;
              scgi_temp_path {{scratch}}/scgi;
              server { listen 127.0.0.1:{{port}} backlog=2048 reuseport; root {{root}}; }
            }
            """);
        return BuiltServer.StartAsync(new ProcessStartInfo(Program, ["-c", configuration, "-e", Path.Combine(scratch, "error.log")]), port);
    }
}

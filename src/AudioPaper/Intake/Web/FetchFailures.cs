using System.Net;
using System.Net.Sockets;

namespace AudioPaper.Intake.Web;

/// <summary>The sentences for what goes wrong while fetching.</summary>
internal static class FetchFailures
{
    public static IntakeException NotFound(string host, Exception cause) => new(
        $"The host {host} was not found; check the address and the connection to the internet.", $"找不到主机 {host}；请检查网址和网络连接。", cause);

    public static IntakeException Refused(string host, IPAddress address) => new(
        $"{host} is at {address}, an address inside a private network, and is not fetched; if it is yours, give --allow-private.",
        $"{host} 位于内部网络地址 {address}，不予抓取；如果确实是您自己的机器，请加上 --allow-private。");

    public static IntakeException TooLarge(Uri address, long mostBytes) => new(
        $"{address} gives more than {mostBytes / 1048576.0:0.#} MiB; give the address of the article or of a smaller feed.",
        $"{address} 的内容超过 {mostBytes / 1048576.0:0.#} MiB；请给出文章本身或较小的订阅源的网址。");

    public static IntakeException TooMuchInAll(Uri address, long mostBytes) => new(
        $"{address} was not fetched whole, because all articles together have more than {mostBytes / 1048576.0:0.#} MiB; give a smaller feed.",
        $"{address} 未完整抓取，因为所有文章合计超过 {mostBytes / 1048576.0:0.#} MiB；请换一个较小的订阅源。");

    public static IntakeException TooSlow(Uri address, TimeSpan longest) => new(
        $"{address} was not there after {longest.TotalSeconds:0.#} s; try again later.", $"{address} 在 {longest.TotalSeconds:0.#} 秒内没有传完；请稍后再试。");

    public static IntakeException TooManyRedirects(Uri address, int most) => new(
        $"{address} is redirected more than {most} times; give the address of the page itself.", $"{address} 的重定向超过 {most} 次；请给出页面本身的网址。");

    public static IntakeException BadRedirect(Uri address) => new(
        $"{address} is redirected to something that is no address of the web; give the address of the page itself.", $"{address} 被重定向到不是网址的地方；请给出页面本身的网址。");

    public static IntakeException Status(Uri address, HttpStatusCode status) => new(
        $"{address} answers {(int)status}{Meaning(status).English}; check the address.", $"{address} 返回 {(int)status}{Meaning(status).Chinese}；请检查网址。");

    public static IntakeException NeitherFeedNorPage(Uri address) => new(
        $"{address} is neither a feed (RSS, Atom) nor a web page; give the address of one, or download the file and give that.",
        $"{address} 既不是订阅源（RSS、Atom）也不是网页；请给出这样的网址，或先下载文件再给出。");

    public static IntakeException Broken(Uri address, Exception cause) => cause switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => new(
            $"{address} has no secure connection that can be trusted; check the address.", $"{address} 的安全连接不可信；请检查网址。", cause),
        HttpRequestException { InnerException: SocketException socket } => new(
            $"{address.Host} does not answer ({socket.SocketErrorCode}); check the address, or try again later.", $"{address.Host} 没有应答（{socket.SocketErrorCode}）；请检查网址或稍后再试。", cause),
        _ => new($"{address} broke off or is damaged; try again later.", $"{address} 传输中断或内容损坏；请稍后再试。", cause),
    };

    private static (string English, string Chinese) Meaning(HttpStatusCode status) => status switch
    {
        HttpStatusCode.NotFound or HttpStatusCode.Gone => (" (nothing is there)", "（不存在）"),
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => (" (not open to everybody)", "（无权访问）"),
        HttpStatusCode.TooManyRequests => (" (asked too often)", "（请求过于频繁）"),
        >= HttpStatusCode.InternalServerError => (" (the server fails)", "（服务器出错）"),
        _ => ("", ""),
    };
}

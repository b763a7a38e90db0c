using System.Net;
using System.Net.Sockets;
using AudioPaper.Files;

namespace AudioPaper.Voices.Catalogue;

/// <summary>The sentences for what goes wrong while a voice is downloaded.</summary>
internal static class DownloadFailures
{
    public static VoiceInstallException NotAllowed(Uri address) => new(
        $"{address} is not fetched, because voices come over https; plain http is for this machine only.", $"不会下载 {address}：声音只通过 https 下载；http 只限本机。");

    public static VoiceInstallException Private(string host, IPAddress address) => new(
        $"{host} is at {address}, an address inside a private network, and is not fetched; if it is yours, give --allow-private.",
        $"{host} 位于内部网络地址 {address}，不予下载；如果确实是您自己的机器，请加上 --allow-private。");

    public static VoiceInstallException NotFound(string host, Exception cause) => new(
        $"The host {host} was not found; check the address and the connection to the internet.", $"找不到主机 {host}；请检查网址和网络连接。", cause);

    public static VoiceInstallException Status(Uri address, HttpStatusCode status) => new($"{address} answers {(int)status}; check the address.", $"{address} 返回 {(int)status}；请检查网址。");

    public static VoiceInstallException BadRedirects(Uri address) => new(
        $"{address} is redirected too often, or to something that is no address of the web; give the address of the file itself.", $"{address} 的重定向太多或不是网址；请给出文件本身的网址。");

    public static VoiceInstallException WebPage(Uri address) => new(
        $"{address} answers with a web page and not with a file of a voice; give the address of the file itself.", $"{address} 返回的是网页而不是声音文件；请给出文件本身的网址。");

    public static VoiceInstallException TooLarge(Uri address, long mostBytes) => new(
        $"{address} gives more than {mostBytes:N0} bytes, which no such file has; check the address.", $"{address} 的内容超过 {mostBytes:N0} 字节，不可能是这样的文件；请检查网址。");

    public static VoiceInstallException WrongSize(Uri address, long size, long expected) => new(
        $"{PiperCatalogue.Shown(address)} has {size:N0} bytes instead of {expected:N0}, so it is not the file that the catalogue means; nothing was installed.",
        $"{PiperCatalogue.Shown(address)} 有 {size:N0} 字节，应为 {expected:N0}，不是目录所指的文件；没有安装任何东西。");

    public static VoiceInstallException WrongHash(Uri address) => new(
        $"{PiperCatalogue.Shown(address)} does not have the hash that the catalogue tells, so it is damaged or another file; nothing was installed.",
        $"{PiperCatalogue.Shown(address)} 的校验值与目录不符，文件已损坏或不是同一个；没有安装任何东西。");

    public static VoiceInstallException TooSlow(Uri address) => new(
        $"{address} came too slowly or stopped; run the same command again: it goes on where it was if the server can.", $"{address} 下载太慢或已停住；请再次运行同一命令：服务器允许时会从断点继续。");

    public static VoiceInstallException Broken(Uri address, Exception cause) => cause switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => new(
            $"{address} has no secure connection that can be trusted; check the address.", $"{address} 的安全连接不可信；请检查网址。", cause),
        HttpRequestException { InnerException: SocketException socket } => new(
            $"{address.Host} does not answer ({socket.SocketErrorCode}); check the address, or try again later.", $"{address.Host} 没有应答（{socket.SocketErrorCode}）；请检查网址或稍后再试。", cause),
        _ => new($"{address} broke off; run the same command again: it goes on where it was if the server can.", $"{address} 传输中断；请再次运行同一命令：服务器允许时会从断点继续。", cause),
    };

    public static VoiceInstallException NoRoom(string folder, long neededBytes) => new(
        $"The disk that holds {folder} has no room for {neededBytes:N0} bytes; make room and run the same command again, or choose another folder with --voices-dir.",
        $"{folder} 所在的磁盘放不下 {neededBytes:N0} 字节；请腾出空间后再次运行同一命令，或用 --voices-dir 另选文件夹。");

    public static VoiceInstallException NotWritable(string path, Exception cause) => FullDisk.Is(cause)
        ? new($"The disk that holds {path} is full; make room and run the same command again: what was downloaded is kept.", $"{path} 所在的磁盘已满；请腾出空间后再次运行同一命令：已下载的部分保留着。", cause)
        : new($"{path} cannot be written ({cause.Message.TrimEnd('.')}); check its permissions or choose another folder with --voices-dir.", $"无法写入 {path}（{cause.Message.TrimEnd('.')}）；请检查权限，或用 --voices-dir 另选文件夹。", cause);
}

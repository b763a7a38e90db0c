using System.Net;

namespace AudioPaper.Voices.Web;

/// <summary>The sentences for what goes wrong with servers of speech.</summary>
internal static class SpeechFailures
{
    public static SpeechFailure Unreachable(SpeechServer server) => new(
        $"{server.Name} cannot be reached at {server.BaseAddress.Authority}; check the address and the network.",
        $"无法连接{server.ChineseName}（{server.BaseAddress.Authority}）；请检查地址和网络。");

    public static SpeechFailure Untrusted(SpeechServer server) => new(
        $"{server.Name} has no certificate that this machine trusts for {server.BaseAddress.Authority}; check the address, the clock and what stands between.",
        $"{server.ChineseName}没有本机信任的 {server.BaseAddress.Authority} 证书；请检查地址、系统时间和中间的代理。", isTransient: false);

    public static SpeechFailure TooLate(SpeechServer server, TimeSpan longest) => new(
        $"{server.Name} did not answer whole within {longest.TotalSeconds:0.#} s; try again later.",
        $"{server.ChineseName}未在 {longest.TotalSeconds:0.#} 秒内答完；请稍后再试。");

    public static SpeechFailure Drips(SpeechServer server, SpeechLimits limits) => new(
        $"{server.Name} sends less than {limits.LeastBytes} bytes in {limits.RateWindow.TotalSeconds:0.#} s and was given up; try again later.",
        $"{server.ChineseName}在 {limits.RateWindow.TotalSeconds:0.#} 秒内发来不足 {limits.LeastBytes} 字节，已放弃；请稍后再试。");

    public static SpeechFailure ClosedEarly(SpeechServer server) => new(
        $"{server.Name} closed the connection before the sound was whole; try again later.",
        $"{server.ChineseName}在声音传完之前关闭了连接；请稍后再试。");

    public static SpeechFailure TooLarge(SpeechServer server, long mostBytes) => new(
        $"{server.Name} sent more than {mostBytes / 1048576.0:0.#} MiB for one utterance, more than speech of that length can have; use another server or voice.",
        $"{server.ChineseName}为一句话发来超过 {mostBytes / 1048576.0:0.#} MiB 的数据，多于这么长的语音所能有的；请换用其他服务器或声音。", isTransient: false);

    public static SpeechFailure Redirected(SpeechServer server) => new(
        $"{server.Name} redirects to another address, and the key is not carried there; set the address that answers itself.",
        $"{server.ChineseName}重定向到别的地址，密钥不会带到那里；请改用直接应答的地址。", isTransient: false);

    public static SpeechFailure NotSound(SpeechServer server, string firstWords) => new(
        $"{server.Name} answers with something that is no WAV sound{Quoted(firstWords, ": \"", "\"")}; check its address and settings.",
        $"{server.ChineseName}返回的不是 WAV 声音{Quoted(firstWords, "：“", "”")}；请检查其地址和设置。", isTransient: false);

    public static SpeechFailure Packed(SpeechServer server) => new(
        $"{server.Name} packs its answer although nobody asked it to; check its settings, or what stands between.",
        $"{server.ChineseName}未经要求就压缩了应答；请检查其设置或中间的代理。", isTransient: false);

    public static SpeechFailure HalfSound(SpeechServer server) => new(
        $"{server.Name} sent a sound that ends before its end; try again later.", $"{server.ChineseName}发来的声音不完整；请稍后再试。");

    public static SpeechFailure NoSound(SpeechServer server) => new(
        $"{server.Name} sent a sound of length zero; try another voice.", $"{server.ChineseName}发来的声音长度为零；请换用其他声音。", isTransient: false);

    public static SpeechFailure ForeignSound(SpeechServer server, string what) => new(
        $"{server.Name} sent a sound of a kind that is not read here ({what}); set it to 16-bit PCM, one or two channels.",
        $"{server.ChineseName}发来的声音格式无法读取（{what}）；请设为 16 位 PCM、单声道或双声道。", isTransient: false);

    public static SpeechFailure OtherRate(SpeechServer server, int rate, int expected) => new(
        $"{server.Name} speaks at {rate} Hz, not at {expected} Hz; set the sample rate of this voice to {rate}.",
        $"{server.ChineseName}的采样率是 {rate} Hz，而不是 {expected} Hz；请把该声音的采样率设为 {rate}。", isTransient: false);

    public static SpeechFailure Truncated(SpeechServer server, TimeSpan longest) => new(
        $"{server.Name} sent {longest.TotalMinutes:0.#} minutes, the most it gives, so that the end may be missing; split the text.",
        $"{server.ChineseName}返回了其上限 {longest.TotalMinutes:0.#} 分钟的声音，结尾可能缺失；请拆分文本。", isTransient: false);

    /// <summary>Without the time that is left: it would be another sentence for each article.</summary>
    public static SpeechFailure Resting(SpeechServer server, SpeechFailure last) => new(
        $"{server.Name} is not asked for a while, because it failed again and again: {last.Message}",
        $"{server.ChineseName}接连失败，暂时不再请求：{last.Chinese}");

    public static SpeechFailure Broken(SpeechServer server, string words) => new(
        $"{server.Name} sent a message that makes no sense ({words}); try again later.", $"{server.ChineseName}发来无法理解的消息（{words}）；请稍后再试。");

    /// <summary>The sentence for a status that is no success.</summary>
    public static SpeechFailure Status(SpeechServer server, HttpStatusCode status, string firstWords, TimeSpan? retryAfter)
    {
        var (said, saidChinese) = (Quoted(firstWords, ": \"", "\""), Quoted(firstWords, "：“", "”"));
        var number = (int)status;
        return number switch
        {
            401 or 403 => new($"{server.Name} refuses the key or token (status {number}); check {server.KeyHint} and that it belongs to this address.",
                $"{server.ChineseName}拒绝了密钥或令牌（状态 {number}）；请检查 {server.KeyHint} 及其是否属于该地址。", isTransient: false) { IsForAll = true },
            404 => new($"{server.Name} has nothing at this address (status 404{said}); check the address, the model and the voice.",
                $"{server.ChineseName}在该地址没有内容（状态 404{saidChinese}）；请检查地址、模型和声音。", isTransient: false),
            429 => new($"{server.Name} is asked too often (status 429); ask it less at once, or raise its quota.",
                $"对{server.ChineseName}的请求过于频繁（状态 429）；请减少并发或提高配额。") { RetryAfter = retryAfter },
            408 or >= 500 => new($"{server.Name} fails (status {number}{said}); try again later.",
                $"{server.ChineseName}出错（状态 {number}{saidChinese}）；请稍后再试。") { RetryAfter = retryAfter },
            _ => new($"{server.Name} refuses the request (status {number}{said}); check the voice and its settings.",
                $"{server.ChineseName}拒绝了请求（状态 {number}{saidChinese}）；请检查声音及其设置。", isTransient: false) { IsBadRequest = number == 400 },
        };
    }

    private static string Quoted(string words, string before, string after) => words.Length == 0 ? "" : before + words + after;
}

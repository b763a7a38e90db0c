using System.Collections.Frozen;

namespace AudioPaper.Segmentation;

/// <summary>
/// Lets the patterns of this stage, which are written in simplified hanzi, see traditional pages. Only the hanzi of these patterns
/// are here; the text itself is never changed.
/// </summary>
internal static class Traditional
{
    /// <summary>Pairs: traditional, simplified.</summary>
    private const string Pairs =
        "報报訊讯記记電电員员責责編编輯辑頁页綜综聞闻攝摄圖图為为實实習习見见駐驻專专題题週周當当導导視视覺觉審审讀读製制統统籌筹網网號号農农曆历歷历價价"
        + "開开舉举辦办啟启動动組组織织參参訪访調调發发佈布進进會会議议簽签訂订設设獲获評评問问傳传達达學学聽听強强紹绍檢检現现間间關关際际來来時时後后內内顯显計计據据"
        + "國国內内經经濟济體体臺台灣湾華华聯联團团連连淩凌臨临從从隨随著着對对於于與与據据過过還还這这個个們们將将讓让應应該该運运營营業业場场區区縣县鎮镇鄉乡書书長长"
        + "資资訊讯單单廣广熱热線线話话傳传郵邮務务訂订閱阅銷销贈赠徵征選选舉举當当職职請请給给買买賣卖貨货質质節节約约級级紀纪錄录標标準准總总結结構构"
        + "擊击敗败勝胜賽赛隊队戰战奪夺贏赢獎奖紅红綠绿藍蓝歲岁歸归離离憶忆戶户樓楼橋桥鐵铁車车輪轮飛飞機机場场錢钱銀银億亿萬万兩两雙双幾几種种類类邊边處处裡里裏里"
        + "創创辦办閉闭簽签註注冊册頒颁獻献慶庆賀贺參参觀观覽览講讲讚赞賞赏護护衛卫醫医療疗藥药養养衞卫財财稅税貿贸險险擔担擴扩張张減减歐欧羅罗譯译∕／揮挥採采專专訪访轉转緊紧續续";

    private static readonly FrozenDictionary<char, char> Simplified = Pairs.Chunk(2).DistinctBy(pair => pair[0]).ToFrozenDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>The text with these hanzi simplified; as long as before, so that places are the same.</summary>
    public static string ToSimplified(string text) => text.Any(c => Simplified.ContainsKey(c))
        ? string.Create(text.Length, text, static (span, from) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = Simplified.GetValueOrDefault(from[i], from[i]);
            }
        })
        : text;
}

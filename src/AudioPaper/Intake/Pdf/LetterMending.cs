using System.Text;

namespace AudioPaper.Intake.Pdf;

/// <summary>
/// Gives letters of a PDF their ordinary characters. Fonts often map a glyph to a ligature, a radical or a compatibility
/// form that looks the same; only these ranges are mended, so that full-width forms and signs stay as printed. The three tables are
/// those of Unicode (NFKC, EquivalentUnifiedIdeograph): the runtime normalizes nothing when it runs without culture data.
/// </summary>
internal static class LetterMending
{
    /// <summary>U+2E80 to U+2EF3, the supplement of radicals.</summary>
    private const string Radicals = "\u2E80厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑𫜹忄心扌攵\u2E9A旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟";

    /// <summary>U+2F00 to U+2FD5, the radicals of the Kangxi dictionary.</summary>
    private const string Kangxi = "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手"
        + "支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳"
        + "聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨青非面革韋韭音頁風飛食首香馬骨高髟鬥鬯"
        + "鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

    /// <summary>U+F900 to U+FAD9, compatibility ideographs.</summary>
    private const string Compatibility = "豈更車賈滑串句龜龜契金喇奈懶癩羅蘿螺裸邏樂洛烙珞落酪駱亂卵欄爛蘭鸞嵐濫藍襤拉臘蠟廊朗浪狼郎來冷勞擄櫓爐盧老蘆虜路露魯鷺碌祿綠菉錄"
        + "鹿論壟弄籠聾牢磊賂雷壘屢樓淚漏累縷陋勒肋凜凌稜綾菱陵讀拏樂諾丹寧怒率異北磻便復不泌數索參塞省葉說殺辰沈拾若掠略亮兩凉梁糧良諒量勵"
        + "呂女廬旅濾礪閭驪麗黎力曆歷轢年憐戀撚漣煉璉秊練聯輦蓮連鍊列劣咽烈裂說廉念捻殮簾獵令囹寧嶺怜玲瑩羚聆鈴零靈領例禮醴隸惡了僚寮尿料樂"
        + "燎療蓼遼龍暈阮劉杻柳流溜琉留硫紐類六戮陸倫崙淪輪律慄栗率隆利吏履易李梨泥理痢罹裏裡里離匿溺吝燐璘藺隣鱗麟林淋臨立笠粒狀炙識什茶刺"
        + "切度拓糖宅洞暴輻行降見廓兀嗀\uFA0E\uFA0F塚\uFA11晴\uFA13\uFA14凞猪益礼神祥福靖精羽\uFA1F蘒\uFA21"
        + "諸\uFA23\uFA24逸都\uFA27\uFA28\uFA29飯飼館鶴郞隷侮僧免勉勤卑喝嘆器塀墨層屮悔慨憎懲敏既暑"
        + "梅海渚漢煮爫琢碑社祉祈祐祖祝禍禎穀突節練縉繁署者臭艹艹著褐視謁謹賓贈辶逸難響頻恵𤋮舘\uFA6E\uFA6F並况全侀充冀勇勺喝啕"
        + "喙嗢塚墳奄奔婢嬨廒廙彩徭惘慎愈憎慠懲戴揄搜摒敖晴朗望杖歹殺流滛滋漢瀞煮瞧爵犯猪瑱甆画瘝瘟益盛直睊着磌窱節类絛練缾者荒華蝹襁覆視調"
        + "諸請謁諾諭謹變贈輸遲醙鉶陼難靖韛響頋頻鬒龜𢡊𢡄𣏕㮝䀘䀹𥉉𥳐𧻓齃龎";

    /// <summary>U+FE10 to U+FE19, signs turned for vertical writing.</summary>
    private const string VerticalForms = "，、。：；！？〖〗…";

    /// <summary>U+FE30 to U+FE44, more of them.</summary>
    private const string VerticalBrackets = "‥—–__（）｛｝〔〕【】《》〈〉「」『』";

    /// <summary>U+2F3E, the one radical that fonts for simplified Chinese draw as another ideograph (户) than NFKC says (戶).</summary>
    private const int DoorRadical = 0x2F3E;

    private const string SimplifiedOnly = "们这为国说时会发个来对没还过后经长门车东书业两与专从众优传";
    private const string TraditionalOnly = "們這為國說時會發個來對沒還過後經長門車東書業兩與專從眾優傳";

    private static readonly string[] Ligatures = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];

    private static readonly Rune[] RadicalRunes = [.. Radicals.EnumerateRunes()];
    private static readonly Rune[] KangxiRunes = [.. Kangxi.EnumerateRunes()];
    private static readonly Rune[] CompatibilityRunes = [.. Compatibility.EnumerateRunes()];

    /// <summary>
    /// The ordinary form of a letter's text: without controls and other characters that print nothing; empty when nothing is left.
    /// A soft hyphen stays, since only its place in the line tells whether it is printed.
    /// </summary>
    public static string Mend(string text)
    {
        if (text.Length == 1 && text[0] is >= '!' and <= '~' or >= '\u3001' and <= '\u9FFF')
        {
            return text;
        }

        var mended = new StringBuilder(text.Length);
        // A lone surrogate comes out as U+FFFD.
        foreach (var rune in text.EnumerateRunes())
        {
            Append(mended, rune);
        }

        return mended.ToString();
    }

    /// <summary>Gives the radical for a door, which <see cref="Mend"/> leaves, the form that goes with the page's other letters.</summary>
    public static void MendDoors(List<Glyph> glyphs)
    {
        if (!glyphs.Exists(glyph => glyph.Text[0] == DoorRadical))
        {
            return;
        }

        var simplified = glyphs.Count(glyph => SimplifiedOnly.Contains(glyph.Text[0]));
        var door = simplified > glyphs.Count(glyph => TraditionalOnly.Contains(glyph.Text[0])) ? "户" : "戶";
        for (var i = 0; i < glyphs.Count; i++)
        {
            glyphs[i] = glyphs[i].Text[0] == DoorRadical ? glyphs[i] with { Text = glyphs[i].Text.Replace(((char)DoorRadical).ToString(), door, StringComparison.Ordinal) } : glyphs[i];
        }
    }

    private static void Append(StringBuilder mended, Rune rune)
    {
        _ = rune.Value switch
        {
            >= 0x2E80 and <= 0x2EF3 => mended.Append(RadicalRunes[rune.Value - 0x2E80]),
            DoorRadical => mended.Append(rune),
            >= 0x2F00 and <= 0x2FD5 => mended.Append(KangxiRunes[rune.Value - 0x2F00]),
            >= 0xF900 and <= 0xFAD9 => mended.Append(CompatibilityRunes[rune.Value - 0xF900]),
            >= 0xFB00 and <= 0xFB06 => mended.Append(Ligatures[rune.Value - 0xFB00]),
            >= 0xFE10 and <= 0xFE19 => mended.Append(VerticalForms[rune.Value - 0xFE10]),
            >= 0xFE30 and <= 0xFE44 => mended.Append(VerticalBrackets[rune.Value - 0xFE30]),
            0x2015 => mended.Append('—'),
            < ' ' or (>= 0x7F and < 0xA0) or 0x2028 or 0x2029 => Rune.IsWhiteSpace(rune) ? mended.Append(' ') : mended,
            (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F) or (>= 0xFE00 and <= 0xFE0F) or 0xFEFF => mended,
            _ => mended.Append(rune),
        };
    }
}

namespace AudioPaper.Segmentation;

/// <summary>Common Chinese surnames, simplified and traditional, to tell names of persons from other words of two to four hanzi.</summary>
internal static class Surnames
{
    private const string Single =
        "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金贾韦夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤"
        + "温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷曲盛冉翁蓝骆路游靳辛欧管柴蒙鲍华喻祁房蒲滕萧屈饶解牟艾尤时阳阎穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫"
        + "米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁"
        + "張劉陳楊黃趙吳孫馬鄭謝許韓馮鄧肖葉蔣餘餘呂盧鍾譚陸範賈韋鄒龍賀顧龔邵萬錢嚴湯溫齊喬龐顏莊聶魯嶽歐關蘭寧紀淩畢單塗穀藍駱華農連蘆婁竇黨宮費衛應閔鄔邊師欒榮叢簡車項樂練豐雲來";

    private static readonly HashSet<string> Double = ["欧阳", "司马", "上官", "诸葛", "司徒", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "夏侯", "端木", "南宫", "歐陽", "司馬", "諸葛", "東方", "尉遲", "公孫", "南宮"];

    /// <summary>Length of the surname that <paramref name="text"/> begins with; 0 when it begins with none.</summary>
    public static int LengthAt(ReadOnlySpan<char> text) =>
        text.Length > 2 && Double.Contains(text[..2].ToString()) ? 2 : text.Length > 0 && Single.Contains(text[0]) ? 1 : 0;

    /// <summary>Well-known places that begin with a surname, simplified.</summary>
    private static readonly HashSet<string> Places =
    [
        "南京", "成都", "武汉", "杭州", "苏州", "温州", "郑州", "宁波", "南宁", "兰州", "福州", "海口", "江阴", "常州", "石家庄", "金华", "高雄", "花莲", "云林", "苗栗", "宁夏", "云南", "江苏", "江西",
        "华盛顿", "柏林", "马尼拉", "韩国", "安卡拉", "平壤", "汉城", "秘鲁", "米兰", "阿联酋", "金边", "万象", "伊朗", "古巴", "荷兰", "温哥华", "安曼", "申城", "羊城",
    ];

    /// <summary>Whether <paramref name="text"/> can be the name of a person: a surname with one or two hanzi.</summary>
    public static bool IsName(ReadOnlySpan<char> text) => LengthAt(text) is > 0 and var surname && text.Length - surname is 1 or 2;

    /// <summary>Whether <paramref name="simplified"/> is a well-known place, though it begins with a surname.</summary>
    public static bool IsPlace(string simplified) => Places.Contains(simplified);

    /// <summary>
    /// The names in hanzi that stand without a space between them (窦飞蓝小鹰, a space lost at a line's end); none when they cannot be
    /// told apart, or when all of it is one name.
    /// </summary>
    public static string[] SplitNames(string text)
    {
        if (text.Length is < 4 or > 12 || IsName(text) || !text.All(Writing.IsHanzi))
        {
            return [];
        }

        for (var length = Math.Min(3 + LengthAt(text) - 1, text.Length - 2); length >= 2; length--)
        {
            var (first, rest) = (text[..length], text[length..]);
            if (IsName(first) && (IsName(rest) ? [rest] : SplitNames(rest)) is { Length: > 0 } others)
            {
                return [first, .. others];
            }
        }

        return [];
    }
}

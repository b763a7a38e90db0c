namespace AudioPaper.Normalization.Mandarin;

/// <summary>Names of units that are written in Latin letters and signs (SI and what newspapers use beside it).</summary>
internal static class UnitNames
{
    /// <summary>Units by what is written. Upper and lower case differ: m and M, g and G.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["km"] = "公里", ["KM"] = "公里", ["Km"] = "公里", ["㎞"] = "公里", ["m"] = "米", ["dm"] = "分米", ["cm"] = "厘米", ["CM"] = "厘米", ["㎝"] = "厘米", ["mm"] = "毫米", ["MM"] = "毫米", ["㎜"] = "毫米",
        ["μm"] = "微米", ["µm"] = "微米", ["um"] = "微米", ["nm"] = "纳米", ["㎚"] = "纳米", ["ft"] = "英尺", ["inch"] = "英寸", ["mile"] = "英里", ["miles"] = "英里", ["yd"] = "码",
        ["km²"] = "平方千米", ["km2"] = "平方千米", ["㎢"] = "平方千米", ["m²"] = "平方米", ["m2"] = "平方米", ["㎡"] = "平方米", ["M²"] = "平方米", ["dm²"] = "平方分米", ["cm²"] = "平方厘米", ["cm2"] = "平方厘米", ["㎠"] = "平方厘米", ["mm²"] = "平方毫米", ["mm2"] = "平方毫米",
        ["km³"] = "立方千米", ["m³"] = "立方米", ["m3"] = "立方米", ["㎥"] = "立方米", ["M³"] = "立方米", ["Nm³"] = "标准立方米", ["dm³"] = "立方分米", ["cm³"] = "立方厘米", ["cm3"] = "立方厘米", ["mm³"] = "立方毫米",
        ["ha"] = "公顷", ["hm²"] = "公顷", ["hm2"] = "公顷",
        ["kg"] = "千克", ["KG"] = "千克", ["Kg"] = "千克", ["㎏"] = "千克", ["g"] = "克", ["mg"] = "毫克", ["㎎"] = "毫克", ["μg"] = "微克", ["µg"] = "微克", ["ug"] = "微克", ["ng"] = "纳克", ["t"] = "吨", ["lb"] = "磅", ["lbs"] = "磅", ["oz"] = "盎司",
        ["L"] = "升", ["l"] = "升", ["dL"] = "分升", ["mL"] = "毫升", ["ml"] = "毫升", ["ML"] = "毫升", ["㎖"] = "毫升", ["μL"] = "微升", ["μl"] = "微升", ["cc"] = "毫升", ["gal"] = "加仑",
        ["h"] = "小时", ["hr"] = "小时", ["hrs"] = "小时", ["min"] = "分钟", ["mins"] = "分钟", ["s"] = "秒", ["sec"] = "秒", ["ms"] = "毫秒", ["μs"] = "微秒", ["us"] = "微秒", ["ns"] = "纳秒",
        ["℃"] = "摄氏度", ["°C"] = "摄氏度", ["°c"] = "摄氏度", ["ºC"] = "摄氏度", ["℉"] = "华氏度", ["°F"] = "华氏度", ["°"] = "度", ["º"] = "度",
        ["W"] = "瓦", ["kW"] = "千瓦", ["KW"] = "千瓦", ["MW"] = "兆瓦", ["GW"] = "吉瓦", ["Wh"] = "瓦时", ["kWh"] = "千瓦时", ["KWh"] = "千瓦时", ["kW·h"] = "千瓦时", ["MWh"] = "兆瓦时", ["GWh"] = "吉瓦时", ["kVA"] = "千伏安", ["mAh"] = "毫安时", ["Ah"] = "安时",
        ["V"] = "伏", ["kV"] = "千伏", ["KV"] = "千伏", ["mV"] = "毫伏", ["mA"] = "毫安", ["Ω"] = "欧姆", ["kΩ"] = "千欧", ["Hz"] = "赫兹", ["HZ"] = "赫兹", ["kHz"] = "千赫兹", ["KHz"] = "千赫兹", ["MHz"] = "兆赫兹", ["GHz"] = "吉赫兹", ["dB"] = "分贝", ["db"] = "分贝",
        ["Pa"] = "帕", ["hPa"] = "百帕", ["kPa"] = "千帕", ["KPa"] = "千帕", ["MPa"] = "兆帕", ["Mpa"] = "兆帕", ["bar"] = "巴", ["mmHg"] = "毫米汞柱", ["kN"] = "千牛", ["N·m"] = "牛米", ["N"] = "牛", ["J"] = "焦耳", ["kJ"] = "千焦", ["KJ"] = "千焦", ["cal"] = "卡", ["kcal"] = "千卡", ["Kcal"] = "千卡", ["eV"] = "电子伏特",
        ["mol"] = "摩尔", ["mmol"] = "毫摩尔", ["μmol"] = "微摩尔", ["IU"] = "国际单位", ["lx"] = "勒克斯", ["lm"] = "流明", ["Sv"] = "希沃特", ["mSv"] = "毫希沃特", ["μSv"] = "微希沃特", ["Bq"] = "贝克勒尔", ["tce"] = "吨标准煤",
        ["bit"] = "比特", ["Mbit"] = "兆比特", ["px"] = "像素", ["fps"] = "帧每秒", ["rpm"] = "转每分钟", ["mph"] = "英里每小时", ["kph"] = "公里每小时", ["Mbps"] = "兆比特每秒", ["Gbps"] = "吉比特每秒", ["kbps"] = "千比特每秒", ["″"] = "英寸",
    };

    /// <summary>Units by which something is counted per time, space or mass: the part after a slash.</summary>
    public static IReadOnlyList<string> Divisors { get; } =
        ["h", "H", "hr", "min", "s", "S", "d", "a", "km", "m", "cm", "km²", "m²", "m2", "㎡", "cm²", "m³", "m3", "㎥", "Nm³", "cm³", "L", "l", "dL", "mL", "ml", "kg", "g", "t", "ha", "hm²", "mol", "kWh", "亩", "平方米", "立方米", "小时", "分钟", "秒", "升", "千克", "公里", "吨", "天", "日", "年", "月", "人"];

    /// <summary>The name of what follows a slash.</summary>
    public static string Divisor(string unit) => unit switch { "d" => "天", "a" => "年", "S" => "秒", "H" => "小时", "min" => "分钟", _ => All.GetValueOrDefault(unit, unit) };
}

namespace AudioPaper.Normalization.English;

/// <summary>Units of measure and their English names (SI and customary; American spelling).</summary>
internal static class Units
{
    private static readonly Dictionary<string, (string One, string Many)> Names = new()
    {
        ["km"] = ("kilometer", "kilometers"), ["m"] = ("meter", "meters"), ["cm"] = ("centimeter", "centimeters"), ["mm"] = ("millimeter", "millimeters"), ["μm"] = ("micrometer", "micrometers"), ["µm"] = ("micrometer", "micrometers"), ["nm"] = ("nanometer", "nanometers"),
        ["ft"] = ("foot", "feet"), ["in"] = ("inch", "inches"), ["yd"] = ("yard", "yards"), ["yds"] = ("yard", "yards"), ["mi"] = ("mile", "miles"), ["ha"] = ("hectare", "hectares"), ["ac"] = ("acre", "acres"),
        ["kg"] = ("kilogram", "kilograms"), ["kgs"] = ("kilogram", "kilograms"), ["g"] = ("gram", "grams"), ["mg"] = ("milligram", "milligrams"), ["μg"] = ("microgram", "micrograms"), ["µg"] = ("microgram", "micrograms"), ["mcg"] = ("microgram", "micrograms"),
        ["lb"] = ("pound", "pounds"), ["lbs"] = ("pound", "pounds"), ["oz"] = ("ounce", "ounces"), ["t"] = ("ton", "tons"), ["kt"] = ("kiloton", "kilotons"), ["L"] = ("liter", "liters"), ["l"] = ("liter", "liters"), ["mL"] = ("milliliter", "milliliters"), ["ml"] = ("milliliter", "milliliters"), ["cl"] = ("centiliter", "centiliters"), ["gal"] = ("gallon", "gallons"), ["cc"] = ("c c", "c c"), ["floz"] = ("fluid ounce", "fluid ounces"), ["tsp"] = ("teaspoon", "teaspoons"), ["tbsp"] = ("tablespoon", "tablespoons"),
        ["h"] = ("hour", "hours"), ["hr"] = ("hour", "hours"), ["hrs"] = ("hour", "hours"), ["min"] = ("minute", "minutes"), ["mins"] = ("minute", "minutes"), ["s"] = ("second", "seconds"), ["sec"] = ("second", "seconds"), ["secs"] = ("second", "seconds"), ["ms"] = ("millisecond", "milliseconds"), ["ns"] = ("nanosecond", "nanoseconds"), ["yr"] = ("year", "years"), ["yrs"] = ("year", "years"),
        ["mph"] = ("mile per hour", "miles per hour"), ["kph"] = ("kilometer per hour", "kilometers per hour"), ["kmh"] = ("kilometer per hour", "kilometers per hour"), ["mpg"] = ("mile per gallon", "miles per gallon"), ["rpm"] = ("revolution per minute", "revolutions per minute"), ["bpm"] = ("beat per minute", "beats per minute"), ["psi"] = ("pound per square inch", "pounds per square inch"), ["ppm"] = ("part per million", "parts per million"), ["ppb"] = ("part per billion", "parts per billion"), ["bpd"] = ("barrel per day", "barrels per day"), ["fps"] = ("frame per second", "frames per second"), ["dpi"] = ("dot per inch", "dots per inch"),
        ["W"] = ("watt", "watts"), ["kW"] = ("kilowatt", "kilowatts"), ["MW"] = ("megawatt", "megawatts"), ["GW"] = ("gigawatt", "gigawatts"), ["TW"] = ("terawatt", "terawatts"), ["Wh"] = ("watt hour", "watt hours"), ["kWh"] = ("kilowatt hour", "kilowatt hours"), ["MWh"] = ("megawatt hour", "megawatt hours"), ["GWh"] = ("gigawatt hour", "gigawatt hours"), ["TWh"] = ("terawatt hour", "terawatt hours"),
        ["V"] = ("volt", "volts"), ["kV"] = ("kilovolt", "kilovolts"), ["mV"] = ("millivolt", "millivolts"), ["mA"] = ("milliamp", "milliamps"), ["mAh"] = ("milliamp hour", "milliamp hours"), ["Ω"] = ("ohm", "ohms"), ["kJ"] = ("kilojoule", "kilojoules"), ["cal"] = ("calorie", "calories"), ["kcal"] = ("kilocalorie", "kilocalories"), ["Pa"] = ("pascal", "pascals"), ["hPa"] = ("hectopascal", "hectopascals"), ["kPa"] = ("kilopascal", "kilopascals"), ["MPa"] = ("megapascal", "megapascals"), ["hp"] = ("horsepower", "horsepower"), ["mmHg"] = ("millimeter of mercury", "millimeters of mercury"), ["mol"] = ("mole", "moles"),
        ["Hz"] = ("hertz", "hertz"), ["kHz"] = ("kilohertz", "kilohertz"), ["MHz"] = ("megahertz", "megahertz"), ["GHz"] = ("gigahertz", "gigahertz"), ["dB"] = ("decibel", "decibels"), ["dBA"] = ("decibel", "decibels"),
        ["KB"] = ("kilobyte", "kilobytes"), ["kB"] = ("kilobyte", "kilobytes"), ["MB"] = ("megabyte", "megabytes"), ["GB"] = ("gigabyte", "gigabytes"), ["TB"] = ("terabyte", "terabytes"), ["PB"] = ("petabyte", "petabytes"), ["kbps"] = ("kilobit per second", "kilobits per second"), ["Mbps"] = ("megabit per second", "megabits per second"), ["Gbps"] = ("gigabit per second", "gigabits per second"), ["MP"] = ("megapixel", "megapixels"),
        ["°C"] = ("degree Celsius", "degrees Celsius"), ["℃"] = ("degree Celsius", "degrees Celsius"), ["°F"] = ("degree Fahrenheit", "degrees Fahrenheit"), ["℉"] = ("degree Fahrenheit", "degrees Fahrenheit"), ["°"] = ("degree", "degrees"),
        ["㎡"] = ("square meter", "square meters"), ["㎞"] = ("kilometer", "kilometers"), ["㎏"] = ("kilogram", "kilograms"), ["㎝"] = ("centimeter", "centimeters"), ["㎜"] = ("millimeter", "millimeters"),
    };

    /// <summary>
    /// A unit after a figure, with its power (m², sq ft, cubic) and what it is counted per (km/h). Letters that are also something else
    /// after a figure (5 K, 3 V) need to stand close to it.
    /// </summary>
    public const string Pattern =
        @"(?:(?<pre>sq\.?|cu\.?)[\s-]?(?<u>km|cm|mm|ft|in|yd|mi|m)\b\.?"
        + @"|(?<u>(?<=\d[\s-]?)(?:ft|oz|gal|lbs?|hrs?|mins?|secs?|yrs?|in|km|kg|cm|mm)\.(?=\s[a-z]|[,;)])|°\s?[CF](?![A-Za-z])|[℃℉°㎡㎞㎏㎝㎜]|" + Long + @"|(?<=\d)(?:MP|[mLltgWVhΩ]|s(?<!-\d{1,2}s))|(?<=\d\s)[mgLWVhΩ](?!['’]))(?<pow>[²³23](?![\d.]))?(?![A-Za-z²³\d'’])"
        + @"(?:\s?/\s?(?<per>" + Long + @"|[smhLg]|hour|day|week|year|person|min|second)(?<pow2>[²³23](?!\d))?(?![A-Za-z\d]))?)";

    private const string Long =
        @"(?:mmHg|milli?bars?|km|kmh|kph|kgs?|kWh|kW|kV|kJ|kcal|kHz|kPa|kbps|kB|kt|cm|cc|cl|cal|mm|mph|mpg|mg|mcg|mL|ml|mi|mins?|mol|ms|mV|mAh|mA|μm|µm|μg|µg|nm|ns|ft|yds?|ha|ac|lbs?|oz|fl\soz|tsp|tbsp|gal|hrs?|hPa|hp|secs?|yrs?|rpm|bpm|psi|ppm|ppb|bpd|fps|dpi|dBA?|MWh|MW|MHz|MB|Mbps|MPa|GWh|GW|GHz|GB|Gbps|TWh|TW|TB|PB|KB|Wh|Hz|Pa)(?![A-Za-z])";

    /// <summary>The name of the unit that <see cref="Pattern"/> found.</summary>
    public static string Of(System.Text.RegularExpressions.Match m, bool isOne)
    {
        var unit = m.Of("u").Replace(" ", "").TrimEnd('.');
        var (one, many) = Names.TryGetValue(unit, out var names) ? names : (unit, unit);
        var power = m.Of("pre").StartsWith("sq", StringComparison.Ordinal) || m.Of("pow") is "²" or "2" ? "square " : m.Has("pre") || m.Of("pow") is "³" or "3" ? "cubic " : "";
        var below = m.Of("per");
        var per = below.Length == 0 ? "" : " per " + (below == "s" ? "" : m.Of("pow2") is "²" or "2" ? "square " : m.Of("pow2") is "³" or "3" ? "cubic " : "") + (Names.TryGetValue(below, out var second) ? second.One : below) + (below == "s" && m.Has("pow2") ? " squared" : "");
        return power + (isOne ? one : many) + per;
    }
}

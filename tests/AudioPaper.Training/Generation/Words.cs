namespace AudioPaper.Training.Generation;

/// <summary>Words that pages are made of beside their articles. All names and numbers are made up.</summary>
internal sealed class Words(Random random)
{
    private static readonly string[] Surnames = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "马", "朱", "胡", "郭", "何", "林", "罗", "高", "梁", "谢", "宋", "唐", "许", "邓", "冯", "曹", "彭", "欧阳"];
    private static readonly string[] TraditionalSurnames = ["王", "李", "張", "劉", "陳", "楊", "趙", "黃", "周", "吳", "徐", "孫", "馬", "朱", "胡", "郭", "何", "林", "羅", "高", "梁", "謝", "宋", "唐", "許", "鄧", "馮", "曹", "彭", "歐陽"];
    private static readonly string[] Given = ["明", "小雨", "文静", "志强", "思远", "晓东", "建国", "一凡", "佳", "子安", "若水", "晨", "立", "慧敏", "天佑", "青", "雪", "海涛"];
    private static readonly string[] TraditionalGiven = ["明", "小雨", "文靜", "志強", "思遠", "曉東", "建國", "一凡", "佳", "子安", "若水", "晨", "立", "慧敏", "天佑", "青", "雪", "家豪"];
    private static readonly string[] FirstNames = ["Anna", "Ben", "Clara", "Daniel", "Erin", "Frank", "Grace", "Henry", "Iris", "James", "Kate", "Leo", "Maya", "Nora", "Oliver", "Priya", "Rosa", "Sam", "Tess", "Victor", "J.R.", "Mary Ellen"];
    private static readonly string[] LastNames = ["Abbott", "Barker", "Chen", "Doyle", "Ellis", "Fenwick", "Garcia", "Hughes", "Iqbal", "Jansen", "Kowalski", "Lopez", "McKay", "Nolan", "O’Brien", "Pereira", "Quinn", "Reyes", "Shah", "Tran", "Webb", "Young", "St. Clair"];
    private static readonly string[] Towns = ["安平", "永和", "石门", "临川", "海州", "东湖", "清溪", "北岭"];
    private static readonly string[] TraditionalTowns = ["安平", "永和", "石門", "臨川", "海州", "東湖", "清溪", "北嶺"];
    private static readonly string[] EnglishTowns = ["Ashford", "Brookfield", "Cedar Falls", "Dunmore", "Eastport", "Fairview", "Glenwood", "Hartley"];
    private static readonly string[] Sections = ["要闻", "本地新闻", "国内", "国际", "财经", "体育", "文化", "教育", "社会", "评论", "副刊", "健康", "民生", "三农"];
    private static readonly string[] TraditionalSections = ["要聞", "本地新聞", "兩岸", "國際", "財經", "體育", "文化", "教育", "社會", "論壇", "副刊", "健康", "港聞", "地方"];
    private static readonly string[] EnglishSections = ["News", "Local", "Nation", "World", "Business", "Sports", "Arts", "Education", "Opinion", "Community", "Health", "Metro", "Letters", "Features"];
    private static readonly string[] Shops = ["福满楼酒家", "安康大药房", "时尚眼镜", "新城家电", "平安驾校", "东方家具城", "华美口腔", "兴隆超市", "金手指美发", "绿源净水"];
    private static readonly string[] TraditionalShops = ["福滿樓酒家", "安康藥房", "時尚眼鏡", "新城電器", "平安駕訓班", "東方傢俬", "華美牙醫診所", "興隆超市", "金手指髮型屋", "綠源濾水"];
    private static readonly string[] EnglishShops = ["Miller’s Hardware", "Harbor Dental", "Green Leaf Nursery", "City Auto Body", "Sunrise Bakery", "Oak Street Furniture", "First County Bank", "The Reading Room", "Bell & Sons Roofing", "Lakeside Opticians"];
    private static readonly string[] Offers = ["全场八折 三天为限", "买一送一", "免费试听 额满为止", "盛大开业", "预约热线", "春季大促 低至五折", "免费上门测量", "分期付款 零利息", "诚聘店员数名 包吃住", "老店新装 欢迎光临"];
    private static readonly string[] TraditionalOffers = ["全場八折 三天為限", "買一送一", "免費試聽 額滿即止", "盛大開幕", "預約專線", "換季清倉 低至五折", "免費到府丈量", "分期零利率", "誠徵店員 供膳宿", "老店新裝 歡迎光臨"];
    private static readonly string[] EnglishOffers = ["Sale ends Sunday", "Buy one, get one free", "Free estimates", "Now hiring", "Open seven days", "New patients welcome", "Half off all frames", "Family owned since 1962", "No money down", "Call for an appointment"];

    /// <summary>One of several.</summary>
    public T Any<T>(IReadOnlyList<T> all) => all[random.Next(all.Count)];

    /// <summary>Whether something happens that happens once in so many times.</summary>
    public bool OneIn(double times) => random.NextDouble() * times < 1;

    /// <summary>A whole number from the first up to the last.</summary>
    public int Between(int first, int last) => random.Next(first, last + 1);

    /// <summary>A writer's name.</summary>
    public string Name(Script script) => script switch
    {
        Script.Simplified => Any(Surnames) + Any(Given),
        Script.Traditional => Any(TraditionalSurnames) + Any(TraditionalGiven),
        _ => $"{Any(FirstNames)} {Any(LastNames)}",
    };

    /// <summary>A town.</summary>
    public string Town(Script script) => Any(Of(script, Towns, TraditionalTowns, EnglishTowns));

    /// <summary>The name of a section.</summary>
    public string Section(Script script) => Any(Of(script, Sections, TraditionalSections, EnglishSections));

    /// <summary>Who advertises.</summary>
    public string Shop(Script script) => Any(Of(script, Shops, TraditionalShops, EnglishShops));

    /// <summary>What an advertisement says.</summary>
    public string Offer(Script script) => Any(Of(script, Offers, TraditionalOffers, EnglishOffers));

    /// <summary>The newspaper's name.</summary>
    public string Newspaper(Script script) => script switch
    {
        Script.Simplified => Town(script) + Any<string>(["日报", "晚报", "晨报", "时报", "商报", "都市报"]),
        Script.Traditional => Town(script) + Any<string>(["日報", "晚報", "時報", "商報", "新報"]),
        _ => $"{Any<string>(["The ", ""])}{Town(script)} {Any<string>(["Times", "Herald", "Gazette", "Chronicle", "Observer", "Post", "Courier"])}",
    };

    /// <summary>A price.</summary>
    public string Price(Script script) => script switch
    {
        Script.Simplified => $"{Between(1, 999)}元",
        Script.Traditional => $"{Any<string>(["$", "NT$", "HK$"])}{Between(1, 999)}",
        _ => $"${Between(1, 99)}.{Between(10, 99)}",
    };

    /// <summary>A telephone number that nobody has.</summary>
    public string Phone(Script script) => script == Script.English ? $"555-01{Between(10, 99)}" : $"0000-{Between(2000000, 8999999)}";

    /// <summary>One of three lists.</summary>
    public static T Of<T>(Script script, T simplified, T traditional, T english) => script switch { Script.Simplified => simplified, Script.Traditional => traditional, _ => english };
}

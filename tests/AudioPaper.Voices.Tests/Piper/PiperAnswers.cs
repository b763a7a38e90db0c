namespace AudioPaper.Voices.Tests.Piper;

/// <summary>
/// What Piper's own phonemizer (piper-phonemize, WebAssembly build of 2024) answers for syllables of the first tone: asked as pinyin
/// (<c>cmn-latn-pinyin</c>), those with ü as hanzi (<c>cmn</c>). It reads jiong, qiong and xiong as English, so they are not here.
/// </summary>
internal static class PiperAnswers
{
    public static IEnumerable<(string Letters, string Ipa)> FirstTone =>
        Table.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Chunk(2).Select(pair => (pair[0], pair[1]));

    private const string Table = """
        a ˈɑ5  ai ˈai5  an ˈa5n  ang ˈɑ5ŋ  ao ˈɑu5  o ˈo5  ou ˈou5  e ˈo-5  ei ˈei5  en ˈə5n  eng ˈə5ŋ  er ˈər5  yi jˈi5  ya jˈiɑ5  yao jˈɑu5  ye jˈiɛ5
        you jˈiou5  yan jˈiɛ5n  yin jˈi5n  yang jˈiɑ5ŋ  ying jˈi5ŋ  yong jˈonɡ5  yo jˈio5  wu wˈu5  wa wˈɑ5  wo wˈo5  wai wˈai5  wei wˈei5  wan wˈɑ5n
        wen wˈuə5n  wang wˈɑ5ŋ  weng wˈuə5ŋ  yu jˈy5  yue jˈyɛ5  yuan jˈyæ5n  yun jˈyə5n  ba pˈɑ5  bo pˈo5  bai pˈai5  bei pˈei5  bao pˈɑu5  ban pˈa5n
        ben pˈə5n  bang pˈɑ5ŋ  beng pˈə5ŋ  bi pˈi5  biao pjˈɑu5  bie pˈiɛ5  bian pˈiɛ5n  bin pˈi5n  bing pˈi5ŋ  bu pˈu5  pa phˈɑ5  po phˈo5  pai phˈai5
        pei phˈei5  pao phˈɑu5  pou phˈou5  pan phˈa5n  pen phˈə5n  pang phˈɑ5ŋ  peng phˈə5ŋ  pi phˈi5  piao phjˈɑu5  pie phˈiɛ5  pian phˈiɛ5n  pin phˈi5n
        ping phˈi5ŋ  pu phˈu5  ma mˈɑ5  mo mˈo5  me mˈo-5  mai mˈai5  mei mˈei5  mao mˈɑu5  mou mˈou5  man mˈa5n  men mˈə5n  mang mˈɑ5ŋ  meng mˈə5ŋ  mi mˈi5
        miao mjˈɑu5  mie mˈiɛ5  miu mˈiou5  mian mˈiɛ5n  min mˈi5n  ming mˈi5ŋ  mu mˈu5  fa fˈɑ5  fo fˈo5  fei fˈei5  fou fˈou5  fan fˈa5n  fen fˈə5n
        fang fˈɑ5ŋ  feng fˈə5ŋ  fu fˈu5  da tˈɑ5  de tˈə5  dai tˈai5  dei tˈei5  dao tˈɑu5  dou tˈou5  dan tˈa5n  den tˈə5n  dang tˈɑ5ŋ  deng tˈə5ŋ
        dong tˈonɡ5  di tˈi5  dia tˈiɑ5  diao tjˈɑu5  die tˈiɛ5  diu tˈiou5  dian tˈiɛ5n  ding tˈi5ŋ  du tˈu5  duo tˈuo5  dui tˈuei5  duan tˈua5n  dun tˈuə5n
        ta thˈɑ5  te thˈə5  tai thˈai5  tei thˈei5  tao thˈɑu5  tou thˈou5  tan thˈa5n  tang thˈɑ5ŋ  teng thˈə5ŋ  tong thˈonɡ5  ti thˈi5  tiao thjˈɑu5
        tie thˈiɛ5  tian thˈiɛ5n  ting thˈi5ŋ  tu thˈu5  tuo thˈuo5  tui thˈuei5  tuan thˈua5n  tun thwˈuə5n  na nˈɑ5  ne nˈə5  nai nˈai5  nei nˈei5
        nao nˈɑu5  nou nˈou5  nan nˈa5n  nen nˈə5n  nang nˈɑ5ŋ  neng nˈə5ŋ  nong nˈonɡ5  ni nˈi5  niao njˈɑu5  nie nˈiɛ5  niu nˈiou5  nian nˈiɛ5n  nin nˈi5n
        niang nˈiɑ5ŋ  ning nˈi5ŋ  nu nˈu5  nuo nˈuo5  nuan nˈua5n  nun nˈuə5n  nv nˈy5  nve nˈyɛ5  la lˈɑ5  lo lˈo5  le lˈə5  lai lˈai5  lei lˈei5  lao lˈɑu5
        lou lˈou5  lan lˈa5n  lang lˈɑ5ŋ  leng lˈə5ŋ  long lˈonɡ5  li lˈi5  lia lˈiɑ5  liao ljˈɑu5  lie lˈiɛ5  liu lˈiou5  lian lˈiɛ5n  lin lˈi5n
        liang lˈiɑ5ŋ  ling lˈi5ŋ  lu lˈu5  luo lˈuo5  luan lˈua5n  lun lˈuə5n  lv lˈy5  lve lˈyɛ5  ga kˈɑ5  ge kˈo-5  gai kˈai5  gei kˈei5  gao kˈɑu5
        gou kˈou5  gan kˈa5n  gen kˈə5n  gang kˈɑ5ŋ  geng kˈə5ŋ  gong kˈonɡ5  gu kˈu5  gua kwˈɑ5  guo kˈuo5  guai kˈuai5  gui kˈuei5  guan kwˈa5n  gun kˈuə5n
        guang kwˈɑ5ŋ  ka khˈɑ5  ke khˈo-5  kai khˈai5  kei khˈei5  kao khˈɑu5  kou khˈou5  kan khˈa5n  ken khˈə5n  kang khˈɑ5ŋ  keng khˈə5ŋ  kong khˈonɡ5
        ku khˈu5  kua khwˈɑ5  kuo khˈuo5  kuai khˈuai5  kui khˈuei5  kuan khwˈa5n  kun khwˈuə5n  kuang khwˈɑ5ŋ  ha χˈɑ5  he χˈo-5  hai χˈai5  hei χˈei5
        hao χˈɑu5  hou χˈou5  han χˈa5n  hen χˈə5n  hang χˈɑ5ŋ  heng χˈə5ŋ  hong χˈonɡ5  hu χˈu5  hua χwˈɑ5  huo χˈuo5  huai χˈuai5  hui χˈuei5  huan χˈua5n
        hun χwˈuə5n  huang χwˈɑ5ŋ  ji tɕˈi5  jia tɕˈiɑ5  jiao tɕjˈɑu5  jie tɕˈiɛ5  jiu tɕˈiou5  jian tɕˈiɛ5n  jin tɕˈi5n  jiang tɕˈiɑ5ŋ  jing tɕˈi5ŋ  ju tɕˈy5
        jue tɕˈyɛ5  juan tɕˈyæ5n  jun tɕˈyə5n  qi tɕhˈi5  qia tɕhˈiɑ5  qiao tɕhjˈɑu5  qie tɕhˈiɛ5  qiu tɕhˈiou5  qian tɕhˈiɛ5n  qin tɕhˈi5n  qiang tɕhˈiɑ5ŋ
        qing tɕhˈi5ŋ  qu tɕhˈy5  que tɕhˈyɛ5  quan tɕhˈyæ5n  qun tɕhˈyi5n  xi ɕˈi5  xia ɕˈiɑ5  xiao ɕjˈɑu5  xie ɕˈiɛ5  xiu ɕˈiou5  xian ɕˈiɛ5n  xin ɕˈi5n
        xiang ɕˈiɑ5ŋ  xing ɕˈi5ŋ  xu ɕˈy5  xue ɕˈyɛ5  xuan ɕˈyæ5n  xun ɕˈyə5n  zha ts.ˈɑ5  zhe ts.ˈo-5  zhi ts.ˈi.5  zhai ts.ˈai5  zhei ts.ˈei5  zhao ts.ˈɑu5
        zhou ts.ˈou5  zhan ts.ˈa5n  zhen ts.ˈə5n  zhang ts.ˈɑ5ŋ  zheng ts.ˈə5ŋ  zhong ts.ˈonɡ5  zhu ts.ˈu5  zhua ts.wˈɑ5  zhuo ts.ˈuo5  zhuai ts.ˈuai5
        zhui ts.ˈuei5  zhuan ts.ˈua5n  zhun ts.ˈuə5n  zhuang ts.wˈɑ5ŋ  cha ts.hˈɑ5  che ts.hˈo-5  chi ts.hˈi.5  chai ts.hˈai5  chao ts.hˈɑu5  chou ts.hˈou5
        chan ts.hˈa5n  chen ts.hˈə5n  chang ts.hˈɑ5ŋ  cheng ts.hˈə5ŋ  chong ts.hˈonɡ5  chu ts.hˈu5  chua ts.hwˈɑ5  chuo ts.hˈuo5  chuai ts.hˈuai5
        chui ts.hˈuei5  chuan ts.hˈua5n  chun ts.hˈuə5n  chuang ts.hwˈɑ5ŋ  sha s.ˈɑ5  she s.ˈo-5  shi s.ˈi.5  shai s.ˈai5  shei s.ˈei5  shao s.ˈɑu5
        shou s.ˈou5  shan s.ˈa5n  shen s.ˈə5n  shang s.ˈɑ5ŋ  sheng s.ˈə5ŋ  shu s.ˈu5  shua s.wˈɑ5  shuo s.wˈo5  shuai s.ˈuai5  shui s.wˈei5  shuan s.ˈua5n
        shun s.wˈo-5n  shuang s.wˈɑ5ŋ  re ʐˈo-5  ri ʐˈi.5  rao ʐˈɑu5  rou ʐˈou5  ran ʐˈa5n  ren ʐˈə5n  rang ʐˈɑ5ŋ  reng ʐˈə5ŋ  rong ʐˈonɡ5  ru ʐˈu5  rua ʐwˈɑ5
        ruo ʐˈuo5  rui ʐˈuei5  ruan ʐˈua5n  run ʐˈuə5n  za tsˈɑ5  ze tsˈo-5  zi tsˈi̪5  zai tsˈai5  zei tsˈei5  zao tsˈɑu5  zou tsˈou5  zan tsˈa5n  zen tsˈə5n
        zang tsˈɑ5ŋ  zeng tsˈə5ŋ  zong tsˈonɡ5  zu tsˈu5  zuo tsˈuo5  zui tsˈuei5  zuan tsˈua5n  zun tsˈuə5n  ca tshˈɑ5  ce tshˈo-5  ci tshˈi̪5  cai tshˈai5
        cao tshˈɑu5  cou tshˈou5  can tshˈa5n  cen tshˈə5n  cang tshˈɑ5ŋ  ceng tshˈə5ŋ  cong tshˈonɡ5  cu tshˈu5  cuo tshˈuo5  cui tshˈuei5  cuan tshˈua5n
        cun tshˈuə5n  cei tshˈei5  sa sˈɑ5  se sˈo-5  si sˈi̪5  sai sˈai5  sao sˈɑu5  sou sˈou5  san sˈa5n  sen sˈə5n  sang sˈɑ5ŋ  seng sˈə5ŋ  song sˈonɡ5
        su sˈu5  suo sˈuo5  sui sˈuei5  suan sˈua5n  sun sˈuə5n  lue lˈyɛ5  nue nˈyɛ5
        """;
}

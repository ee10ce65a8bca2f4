/**
 * Forms of one kanji that people mix up when they search for a name: 旧字体, 異体字, and the shapes that only family
 * registers use. The first of a group is what the others are searched as. Compatibility ideographs (神, 福 …) are not
 * listed: Unicode itself maps them. Characters that are a different name although they look alike (埼, 荻) stay apart.
 */
const NAMES =
  '高髙 崎﨑嵜㟢 斎齋斉齊 辺邊邉𨘢𨕙 浜濱濵 沢澤 島嶋嶌㠀嶹 広廣 国國圀囯 徳德 恵惠 真眞 吉𠮷 富冨 橋槗𣘺 船舩 館舘 ' +
  '柳栁桺 桑桒 松枩柗 槙槇 淵渕渊 野埜 杉椙 峰峯 岳嶽 桧檜 藪薮 瀬瀨 滝瀧 竜龍龒 亀龜 鶴靏靍鸖 剣劍劔剱劎劒 砺礪 蛎蠣 ' +
  '土圡𡈽 丈𠀋 本夲 喜㐂 秋穐龝 梅楳槑 園薗 桝枡 留畄畱 皐皋臯 熙煕凞𤋮 耀燿 昇曻 晃晄 昂昻 晋晉 尭堯 遥遙 瑶瑤 凜凛 亘亙 ' +
  '巌巖 凉涼 厩廐廏 雁鴈 呉吳 卯夘 京亰 事亊 傑杰 叡睿 兎兔 刈苅 脇𦚰 芦蘆 籠篭 竈竃 聡聰 翠翆 萌萠 諫諌 穎頴 韮韭 餅餠 ' +
  '鼓皷 曹曺 宮宫 清淸 青靑 内內 呂吕 彦彥 悦悅 兌兑 説說 税稅 脱脫 閲閱 鋭銳 戸戶 強强 教敎 産產 喩喻 即卽 既旣 顔顏 隣鄰 ' +
  '角⻆ 曳曵 姉姊 寛寬 弥彌 禄祿 穣穰 祢禰 毘毗 別别 冴冱 栖棲 杯盃 牆墻 壺壷 嘗甞 潅灌 闊濶 叱𠮟 郎郞 朗朖 邨村 裏裡 ' +
  '鎌鐮 鉄鐵鐡銕 衛衞 条條 曽曾 寿壽夀 宝寶寳珤 蔵藏 桜櫻 栄榮荣 総總 静靜 繁緐 覚覺 学學斈 実實 豊豐 礼禮 万萬 与與 ' +
  '来來 双雙 舗舖 靭靱 鯵鰺 侠俠 倶俱 鴎鷗 涛濤 迩邇 蝿蠅 侭儘 桟棧 頚頸 麹麴 蝉蟬 箪簞 騨驒 掴摑 填塡 噛嚙 躯軀 ' +
  '繋繫 鹸鹼 焔焰 祷禱 莱萊 蒋蔣 蝋蠟 頬頰 顛顚 醤醬 鴬鶯 厨廚 倅伜 仙僊 飲飮 舎舍';

const OLD_FORMS =
  '亜亞 悪惡 圧壓 囲圍 医醫 為爲 壱壹 隠隱 営營 駅驛 円圓 塩鹽 縁緣 艶艷 応應 欧歐 殴毆 奥奧 横橫 温溫 穏穩 仮假 価價 画畫 ' +
  '会會 絵繪 壊壞 懐懷 概槪 拡擴 殻殼 楽樂 渇渴 缶罐 巻卷 陥陷 勧勸 関關 歓歡 観觀 気氣 帰歸 偽僞 戯戲 犠犧 旧舊 拠據 挙擧 ' +
  '虚虛 峡峽 挟挾 狭狹 郷鄕 暁曉 区區 駆驅 勲勳 薫薰 径徑 茎莖 掲揭 渓溪 経經 蛍螢 軽輕 継繼 鶏鷄 芸藝 撃擊 欠缺 研硏 県縣 ' +
  '倹儉 険險 圏圈 検檢 献獻 権權 顕顯 験驗 厳嚴 効效 恒恆 黄黃 鉱鑛 号號 黒黑 砕碎 済濟 剤劑 雑雜襍 参參 蚕蠶 惨慘 賛贊 残殘 ' +
  '糸絲 歯齒 児兒 辞辭 湿濕 写寫 釈釋 収收 従從 渋澁澀 獣獸 縦縱 粛肅 処處 緒緖 叙敍 将將 称稱 渉涉 焼燒 証證 奨獎 状狀 乗乘 ' +
  '浄淨 剰剩 畳疊 縄繩 壌壤 嬢孃 譲讓 醸釀 触觸 嘱囑 寝寢 慎愼 尽盡 図圖 粋粹 酔醉 穂穗 随隨 髄髓 枢樞 数數 声聲 窃竊 摂攝 ' +
  '専專 浅淺 戦戰 践踐 銭錢 潜潛 繊纖 禅禪 壮壯 争爭 荘莊 捜搜 挿插 巣巢 痩瘦 装裝 騒騷 増增 臓臟 属屬 続續 堕墮 対對 体體 ' +
  '帯帶 滞滯 台臺 択擇 担擔 単單 胆膽 団團 断斷 弾彈 遅遲 痴癡 虫蟲 昼晝 鋳鑄 庁廳 徴徵 聴聽 勅敕 鎮鎭 逓遞 点點 転轉 伝傳 ' +
  '灯燈 当當 党黨 盗盜 稲稻 闘鬪 独獨 読讀 届屆 弐貳 悩惱 脳腦 覇霸 拝拜 廃廢 売賣 麦麥 発發 髪髮 抜拔 晩晚 蛮蠻 秘祕 瓶甁 ' +
  '払拂 仏佛 併倂 並竝 変變 弁辨瓣辯 歩步 褒襃 翻飜 毎每 満滿 麺麵 黙默 訳譯 薬藥 予豫 余餘 誉譽 揺搖 様樣 謡謠 頼賴 乱亂 ' +
  '覧覽 両兩 猟獵 緑綠 涙淚 塁壘 励勵 戻戾 霊靈 隷隸 齢齡 歴歷 暦曆 錬鍊 炉爐 労勞 楼樓 録錄 湾灣 寧寍 稚穉';

/** Code point → the code point it is searched as. */
export function kanjiVariants(): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const group of `${NAMES} ${OLD_FORMS}`.split(' ')) {
    const [first, ...others] = [...group].map((character) => character.codePointAt(0) ?? 0);
    if (first === undefined) continue;
    for (const other of others) found.set(other, first);
  }
  return found;
}

/**
 * Characters that stand for one another in people's names, in pairs: the other form, then the one compared. Only one character in two
 * shapes: 燕 and 雁 merely sound alike, and name-sound.ts sees to those.
 */

/** 简化字总表 (1986) and 通用规范汉字表 (2013), appendix 1: those that are usual in surnames and given names. */
const traditional = `
閻阎 劉刘 陳陈 張张 楊杨 趙赵 黃黄 吳吴 孫孙 馬马 羅罗 鄭郑 謝谢 韓韩 馮冯 鄧邓 許许 蘇苏 盧卢 蔣蒋 賈贾 葉叶 餘余 鍾钟 鐘钟 譚谭 陸陆 賴赖 龔龚 蕭萧 龍龙 萬万 錢钱 湯汤 賀贺 顧顾 嚴严 溫温
蘭兰 齊齐 樂乐 聶聂 魯鲁 韋韦 顏颜 倉仓 歐欧 陽阳 談谈 遲迟 畢毕 關关 藍蓝 塗涂 連连 費费 時时 單单 儲储 紀纪 項项 莊庄 車车 寧宁 賓宾 鄒邹 鄔邬 鄺邝 駱骆 厲厉 衛卫 華华 鮑鲍 嶽岳 強强 甯宁
盤盘 偉伟 國国 軍军 傑杰 濤涛 麗丽 靜静 豔艳 豐丰 鳳凤 雲云 蓮莲 紅红 愛爱 榮荣 貴贵 寶宝 寳宝 興兴 慶庆 發发 財财 壽寿 輝辉 煒炜 燁烨 曄晔 煥焕 燦灿 熾炽 鑑鉴 鑒鉴 鋒锋 銳锐 鋼钢 鐵铁 銀银
銘铭 鎮镇 鎖锁 鈞钧 鉅巨 錦锦 錫锡 鑾銮 鏡镜 瓊琼 環环 瑩莹 瑋玮 璣玑 瑤瑶 璽玺 東东 長长 門门 開开 間间 閔闵 閩闽 闊阔 闖闯 聞闻 順顺 須须 領领 頌颂 願愿 風风 飛飞 鳴鸣 鶴鹤 鵬鹏 鴻鸿 鸞鸾
鷹鹰 龐庞 義义 書书 畫画 實实 憲宪 學学 寬宽 導导 將将 層层 師师 廣广 應应 懷怀 戰战 擁拥 揚扬 曉晓 曆历 歷历 樹树 橋桥 權权 歡欢 氣气 漢汉 漣涟 潔洁 澤泽 濱滨 灝灏 濟济 瀾澜 瀟潇 淵渊 淨净
滿满 漸渐 營营 爾尔 獻献 瑪玛 異异 當当 確确 禮礼 禎祯 穩稳 積积 競竞 筆笔 節节 範范 簡简 純纯 紹绍 組组 結结 絲丝 經经 維维 綱纲 緒绪 緯纬 繼继 續续 纓缨 羨羡 習习 聖圣 聰聪 聯联 聲声 肅肃
臨临 舉举 艷艳 蒼苍 蓋盖 薔蔷 蘆芦 衆众 衞卫 見见 規规 覺觉 觀观 訓训 記记 詠咏 詩诗 誠诚 語语 誼谊 調调 諒谅 諧谐 謙谦 講讲 譯译 議议 護护 讓让 貞贞 貫贯 貽贻 賢贤 質质 贊赞 躍跃 軒轩 輪轮
辯辩 農农 進进 運运 達达 遠远 選选 郵邮 鄉乡 釗钊 鈺钰 鈴铃 鋭锐 録录 錄录 際际 隨随 雙双 靈灵 頂顶 題题 騰腾 驊骅 驍骁 體体 鮮鲜 麥麦 黨党 齡龄 嵐岚 崗岗 嶺岭 彥彦 彌弥 徵征 從从 憶忆 戀恋
恆恒 業业 極极 標标 樸朴 機机 歸归 嬌娇 娛娱 嫻娴 婭娅 嬋婵 嫵妩 倫伦 億亿 優优 儉俭 儀仪 價价 來来 個个 俠侠 傳传 備备 僑侨 兒儿 兩两 冊册 剛刚 創创 劃划 劍剑 勁劲 動动 務务 勝胜 勞劳 勛勋
勳勋 勵励 協协 啓启 啟启 員员 圓圆 園园 團团 圖图 場场 堅坚 報报 壯壮 夢梦 奮奋 婦妇 媽妈`

/** 第一批异体字整理表 (1955), also where 通用规范汉字表 (2013) gave the other form back to names: card and register may differ in these. */
const variant = `
峯峰 羣群 喆哲 堃坤 昇升 陞升 淼渺 犇奔 甦苏 邨村 濛蒙 皙晰 菉绿 仝同 谿溪 澂澄 晳晰 璿璇 琁璇 珮佩 煇辉 暉辉 晖辉 燿耀 崐昆 崑昆 崙仑 崘仑 凴凭 憑凭 涼凉 凈净 麐麟 鵰雕 凃涂 彊强 槑梅
楳梅 栢柏 樑梁 菴庵 葠参 蓡参 蘓苏 寗宁 寕宁 寍宁 艶艳 姸妍 嫺娴 娬妩 妳你 姍姗 斌彬 炤照 燄焰 煖暖 頴颖 穎颖 颕颖 頫俯 懽欢 惪德 悳德 徳德 勗勖 勣绩 敘叙 呂吕 咊和 龢和 喦岩 巖岩 嵒岩
嵗岁 叡睿 叅参 參参 冄冉 沖冲 冨富 氷冰 亜亚 亞亚 倖幸 儁俊 雋隽 偘侃 侶侣 準准 竝并 並并 併并 秊年 穐秋 秌秋 龝秋 皐皋 臯皋 矦侯 筍笋 綫线 線线 緜绵 綿绵 脩修 芲花 蓴莼 覩睹 豓艳 遊游
鄰邻 隣邻 閒闲 閑闲 阪坂 霛灵 韻韵 駈驱 驩欢 鴈雁 燈灯`

/** 第二次汉字简化方案 (draft 1977, withdrawn 1986) and habits that outlived it: one family writes its surname in both ways. */
const surname = '肖萧 付傅 闫阎 代戴 兰蓝 丘邱 候侯 於于'

const pairsOf = (table: string): Map<string, string> =>
  new Map(
    table
      .trim()
      .split(/\s+/u)
      .map((pair) => Array.from(pair) as [string, string]),
  )

const everywhere = pairsOf(`${traditional} ${variant}`)
const atTheHead = pairsOf(surname)

/** The name with each character in the form that is compared: '蕭喆' and '肖哲' both give '萧哲'. Not a spelling to show. */
export function comparedForm(name: string): string {
  const [head = '', ...rest] = Array.from(name, (character) => everywhere.get(character) ?? character)
  return (atTheHead.get(head) ?? head) + rest.join('')
}

"""Towns that stand before a story, as papers print them: a name and a colon is a dateline only where it is one."""

from __future__ import annotations

_LATIN = """
abidjan, abu dhabi, abuja, accra, addis ababa, adelaide, aguascalientes, ahmedabad, aix-en-provence, algiers, alger,
alicante, allahabad, almaty, amersfoort, amman, amritsar, amsterdam, ancona, ankara, antananarivo, antwerp, antwerpen,
anvers, arnhem, astana, asunción, asuncion, athen, athens, athènes, atenas, atene, atlanta, auckland, augsburg,
baghdad, bagdad, bahrain, baku, baltimore, bamako, bangalore, bangkok, bari, barcelona, barranquilla, basel, bâle,
beijing, beirut, belém, belfast, belgrad, belgrade, bengaluru, belo horizonte, bergamo, bergen, berlin, berlín,
berlino, berlim, bern, berne, bhopal, bhubaneswar, bielefeld, bilbao, birmingham, bochum, bogotá, bogota, bologna,
bolzano, bonn, bordeaux, boston, braga, brasília, brasilia, bratislava, breda, bremen, brescia, brest, brisbane,
bristol, brüssel, bruxelles, brussel, brussels, bruselas, bruxelas, bucharest, bukarest, bucarest, budapest,
buenos aires, busan, cairo, calcutta, cali, campinas, canberra, cancún, cape town, caracas, cardiff, cartagena,
casablanca, catania, chandigarh, chennai, chicago, cincinnati, ciudad de méxico, ciudad juárez, cleveland,
coimbatore, coimbra, cologne, colombo, copenhagen, copenhague, córdoba, cuenca, curitiba, dakar, dalian, dallas,
damascus, damaskus, dar es salaam, darmstadt, davos, dehradun, delft, delhi, den bosch, den haag, denver, detroit,
dhaka, doha, dortmund, dresden, dubai, dublin, dubrovnik, duisburg, dundee, durban, düsseldorf, dusseldorf,
edinburgh, eindhoven, enschede, erfurt, essen, faridabad, firenze, florianópolis, fortaleza, frankfurt,
frankfurt am main, francfort, fráncfort, freiburg, fukuoka, gandhinagar, gdansk, geneva, genève, genf, genova,
ginebra, genebra, ghent, gent, gijón, glasgow, goa, goiânia, göteborg, gothenburg, granada, graz, grenoble,
groningen, guadalajara, guangzhou, guayaquil, gurgaon, gurugram, guwahati, haarlem, halle, hamburg, hannover,
hanoi, harare, havana, la habana, havanna, heidelberg, helsinki, hiroshima, ho chi minh city, hobart, hong kong,
hongkong, houston, hyderabad, incheon, indianapolis, indore, innsbruck, islamabad, istanbul, jaipur, jakarta,
jammu, jeddah, jerusalem, johannesburg, kabul, kairo, kampala, kano, kanpur, karachi, karlsruhe, kassel, kathmandu,
khartoum, kiel, kiev, kyiv, kiew, kigali, kingston, kinshasa, klagenfurt, köln, kochi, kolkata, kopenhagen,
kozhikode, kraków, kuala lumpur, kuwait, kuwait city, kyoto, la coruña, la haya, la paz, lagos, lahore,
las vegas, lausanne, leeds, leiden, leipzig, león, liège, lille, lilongwe, lima, linz, lisboa, lisbon, lisbonne,
lissabon, liverpool, ljubljana, logroño, london, londres, londra, los angeles, luanda, lucknow, ludhiana, lusaka,
luxembourg, luxemburg, luzern, lyon, maastricht, macau, madrid, magdeburg, mailand, málaga, malaga, malé, manama,
manaus, manchester, mangaluru, manila, mannheim, maputo, marseille, meerut, melbourne, memphis, mexico city,
méxico, miami, milan, milano, minneapolis, minsk, mombasa, monterrey, montevideo, montpellier, montreal, montréal,
moscow, moskau, moscou, moscú, mosca, mosca, moskou, mumbai, muscat, munich, münchen, múnich, münster, murcia,
mysuru, nagoya, nagpur, nairobi, namur, nancy, nantes, naples, napoli, nashik, new delhi, new york, nova york,
nueva delhi, nueva york, newcastle, nicosia, nijmegen, noida, nürnberg, nuremberg, oakland, odesa, osaka, oslo,
ottawa, oviedo, padova, palermo, pamplona, panaji, panamá, panama city, paris, parís, parigi, parijs, parma,
patna, pekín, pékin, peking, pechino, perth, perugia, pescara, philadelphia, phnom penh, pisa, pittsburgh,
port louis, port moresby, port of spain, portland, porto, porto alegre, potsdam, prag, praga, prague, praha,
pretoria, puebla, pune, quebec, québec, quito, rabat, raipur, ranchi, rawalpindi, recife, regensburg, reims,
rennes, reykjavik, riad, riade, riyadh, riga, rio de janeiro, rom, roma, rome, rosario, rostock, rotterdam, rouen,
saarbrücken, sacramento, saint-étienne, salzburg, samara, san diego, san francisco, san josé, san juan,
san salvador, santa cruz, santander, santiago de chile, santo domingo, são paulo, sao paulo, sarajevo, schwerin,
seattle, seoul, sevilla, shanghai, shanghái, sheffield, shenzhen, shillong, shimla, singapore, singapur, singapour,
siliguri, sofia, srinagar, stockholm, stoccolma, stockton, estocolmo, strasbourg, straßburg, stuttgart, surat,
suva, são luís, taipei, tallinn, tampa, tampere, tarragona, tashkent, tbilisi, teheran, téhéran, teherán, tehran,
tel aviv, the hague, thessaloniki, thiruvananthapuram, tianjin, tijuana, tilburg, tiruchirappalli, tokio, tokyo,
toledo, toronto, torino, toulouse, trento, trieste, tripoli, tunis, turin, turku, udine, ulaanbaatar, utrecht,
vadodara, valencia, valladolid, valparaíso, vancouver, varanasi, varsovie, varsovia, vatican city, venezia,
verona, vienna, vienne, viena, vigo, vijayawada, villach, vilnius, visakhapatnam, vitória, vladivostok, walvis bay,
warsaw, warschau, wellington, wien, wiesbaden, windhoek, winnipeg, wolfsburg, wuhan, wuppertal, yangon, yaoundé,
yekaterinburg, yokohama, york, zagreb, zaragoza, zug, zurich, zürich, zwolle, washington, são petersburgo
"""
_DEVANAGARI = """
नई दिल्ली, दिल्ली, मुंबई, कोलकाता, चेन्नई, बेंगलुरु, बेंगलूरु, हैदराबाद, अहमदाबाद, पुणे, सूरत, जयपुर, लखनऊ, कानपुर,
नागपुर, इंदौर, भोपाल, पटना, रांची, रायपुर, देहरादून, शिमला, चंडीगढ़, अमृतसर, लुधियाना, जालंधर, गुरुग्राम, गुड़गांव,
नोएडा, ग्रेटर नोएडा, गाजियाबाद, फरीदाबाद, आगरा, मेरठ, वाराणसी, प्रयागराज, गोरखपुर, बरेली, अलीगढ़, मथुरा, झांसी,
अयोध्या, मुरादाबाद, सहारनपुर, हरिद्वार, हल्द्वानी, जोधपुर, कोटा, उदयपुर, अजमेर, बीकानेर, अलवर, ग्वालियर, जबलपुर,
उज्जैन, सागर, रीवा, सतना, बिलासपुर, दुर्ग, भिलाई, कोरबा, धनबाद, जमशेदपुर, बोकारो, गया, मुजफ्फरपुर, भागलपुर, दरभंगा,
नासिक, औरंगाबाद, ठाणे, सोलापुर, कोल्हापुर, वडोदरा, राजकोट, भावनगर, गांधीनगर, भुवनेश्वर, कटक, गुवाहाटी, शिलांग,
अगरतला, इंफाल, सिलीगुड़ी, श्रीनगर, जम्मू, लेह, पणजी, तिरुवनंतपुरम, कोच्चि, मैसूरु, विशाखापत्तनम, विजयवाड़ा, पानीपत,
करनाल, हिसार, रोहतक, अंबाला, सोनीपत, वाशिंगटन, न्यूयॉर्क, लंदन, पेरिस, बर्लिन, बीजिंग, टोक्यो, दुबई, इस्लामाबाद,
कराची, ढाका, काठमांडू, कोलंबो, सिंगापुर, मॉस्को, मास्को, जिनेवा, यरुशलम, तेहरान, काबुल
"""
_DENSE = """
北京, 上海, 天津, 重庆, 重慶, 广州, 廣州, 深圳, 杭州, 南京, 苏州, 蘇州, 武汉, 武漢, 成都, 西安, 郑州, 鄭州,
长沙, 長沙, 青岛, 青島, 济南, 濟南, 大连, 大連, 沈阳, 瀋陽, 哈尔滨, 长春, 長春, 合肥, 福州, 厦门, 廈門, 南昌,
昆明, 贵阳, 貴陽, 南宁, 海口, 三亚, 石家庄, 太原, 兰州, 西宁, 银川, 乌鲁木齐, 拉萨, 呼和浩特, 宁波, 無錫, 无锡,
佛山, 东莞, 東莞, 珠海, 香港, 澳门, 澳門, 台北, 臺北, 新北, 桃園, 台中, 臺中, 台南, 臺南, 高雄, 新竹, 基隆,
嘉義, 花蓮, 屏東, 东京, 東京, 首尔, 首爾, 新加坡, 吉隆坡, 曼谷, 河内, 雅加达, 雅加達, 马尼拉, 馬尼拉, 悉尼,
雪梨, 墨尔本, 新德里, 孟买, 孟買, 迪拜, 杜拜, 莫斯科, 伦敦, 倫敦, 巴黎, 柏林, 法兰克福, 法蘭克福, 罗马, 羅馬,
马德里, 馬德里, 布鲁塞尔, 布魯塞爾, 日内瓦, 日內瓦, 苏黎世, 维也纳, 華沙, 华沙, 基辅, 基輔, 伊斯坦布尔, 开罗,
開羅, 内罗毕, 约翰内斯堡, 纽约, 紐約, 华盛顿, 華盛頓, 旧金山, 舊金山, 洛杉矶, 洛杉磯, 芝加哥, 波士顿, 多伦多,
多倫多, 温哥华, 溫哥華, 墨西哥城, 圣保罗, 大阪, 名古屋, 京都, 札幌, 仙台, 横浜, 神戸, 広島, 福岡, 那覇, 長崎,
熊本, 新潟, 金沢, 静岡, 千葉, 埼玉, 川崎, ソウル, 上海, 台北, シンガポール, バンコク, ハノイ, ジャカルタ,
マニラ, クアラルンプール, シドニー, ニューデリー, ムンバイ, ドバイ, テヘラン, エルサレム, カイロ, ナイロビ,
ヨハネスブルク, モスクワ, キーウ, ワルシャワ, ベルリン, フランクフルト, パリ, ロンドン, ローマ, マドリード,
ブリュッセル, ジュネーブ, チューリヒ, ウィーン, ストックホルム, ワシントン, ニューヨーク, サンフランシスコ,
ロサンゼルス, シカゴ, ボストン, シアトル, トロント, メキシコ市, サンパウロ, ブエノスアイレス, ダボス,
イスタンブール, アンカラ, リヤド, プノンペン, ヤンゴン, ダッカ, コロンボ, カブール, イスラマバード
"""


def _names(listed: str) -> frozenset[str]:
    return frozenset(" ".join(name.split()) for name in listed.split(",") if name.strip())


LATIN = _names(_LATIN)
"""In lower case."""
DEVANAGARI = _names(_DEVANAGARI)
DENSE = _names(_DENSE)
"""In scripts without spaces."""

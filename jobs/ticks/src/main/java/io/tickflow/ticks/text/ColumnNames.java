package io.tickflow.ticks.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names of columns in the languages of terminals and vendors. Case, accents, brackets, quotes and
 * separators of words do not count.
 */
public final class ColumnNames {

    private static final Pattern BLANK = Pattern.compile(" ");
    private static final Map<String, Field> FIELDS = fields();

    private ColumnNames() {}

    /** Field of a column; null for an unknown name. */
    public static @Nullable Field fieldOf(String name) {
        Field field = FIELDS.get(plain(name));
        if (field == null) {
            // "Time (UTC)", "Bid, USD".
            field = FIELDS.get(plain(name.replaceAll("[(\\[,].*", "")));
        }
        return field;
    }

    /** Fields of all names of a header. */
    static List<@Nullable Field> fieldsOf(List<String> names) {
        var found = new ArrayList<@Nullable Field>();
        names.forEach(name -> found.add(fieldOf(name)));
        return found;
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{Mn}", "")
                .replaceAll("[^\\p{L}\\p{N}]", "")
                .toLowerCase(Locale.ROOT);
    }

    private static Map<String, Field> fields() {
        var fields = new HashMap<String, Field>();
        put(fields, Field.DATE, "date data datum fecha дата 日期 日付 날짜 tarih ngày tanggal วันที่");
        put(fields, Field.DATE, "التاريخ תאריך dátum päivämäärä päivä dato ημερομηνία تاریخ तारीख");
        put(fields, Field.DATE, "kuupäev datums day dzień den giorno jour tag día dia gmtdate");
        put(fields, Field.TIME, "time hora heure zeit uhrzeit ora orario время 时间 時間 時刻 시간 시각");
        put(
                fields,
                Field.TIME,
                "saat zaman waktu เวลา الوقت tijd godzina czas čas idő aika ώρα час");
        put(
                fields,
                Field.TIME,
                "tid klokkeslett kellonaika vrijeme laikas laiks aeg שעה זמן समय ساعت");
        put(fields, Field.TIME, "datetime dateandtime datumzeit datumundzeit fechahora fechayhora");
        put(fields, Field.TIME, "dataora dataehora datahora dateheure датавремя датаивремя 日时 日時");
        put(fields, Field.TIME, "timestamp gmttime localtime utctime timeutc timegmt eventtime ts");
        put(fields, Field.TIME, "thờigian thoigian час vreme временаяметка 日期时间 t timems timens");
        put(fields, Field.TIME_MSC, "timemsc timemilliseconds");
        put(fields, Field.BID, "bid bidprice bidpx bestbid geld geldkurs denaro бид 비드 ビッド b bids");
        put(
                fields,
                Field.ASK,
                "ask askprice askpx bestask offer brief briefkurs lettera аск 애스크 アスク");
        put(fields, Field.ASK, "a asks offerprice ofr");
        put(
                fields,
                Field.SIDE,
                "compra venta venda achat vente kauf verkauf acquisto vendita buy sell");
        put(fields, Field.SIDE, "покупка продажа 买价 卖价 買値 売値 買價 賣價 매수 매도 alış satış alis satis");
        put(
                fields,
                Field.SIDE,
                "kupno sprzedaż köp sälj mua bán beli jual ซื้อ ขาย شراء بيع קנייה מכירה");
        put(
                fields,
                Field.LAST,
                "last lastprice ultimo último dernier letzter letzte letztekurs ласт");
        put(
                fields,
                Field.LAST,
                "последний последняя son 最新 最新价 最終 最后价 終値段 현재가 최종가 trade tradeprice");
        put(
                fields,
                Field.LAST,
                "price prijs preis prix precio preço prezzo cena цена 价格 価格 가격 l px");
        put(
                fields,
                Field.VOLUME,
                "volume volumen vol objem wolumen volym volum hacim objętość объем");
        put(fields, Field.VOLUME, "成交量 数量 出来高 ボリューム 거래량 khốilượng size qty amount lots v volumi");
        put(
                fields,
                Field.VOLUME,
                "ปริมาณ الحجم נפח tilavuus kiekis apjoms mängd quantity tradesize");
        put(fields, Field.VOLUME_REAL, "volumereal realvolume");
        put(fields, Field.BID_VOLUME, "bidvolume bidsize bidvol bidqty");
        put(fields, Field.ASK_VOLUME, "askvolume asksize askvol askqty");
        put(
                fields,
                Field.FLAGS,
                "flags flag флаги флаг флажки marcas drapeaux banderas indicadores");
        put(fields, Field.FLAGS, "标志 標誌 标记 フラグ 플래그 bayraklar flaggen bandiere sinalizadores flagi");
        put(
                fields,
                Field.SYMBOL,
                "symbol simbolo símbolo instrument ticker pair par символ 交易品种 品种");
        put(
                fields,
                Field.SYMBOL,
                "symbole strumento simboli 銘柄 シンボル 심볼 sembol s currencypair ccypair");
        put(
                fields,
                Field.OPEN,
                "open o opening apertura abertura ouverture eröffnung öffnung открытие");
        put(fields, Field.OPEN, "откр 开盘 开盘价 開盤 始値 시가 açılış otwarcie otevření nyitó abrir aperto");
        put(
                fields,
                Field.OPEN,
                "pembukaan mởcửa eröffnungskurs openprice priceopen öppning avaus άνοιγμα");
        put(
                fields,
                Field.HIGH,
                "high h max maximum máximo maximo haut plushaut hoch höchst hoechst");
        put(fields, Field.HIGH, "höchstkurs massimo максимум макс 最高 最高价 高値 고가 yüksek najwyższy");
        put(
                fields,
                Field.HIGH,
                "najvyšší nejvyšší tertinggi alto alta highprice maks högst korkein υψηλό");
        put(
                fields,
                Field.LOW,
                "low min minimum mínimo minimo bas plusbas tief niedrig tiefst tiefstkurs");
        put(fields, Field.LOW, "minimum minimo минимум мин 最低 最低价 安値 저가 düşük najniższy nejnižší");
        put(fields, Field.LOW, "terendah bajo baja baixa lowprice lägst alin χαμηλό baixo basso");
        put(
                fields,
                Field.CLOSE,
                "close c closing cierre fechamento fecho clôture fermeture schluss");
        put(
                fields,
                Field.CLOSE,
                "schlusskurs chiusura закрытие закр 收盘 收盘价 終値 종가 kapanış zamknięcie");
        put(
                fields,
                Field.CLOSE,
                "zavření závěr záró penutupan đóngcửa closeprice stängning päätös κλείσιμο");
        return Map.copyOf(fields);
    }

    private static void put(Map<String, Field> fields, Field field, String names) {
        BLANK.splitAsStream(names).forEach(name -> fields.putIfAbsent(plain(name), field));
    }
}

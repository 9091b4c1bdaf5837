package io.tickflow.connector.decode;

import java.util.List;
import java.util.Locale;

/**
 * Fields of a tick under the names of MetaTrader bridges. Names are given in precedence, in lower
 * case and without separators: {@code time_msc}, {@code timeMsc} and {@code TIME_MSC} are one name.
 */
enum TickField {
    SYMBOL("symbol", "instrument", "ticker", "pair", "sym", "s"),
    BID("bid", "bidprice", "b"),
    ASK("ask", "askprice", "offer", "a"),
    LAST("last", "lastprice", "l"),
    VOLUME("volumereal", "volume", "vol", "v"),
    FLAGS("flags", "flag"),
    TIME(
            "timemsc",
            "timems",
            "timestampmsc",
            "timestampms",
            "tsms",
            "time",
            "timestamp",
            "datetime",
            "ts",
            "t"),
    /** Time by a second clock of the message, read if there is no other. */
    SERVER_TIME("servertime", "brokertime"),
    /** Date beside a time of day. */
    DATE("date"),
    TYPE("type", "event", "msgtype", "kind");

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable.
    private final List<String> names;

    TickField(String... names) {
        this.names = List.of(names);
    }

    /** Names in precedence. */
    List<String> names() {
        return names;
    }

    /** Lower-case form of a name without separators. */
    static String plain(String name) {
        var plain = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '_' && c != '-' && c != ' ') {
                plain.append(c);
            }
        }
        return plain.toString().toLowerCase(Locale.ROOT);
    }
}

package io.tickflow.connector.fix;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Messages as text: fields {@code tag=value} that SOH ends. */
public final class FixText {

    private static final char SOH = '\001';
    private static final int DIGITS_MAX = 18;

    /** Username(553), Password(554), NewPassword(925), RawData(96), Signature(89). */
    private static final Pattern SECRETS = Pattern.compile("(^|\001)(553|554|925|96|89)=[^\001]*");

    private FixText() {}

    /** The message with a star for each secret. */
    static String mask(String message) {
        return SECRETS.matcher(message).replaceAll("$1$2=*");
    }

    /** MsgType(35); empty if absent. */
    public static String msgType(String message) {
        return field(message, "35");
    }

    /** ClOrdID(11); empty if absent. */
    public static String clOrdId(String message) {
        return field(message, "11");
    }

    /** MsgSeqNum(34); 0 if absent or no number. */
    public static long sequenceNumber(String message) {
        String text = field(message, "34");
        boolean number =
                !text.isEmpty()
                        && text.length() <= DIGITS_MAX
                        && text.chars().allMatch(Character::isDigit);
        return number ? Long.parseLong(text) : 0;
    }

    /** The message with a bar for each SOH. */
    public static String readable(String message) {
        return message.replace(SOH, '|');
    }

    /** Each value of {@code tag}, in the order of the message. */
    static List<String> values(String message, int tag) {
        String start = SOH + Integer.toString(tag) + '=';
        List<String> values = new ArrayList<>();
        for (int from = message.indexOf(start); from >= 0; ) {
            int value = from + start.length();
            int end = message.indexOf(SOH, value);
            values.add(message.substring(value, end < 0 ? message.length() : end));
            from = end < 0 ? end : message.indexOf(start, end);
        }
        return values;
    }

    private static String field(String message, String tag) {
        String start = SOH + tag + '=';
        int from = message.indexOf(start);
        if (from < 0) {
            return "";
        }
        int value = from + start.length();
        int end = message.indexOf(SOH, value);
        return end < 0 ? message.substring(value) : message.substring(value, end);
    }
}

package io.tickflow.connector.decode;

import io.tickflow.core.deadletter.DeadLetterCode;
import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the time of a tick among the times of its message, by precedence of their names and never
 * by their order. Others that can be read must agree to a second. Values of zero or less, and empty
 * ones, are unset. Not thread-safe.
 */
final class EventTimes {

    private static final long AGREE_MILLIS = 1_000;

    private final FeedClock clock;
    private final TickFields fields;
    private long utcMillis;
    private long repeatMillis;
    private boolean certain;
    private @Nullable String unset;

    EventTimes(FeedClock clock, TickFields fields) {
        this.clock = clock;
        this.fields = fields;
    }

    /** UTC time chosen last, the first of both if there are two; 0 before it is read. */
    long utcMillis() {
        return utcMillis;
    }

    /** The later of two times; 0 if the time is certain. */
    long repeatMillis() {
        return repeatMillis;
    }

    /** Forgets the message before. */
    void clear() {
        utcMillis = 0;
        repeatMillis = 0;
        unset = null;
    }

    /**
     * Reads the times of the fields.
     *
     * @throws Undecodable if there is none, or if they contradict each other
     */
    void read(String symbol) throws Undecodable {
        List<Map.Entry<String, String>> times = fields.all(TickField.TIME);
        String chosen = null;
        for (Map.Entry<String, String> time : times) {
            String text = dated(time.getValue());
            if (isUnset(text)) {
                continue;
            }
            if (chosen == null) {
                take(symbol, parse(text));
                chosen = time.getKey();
            } else {
                compare(symbol, chosen, time.getKey(), text);
            }
        }
        if (chosen == null) {
            takeAnother(symbol);
        }
    }

    /** Takes the server's time, a date with its time of day, or a time that is zero. */
    private void takeAnother(String symbol) throws Undecodable {
        for (TickField field : List.of(TickField.SERVER_TIME, TickField.DATE)) {
            String text = fields.first(field);
            if (text != null && !isUnset(strip(text))) {
                take(symbol, parse(text));
                return;
            }
        }
        if (unset == null) {
            throw new Undecodable(
                    DeadLetterCode.MISSING_TIME,
                    "no time: none of time_msc, time, timestamp, datetime, t" + fields.others());
        }
        take(symbol, parse(unset));
    }

    private boolean isUnset(String text) {
        if (text.isEmpty()) {
            return true;
        }
        char first = text.charAt(0);
        if (first != '0' && first != '-') {
            return false;
        }
        try {
            boolean none = Double.parseDouble(text) <= 0;
            unset = none && unset == null ? text : unset;
            return none;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Adds the date of the message to a time of day. */
    private String dated(String text) {
        String time = strip(text);
        String date = fields.first(TickField.DATE);
        int colon = time.indexOf(':');
        return date != null && (colon == 1 || colon == 2) ? strip(date) + ' ' + time : time;
    }

    private static String strip(String text) {
        return TickDecoder.strip(text);
    }

    private static TickTime parse(String text) throws Undecodable {
        try {
            return TickTime.read(strip(text));
        } catch (DateTimeException | ArithmeticException e) {
            throw new Undecodable(
                    DeadLetterCode.BAD_TIME,
                    "cannot read the time '" + text + "': " + e.getMessage());
        }
    }

    private void take(String symbol, TickTime time) {
        certain = time.utc();
        utcMillis = certain ? time.millis() : clock.toUtcMillis(symbol, time.millis());
        repeatMillis = certain ? 0 : clock.repeatUtcMillis(symbol, time.millis());
    }

    /** Compares a time of lower precedence; one that cannot be read says nothing. */
    private void compare(String symbol, String chosen, String name, String text)
            throws Undecodable {
        TickTime other;
        try {
            other = TickTime.read(text);
        } catch (DateTimeException | ArithmeticException e) {
            return;
        }
        long millis = other.utc() ? other.millis() : clock.toUtcMillis(symbol, other.millis());
        long repeat = other.utc() ? 0 : clock.repeatUtcMillis(symbol, other.millis());
        if (agree(utcMillis, millis)) {
            // The other may be certain of what this one left open.
            repeatMillis = other.utc() ? 0 : repeatMillis;
        } else if (repeatMillis != 0 && other.utc() && agree(repeatMillis, millis)) {
            utcMillis = repeatMillis;
            repeatMillis = 0;
        } else if (!(certain && repeat != 0 && agree(utcMillis, repeat))) {
            long apart = Math.abs(utcMillis - millis);
            utcMillis = 0;
            throw new Undecodable(
                    DeadLetterCode.CONTRADICTION,
                    "its times %s and %s are %d ms apart".formatted(chosen, name, apart));
        }
    }

    private static boolean agree(long millis, long otherMillis) {
        return Math.abs(millis - otherMillis) <= AGREE_MILLIS;
    }
}

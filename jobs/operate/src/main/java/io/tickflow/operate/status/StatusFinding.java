package io.tickflow.operate.status;

import org.jspecify.annotations.Nullable;

/**
 * One line of the status.
 *
 * @param item subject of the finding
 * @param level severity
 * @param text finding, one line
 * @param sinceMillis since when it is not well, epoch milliseconds; null if it is well or nobody
 *     knows
 */
public record StatusFinding(
        String item, StatusLevel level, String text, @Nullable Long sinceMillis) {

    public static StatusFinding ok(String item, String text) {
        return new StatusFinding(item, StatusLevel.OK, text, null);
    }

    public static StatusFinding unknown(String item, String text) {
        return new StatusFinding(item, StatusLevel.UNKNOWN, text, null);
    }

    public static StatusFinding warn(String item, String text, @Nullable Long sinceMillis) {
        return new StatusFinding(item, StatusLevel.WARN, text, sinceMillis);
    }

    public static StatusFinding red(String item, String text, @Nullable Long sinceMillis) {
        return new StatusFinding(item, StatusLevel.RED, text, sinceMillis);
    }
}

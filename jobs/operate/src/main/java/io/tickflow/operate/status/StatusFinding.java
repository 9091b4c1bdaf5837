package io.tickflow.cli.health;

import org.jspecify.annotations.Nullable;

/**
 * One line of the status.
 *
 * @param item what it is about
 * @param level how well it is
 * @param text what was found, one line
 * @param sinceMillis since when it is not well, epoch milliseconds; null if it is well or nobody
 *     knows
 */
record Finding(String item, Level level, String text, @Nullable Long sinceMillis) {

    static Finding ok(String item, String text) {
        return new Finding(item, Level.OK, text, null);
    }

    static Finding unknown(String item, String text) {
        return new Finding(item, Level.UNKNOWN, text, null);
    }

    static Finding warn(String item, String text, @Nullable Long sinceMillis) {
        return new Finding(item, Level.WARN, text, sinceMillis);
    }

    static Finding red(String item, String text, @Nullable Long sinceMillis) {
        return new Finding(item, Level.RED, text, sinceMillis);
    }
}

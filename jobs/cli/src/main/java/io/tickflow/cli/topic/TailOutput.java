package io.tickflow.cli.topic;

import io.tickflow.cli.console.Console;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Predicate;

/** Prints records that match, and counts those that cannot be read. One thread. */
final class TailOutput {

    /** A check flushes. */
    private static final int LINES_A_CHECK = 256;

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean json;
    private final Predicate<ShownRecord> wanted;
    private long left;
    private long unreadable;

    /**
     * @param wanted true for the records to print
     * @param recordsMax records to print
     */
    TailOutput(Console console, boolean json, Predicate<ShownRecord> wanted, long recordsMax) {
        this.out = console.out();
        this.err = console.err();
        this.json = json;
        this.wanted = wanted;
        this.left = recordsMax;
    }

    boolean matches(ShownRecord record) {
        return wanted.test(record);
    }

    /** Prints a record if it matches; gives false if no more are wanted. */
    boolean print(ShownRecord record) {
        if (!matches(record)) {
            return true;
        }
        out.println(json ? RecordLine.json(record) : RecordLine.brief(record));
        unreadable += record.isReadable() ? 0 : 1;
        left--;
        return left > 0 && (left % LINES_A_CHECK != 0 || flush());
    }

    /** Takes any number of records from now on. */
    void liftLimit() {
        left = Long.MAX_VALUE;
    }

    /** Shows what was printed; gives false if nobody reads it any more. */
    boolean flush() {
        return !out.checkError();
    }

    /** Says how many records could not be read, if there were any. */
    void end() {
        out.flush();
        if (unreadable > 0) {
            err.printf(
                    Locale.ROOT, "tickflow: %,d of the records above cannot be read%n", unreadable);
            err.flush();
        }
    }
}

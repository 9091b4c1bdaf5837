package io.tickflow.cli.bar;

import io.tickflow.cli.console.CommandException;
import io.tickflow.cli.console.ProgressWords;
import io.tickflow.core.deadletter.DeadLetterCode;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts of a run: every row read is accepted, rejected or malformed. */
final class BarCounts {

    private final Map<DeadLetterCode, Long> rejected = new EnumMap<>(DeadLetterCode.class);
    private long accepted;
    private long malformed;
    private long bars;
    private long forming;

    void tick(@Nullable DeadLetterCode rejection) {
        if (rejection == null) {
            accepted++;
        } else {
            rejected.merge(rejection, 1L, Long::sum);
        }
    }

    void malformed(long lines) {
        malformed += lines;
    }

    void bar(boolean isForming) {
        if (isForming) {
            forming++;
        } else {
            bars++;
        }
    }

    long read() {
        return accepted + rejectedTotal() + malformed;
    }

    /**
     * Refuses a run without ticks.
     *
     * @throws CommandException if no tick was accepted
     */
    void requireAccepted() {
        if (accepted == 0) {
            throw CommandException.invalid(
                    "no tick was accepted of %s read. Maybe --from, --to or --server-time is"
                                    .formatted(ProgressWords.count(read(), "row"))
                            + " wrong: bin/tickflow ticks inspect shows how the files are read");
        }
    }

    private long rejectedTotal() {
        return rejected.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Prints the counts. */
    void print(PrintWriter out, boolean keepsForming) {
        out.printf(
                Locale.ROOT,
                "%s read = %,d accepted + %,d rejected + %,d malformed%n",
                ProgressWords.count(read(), "row"),
                accepted,
                rejectedTotal(),
                malformed);
        rejected.forEach((code, count) -> out.printf(Locale.ROOT, "  %s %,d%n", code, count));
        out.printf(
                Locale.ROOT,
                "%s, %,d forming%s%n",
                ProgressWords.count(bars, "closed bar"),
                forming,
                forming == 0 || keepsForming ? "" : ", left out (--forming writes it)");
    }

    /** Counts as fields of a JSON object. */
    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("rowsRead", read());
        fields.put("accepted", accepted);
        fields.put("rejected", rejected);
        fields.put("malformed", malformed);
        fields.put("bars", bars);
        fields.put("forming", forming);
        return fields;
    }
}

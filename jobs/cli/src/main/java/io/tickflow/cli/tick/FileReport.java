package io.tickflow.cli.tick;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tickflow.core.market.ServerTime;
import io.tickflow.ticks.MalformedLine;
import io.tickflow.ticks.Reading;
import io.tickflow.ticks.TickRow;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Report on one file. The names of its components are the keys of the JSON report.
 *
 * @param file name of the file
 * @param symbol of its ticks; null if the file is refused
 * @param format such as {@code MT5 ticks}; null if the file is refused
 * @param container compressions and encoding
 * @param clock rule of its times; null if it is the server's
 * @param columns in the order of the file
 * @param rows first three ticks
 * @param first time of the first tick by the file's clock
 * @param last time of the last tick
 * @param ticks read
 * @param lines of the file, with header and unreadable lines
 * @param malformed unreadable lines, by reason
 * @param malformedLines the first of them
 * @param outOfOrder ticks earlier than the one before
 * @param crossed ticks with the bid above the ask
 * @param notes about decisions and doubts
 * @param problem reason of a refusal; null without one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FileReport(
        String file,
        @Nullable String symbol,
        @Nullable String format,
        @Nullable String container,
        @Nullable String clock,
        List<Reading.Column> columns,
        List<Row> rows,
        @Nullable String first,
        @Nullable String last,
        long ticks,
        long lines,
        Map<String, Long> malformed,
        List<MalformedLine> malformedLines,
        long outOfOrder,
        long crossed,
        List<String> notes,
        @Nullable String problem) {

    /**
     * Tick for the user.
     *
     * @param time by the file's clock
     * @param bid null if it is not known, as the other prices
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(
            long line,
            String time,
            @Nullable Double bid,
            @Nullable Double ask,
            @Nullable Double last,
            double volume,
            int flags) {

        static Row of(TickRow row) {
            return new Row(
                    row.line(),
                    FileTimes.text(row.serverLocalMillis()),
                    known(row.bid()),
                    known(row.ask()),
                    known(row.last()),
                    row.volume(),
                    row.flags());
        }

        private static @Nullable Double known(double price) {
            return Double.isNaN(price) ? null : price;
        }
    }

    /** Report on a file that cannot be read. */
    static FileReport refused(String file, String problem) {
        return new FileReport(
                file, null, null, null, null, List.of(), List.of(), null, null, 0, 0, Map.of(),
                List.of(), 0, 0, List.of(), problem);
    }

    static @Nullable String words(@Nullable ServerTime clock) {
        return clock == null ? null : clock.toString();
    }
}

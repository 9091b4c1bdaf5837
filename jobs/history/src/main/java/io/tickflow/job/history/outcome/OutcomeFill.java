package io.tickflow.job.history.outcome;

import com.fasterxml.jackson.core.JsonParser;
import io.tickflow.connector.clickhouse.ClickHouseConfig;
import io.tickflow.core.outcome.DecisionQuote;
import io.tickflow.core.outcome.OutcomeTracker;
import io.tickflow.job.history.sql.QueryException;
import io.tickflow.job.history.sql.QueryResult;
import io.tickflow.job.history.sql.RowSink;
import io.tickflow.job.history.sql.SqlConsole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Fills the table {@code outcomes} from the table {@code features}. Every decision gets a row for
 * each horizon that has passed, vetoed and below-gate ones too. The same again replaces rows. One
 * thread.
 */
public final class OutcomeFill implements AutoCloseable {

    private static final long LONGEST_MILLIS =
            OutcomeTracker.HORIZONS_MILLIS.get(OutcomeTracker.HORIZONS_MILLIS.size() - 1);

    /** Decisions of each symbol, and the newest one that has all its outcomes. */
    private static final String SYMBOLS =
            """
            SELECT f.pipeline AS pipeline, f.symbol AS symbol, f.decisions AS decisions, o.newest AS newest
            FROM (SELECT pipeline, symbol, count() AS decisions FROM features GROUP BY pipeline, symbol) AS f
            LEFT JOIN
            (
                SELECT pipeline, symbol, toNullable(toUnixTimestamp64Milli(max(event_time))) AS newest
                FROM outcomes WHERE horizon_millis = %d GROUP BY pipeline, symbol
            ) AS o ON o.pipeline = f.pipeline AND o.symbol = f.symbol
            ORDER BY pipeline, symbol
            """
                    .formatted(LONGEST_MILLIS);

    private static final String QUOTES =
            """
            SELECT decision_id, toUnixTimestamp64Milli(event_time), bid, ask FROM features
            WHERE pipeline = {pipeline:String} AND symbol = {symbol:String}
              AND event_time >= fromUnixTimestamp64Milli({from:Int64}, 'UTC')
            ORDER BY event_time, ordinal
            """;

    private final SqlConsole history;
    private final OutcomeRows rows;

    /**
     * Result for one symbol.
     *
     * @param pipeline name of the pipeline
     * @param symbol as the feed names it
     * @param decisions number of decisions that were read
     * @param outcomes number of rows that were written
     */
    public record Filled(String pipeline, String symbol, long decisions, long outcomes) {}

    /**
     * @throws IOException if a password file or a file of TLS cannot be read
     * @throws QueryException likewise
     */
    public OutcomeFill(ClickHouseConfig config) throws IOException, QueryException {
        this.history = new SqlConsole(config);
        this.rows = new OutcomeRows(config);
    }

    /**
     * Fills what is missing.
     *
     * @param fromMillis first decision to fill again, epoch milliseconds; null to go on where the
     *     last call ended
     * @param progress told the number of decisions read so far
     * @throws IOException if the history takes no rows
     * @throws QueryException if it does not answer, or has no such table
     */
    public List<Filled> run(@Nullable Long fromMillis, LongConsumer progress)
            throws IOException, QueryException {
        var filled = new ArrayList<Filled>();
        long read = 0;
        for (List<@Nullable String> symbol : history.query(SYMBOLS).rows()) {
            String newest = symbol.get(3);
            long from =
                    fromMillis != null ? fromMillis : newest == null ? 0 : Long.parseLong(newest);
            long before = read;
            Filled one =
                    fill(
                            Objects.requireNonNull(symbol.get(0)),
                            Objects.requireNonNull(symbol.get(1)),
                            from,
                            count -> progress.accept(before + count));
            read += one.decisions();
            filled.add(one);
        }
        return filled;
    }

    /**
     * Number of decisions that a run from the beginning would read.
     *
     * @throws QueryException as {@link #run}
     */
    public long decisions() throws QueryException {
        return history.query(SYMBOLS).rows().stream()
                .mapToLong(row -> Long.parseLong(Objects.requireNonNull(row.get(2))))
                .sum();
    }

    private Filled fill(String pipeline, String symbol, long fromMillis, LongConsumer progress)
            throws IOException, QueryException {
        long before = rows.written();
        var tracker =
                new OutcomeTracker(
                        outcome -> {
                            try {
                                rows.add(pipeline, symbol, outcome);
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        });
        var quotes = new Quotes(tracker, progress);
        try {
            history.stream(
                    QUOTES,
                    Map.of(
                            "pipeline",
                            pipeline,
                            "symbol",
                            symbol,
                            "from",
                            Long.toString(fromMillis)),
                    quotes);
        } catch (UncheckedIOException e) {
            throw Objects.requireNonNull(e.getCause());
        }
        rows.flush();
        return new Filled(pipeline, symbol, quotes.count, rows.written() - before);
    }

    @Override
    public void close() {
        rows.close();
        history.close();
    }

    /** Passes rows of the history to a tracker. */
    private static final class Quotes implements RowSink {

        private static final long PROGRESS_ROWS = 10_000;

        private final OutcomeTracker tracker;
        private final LongConsumer progress;
        private long count;

        Quotes(OutcomeTracker tracker, LongConsumer progress) {
            this.tracker = tracker;
            this.progress = progress;
        }

        @Override
        public void begin(List<QueryResult.Column> columns) {}

        @Override
        public boolean row(JsonParser values) throws IOException {
            values.nextToken();
            String decisionId = values.getText();
            values.nextToken();
            long millis = values.getValueAsLong();
            values.nextToken();
            double bid = values.getValueAsDouble();
            values.nextToken();
            double ask = values.getValueAsDouble();
            values.nextToken();
            tracker.add(new DecisionQuote(decisionId, millis, bid, ask));
            count++;
            if (count % PROGRESS_ROWS == 0) {
                progress.accept(count);
            }
            return true;
        }

        @Override
        public void end() {
            progress.accept(count);
        }
    }
}

package io.tickflow.operate.replay;

import io.tickflow.core.signal.RegimeVote;
import io.tickflow.core.signal.SignalState;
import io.tickflow.job.history.sql.QueryException;
import io.tickflow.job.history.sql.QueryResult;
import io.tickflow.job.history.sql.SqlConsole;
import io.tickflow.model.contract.FeatureSchema;
import io.tickflow.operate.OperationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Symbols of a window, and what has to be known before their first decision. One thread. */
final class RecordedSeries {

    private static final String SYMBOLS =
            """
            SELECT symbol, count(), toUnixTimestamp64Milli(min(event_time)),
                toUnixTimestamp64Milli(max(event_time)), arrayStringConcat(groupUniqArray(feature_schema), ' ')
            FROM features WHERE %s GROUP BY symbol ORDER BY symbol
            """
                    .formatted(HistoryWindow.CONDITION);

    private static final String BUNDLES =
            "SELECT DISTINCT model_id, model_version, model_digest FROM predictions WHERE "
                    + HistoryWindow.CONDITION
                    + " AND role = 'CHAMPION'";

    private static final String CANDIDATE =
            "SELECT toUnixTimestamp64Milli(max(event_time)) FROM signals WHERE"
                    + " pipeline = {pipeline:String} AND symbol = {symbol:String} AND verdict ="
                    + " 'CANDIDATE' AND event_time < fromUnixTimestamp64Milli({from:Int64}, 'UTC')"
                    + " HAVING count() > 0";

    private static final String REGIME =
            "SELECT toString(regime_probability), toUnixTimestamp64Milli(event_time) FROM predictions"
                    + " WHERE pipeline = {pipeline:String} AND symbol = {symbol:String} AND role ="
                    + " 'CHAMPION' AND regime_abstention != 'OTHER_DECISION_POINT' AND event_time <"
                    + " fromUnixTimestamp64Milli({from:Int64}, 'UTC') ORDER BY event_time DESC LIMIT 1";

    private final SqlConsole history;
    private final HistoryWindow window;

    /**
     * Decisions of one symbol in the window.
     *
     * @param symbol as the feed names it
     * @param decisions number of them
     * @param firstMillis event time of the first
     * @param lastMillis event time of the last
     * @param schemas hashes of their feature schemas
     */
    record Series(
            String symbol,
            long decisions,
            long firstMillis,
            long lastMillis,
            List<String> schemas) {}

    RecordedSeries(SqlConsole history, HistoryWindow window) {
        this.history = history;
        this.window = window;
    }

    /**
     * Finds the symbols.
     *
     * @throws OperationException if there are none
     */
    List<Series> symbols() throws QueryException {
        var found = new ArrayList<Series>();
        for (List<@Nullable String> row : rows(SYMBOLS, window)) {
            found.add(
                    new Series(
                            cell(row, 0),
                            Long.parseLong(cell(row, 1)),
                            Long.parseLong(cell(row, 2)),
                            Long.parseLong(cell(row, 3)),
                            List.of(cell(row, 4).split(" "))));
        }
        if (found.isEmpty()) {
            throw OperationException.invalid(
                    "the history has no decision of pipeline '"
                            + window.pipeline()
                            + "'"
                            + (window.symbol().isEmpty() ? "" : " on " + window.symbol())
                            + " in this window. Maybe another time (bin/tickflow sql -f or"
                            + " 'SELECT pipeline, symbol, min(event_time), max(event_time) FROM features"
                            + " GROUP BY ALL' tells which there are)");
        }
        return found;
    }

    /**
     * Checks that all decisions can be made again.
     *
     * @throws OperationException naming every schema and bundle that is not at hand
     */
    void check(List<Series> symbols, FeatureSchema schema, RuleBook book) throws QueryException {
        var problems = new ArrayList<String>();
        for (Series series : symbols) {
            for (String recorded : series.schemas()) {
                if (!recorded.equals(schema.hash())) {
                    problems.add(
                            "%s has decisions with the feature schema %s, the settings declare %s. Maybe name the settings of then with --config"
                                    .formatted(series.symbol(), recorded, schema.hash()));
                }
            }
        }
        for (List<@Nullable String> row : rows(BUNDLES, window)) {
            if (!book.knows(cell(row, 2))) {
                problems.add(
                        "decisions were made with %s version %s, digest %s, which is not at hand. Maybe name its folder with --recorded"
                                .formatted(cell(row, 0), cell(row, 1), cell(row, 2)));
            }
        }
        if (!problems.isEmpty()) {
            throw OperationException.invalid(
                    "the decisions cannot be made again:\n  - " + String.join("\n  - ", problems));
        }
    }

    /** State of the signal checks of a symbol before the window. */
    SignalState before(String symbol, boolean regime) throws QueryException {
        HistoryWindow own = window.of(symbol);
        long candidate = SignalState.NO_CANDIDATE;
        for (List<@Nullable String> row : rows(CANDIDATE, own)) {
            candidate = Long.parseLong(cell(row, 0));
        }
        RegimeVote vote = RegimeVote.NONE;
        if (regime) {
            for (List<@Nullable String> row : rows(REGIME, own)) {
                String probability = cell(row, 0);
                vote =
                        new RegimeVote(
                                probability.equals("nan")
                                        ? Float.NaN
                                        : Float.parseFloat(probability),
                                Long.parseLong(cell(row, 1)));
            }
        }
        return new SignalState(candidate, vote);
    }

    private List<List<@Nullable String>> rows(String sql, HistoryWindow of) throws QueryException {
        QueryResult result = history.query(sql, of.parameters());
        return result.rows();
    }

    private static String cell(List<@Nullable String> row, int column) {
        return Objects.requireNonNullElse(row.get(column), "");
    }
}

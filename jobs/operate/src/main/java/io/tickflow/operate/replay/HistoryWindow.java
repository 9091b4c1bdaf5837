package io.tickflow.operate.replay;

import java.util.HashMap;
import java.util.Map;

/**
 * Decisions of a pipeline between two times.
 *
 * @param pipeline name of the deployment that made them
 * @param symbol one symbol; empty for all of them
 * @param fromMillis first event time, UTC epoch milliseconds
 * @param toMillis event time before which the window ends
 */
public record HistoryWindow(String pipeline, String symbol, long fromMillis, long toMillis) {

    /** Condition of SQL on rows of the window, with the parameters of {@link #parameters}. */
    static final String CONDITION =
            "pipeline = {pipeline:String} AND ({symbol:String} = '' OR symbol = {symbol:String})"
                    + " AND event_time >= fromUnixTimestamp64Milli({from:Int64}, 'UTC')"
                    + " AND event_time < fromUnixTimestamp64Milli({to:Int64}, 'UTC')";

    /** The same window of one symbol. */
    HistoryWindow of(String other) {
        return new HistoryWindow(pipeline, other, fromMillis, toMillis);
    }

    /** The same symbols between other times. */
    HistoryWindow between(long from, long to) {
        return new HistoryWindow(pipeline, symbol, from, to);
    }

    /** Values of the condition's parameters. */
    Map<String, String> parameters() {
        var parameters = new HashMap<String, String>();
        parameters.put("pipeline", pipeline);
        parameters.put("symbol", symbol);
        parameters.put("from", Long.toString(fromMillis));
        parameters.put("to", Long.toString(toMillis));
        return parameters;
    }
}

package io.tickflow.operate.replay;

import io.tickflow.core.feature.StateAnchor;
import io.tickflow.job.history.sql.QueryException;
import io.tickflow.job.history.sql.SqlConsole;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** Finds the recorded state to start a derivation from. */
final class AnchorReader {

    private static final String NEAREST =
            """
            SELECT decision_id, symbol, toUnixTimestamp64Milli(event_time), ordinal, feature_schema,
                tick_partition, tick_offset, groups
            FROM state_anchors
            WHERE pipeline = {pipeline:String} AND symbol = {symbol:String}
                AND event_time < fromUnixTimestamp64Milli({from:Int64}, 'UTC')
            ORDER BY event_time DESC, ordinal DESC LIMIT 1
            """;

    private AnchorReader() {}

    /** Newest anchor before a window of one symbol; null if there is none. */
    static @Nullable StateAnchor before(SqlConsole history, HistoryWindow window)
            throws QueryException {
        var found = new ArrayList<StateAnchor>();
        history.stream(
                NEAREST, window.parameters(), RowCells.each(cells -> found.add(anchor(cells))));
        return found.isEmpty() ? null : found.get(0);
    }

    private static StateAnchor anchor(RowCells cells) throws IOException {
        String id = cells.text();
        String symbol = cells.text();
        long millis = cells.whole();
        int ordinal = (int) cells.whole();
        String schema = cells.text();
        int partition = (int) cells.whole();
        long offset = cells.whole();
        var groups = new LinkedHashMap<String, byte[]>();
        cells.texts().forEach((name, bytes) -> groups.put(name, Base64.getDecoder().decode(bytes)));
        return new StateAnchor(id, symbol, millis, ordinal, schema, partition, offset, groups);
    }
}

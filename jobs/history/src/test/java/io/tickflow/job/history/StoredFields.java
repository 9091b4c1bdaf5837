package io.tickflow.job.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.connector.clickhouse.ClickHouseConfig;
import io.tickflow.job.history.sql.QueryException;
import io.tickflow.job.history.sql.SqlConsole;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of event 7 of {@link TestEvents}, on the stack of {@link HistoryJobITCase}. */
final class StoredFields {

    private final ClickHouseConfig history;
    private final String schema;

    /**
     * @param schema hash of the feature schema
     */
    StoredFields(ClickHouseConfig history, String schema) {
        this.history = history;
        this.schema = schema;
    }

    void shouldHaveEveryFieldInItsColumn() throws QueryException {
        String id = TestEvents.decisionId(7);
        String time = "2014-05-01 00:00:00.007";
        String start = "2014-05-01 00:00:00.000";

        assertThat(rowOf("features", "event_id = '" + id + "/features'"))
                .containsSequence(id + "/features", id, "tickflow", "DEMO", "EURUSD", time, "0")
                .containsSequence("00000000000000ff", schema, "true", "[7]", "1")
                .containsSequence("1", "1.1", "1.2", "0.1", "3", "7")
                .containsSequence("nan", "7.001", "7.002");
        assertThat(rowOf("predictions", "decision_id = '" + id + "' AND role = 'SHADOW'"))
                .startsWith(id + "/prediction/shadow", id)
                .contains("0.75");
        assertThat(rowOf("predictions", "decision_id = '" + id + "' AND role = 'CHAMPION'"))
                .startsWith(
                        id + "/prediction",
                        id,
                        "tickflow",
                        "DEMO",
                        "EURUSD",
                        time,
                        "m",
                        "1",
                        "ab".repeat(32),
                        "nan",
                        "0",
                        "nan",
                        "NO_QUORUM",
                        "nan",
                        "NONE",
                        "nan",
                        "NONE",
                        "{}",
                        "{\"direction.xgboost\":\"FAILED\"}",
                        "CHAMPION");
        assertThat(rowOf("signals", "decision_id = '" + id + "'"))
                .startsWith(
                        id + "/signal",
                        id,
                        "tickflow",
                        "DEMO",
                        "EURUSD",
                        time,
                        "7",
                        "BUY",
                        "0.7",
                        "VETOED")
                .containsSequence("WIDE_SPREAD", "1.1", "1.2", "10000", "5000", time, "m", "1")
                .containsSequence("m", "1", "CHAMPION");
        assertThat(rowOf("orders", "decision_id = '" + id + "'"))
                .startsWith(
                        id + "/order/paper/EXIT-0",
                        id,
                        "tickflow",
                        "DEMO",
                        "EURUSD",
                        time,
                        "paper",
                        "EXIT",
                        "0")
                .containsSequence("APPROVED", "NONE", "c7", "SELL", "1000", "1.1", "1.2", time)
                .containsSequence(time, null, "", "0", "nan", "nan", "", "", "4");
        assertThat(rowOf("leases", "epoch = 7 AND " + HistoryJobITCase.OF_DESKS))
                .startsWith(
                        "other/lease/desk/OPENED-1398902400007",
                        "tickflow",
                        "DEMO",
                        "other",
                        "OPENED")
                .containsSequence("7", "desk", "5000", "3", time);
        assertThat(rowOf("executions", "decision_id = '" + id + "'"))
                .startsWith(
                        "c7/c7/EXPIRED",
                        id,
                        "tickflow",
                        "DEMO",
                        "EURUSD",
                        time,
                        "paper",
                        "EXIT",
                        "0",
                        "c7")
                .containsSequence("SELL", "EXPIRED", "1000", "0", "nan", "0", "nan", "")
                .containsSequence("c7/EXPIRED", "late", start);
        assertThat(rowOf("dead_letters", "source_offset = 7"))
                .startsWith(
                        "mt5.ticks-1-7",
                        "tickflow",
                        "DEMO",
                        "",
                        "1970-01-01 00:00:00.000",
                        "NOT_JSON")
                .containsSequence("1003", "it's no JSON", "mt5.ticks", "1", "7")
                .containsSequence("\n\n\n{ä", "6", "4294967295");
        assertThat(rowOf("breaker_changes", "decision_id = '" + id + "'"))
                .startsWith(
                        id + "/breaker/m/1/direction.xgboost/CLOSED-OPEN",
                        "tickflow",
                        "DEMO",
                        "EURUSD",
                        time,
                        id,
                        "m",
                        "1",
                        "direction.xgboost",
                        "2")
                .containsSequence("CLOSED", "OPEN", "LATE", "5", "1000", time);
        assertThat(rowOf("venue_messages", "sequence_number = 7"))
                .startsWith("a1/1/7", "tickflow", "DEMO", "a1", time, "SENT", "D", "7", "c7")
                .contains("8=FIX.4.4|35=D|34=7|11=c7|");
        assertThat(rowOf("feed_events", "tick_offset = 7"))
                .startsWith("GAP/EURUSD/1-7", "tickflow", "DEMO", "EURUSD", time, "GAP")
                .containsSequence("no tick for 61 s before this one", "61000", "1", "7");
        assertThat(rowOf("model_aliases", "sequence = 7"))
                .startsWith("e7/alias/champion", "tickflow", "DEMO", "7", "m", "champion")
                .containsSequence("2", "d", "1", "better", "ann@desk", time);
        assertThat(rowOf("model_versions", "sequence = 7"))
                .startsWith("e7/published", "tickflow", "DEMO", "7", "m", "2", "d", "3", "700")
                .containsSequence("ann@desk", time);
        assertThat(rowOf("model_trainings", "sequence = 7"))
                .startsWith("e7/training", "tickflow", "DEMO", "7", "m", "2", "d", "sm_N5")
                .containsSequence("100", "60000", "0.61", "nan", "ann@desk", time);
        assertThat(rowOf("ticks", "event_time = '" + time + "' ORDER BY kafka_offset LIMIT 1"))
                .startsWith("mt5.ticks", "EURUSD", time, "1970-01-01 00:00:00.000", "1.1", "1.2")
                .containsSequence("nan", "0", "6", "");
        assertThat(rowOf("ticks", "code != '' AND event_time = appended_at"))
                .startsWith("mt5.ticks", "EURUSD")
                .containsSequence("nan", "nan", "nan", "0", "0", "MISSING_TIME");
        assertThat(rowOf("accuracy_changes", "decision_id = '" + id + "'"))
                .startsWith(
                        id + "/accuracy/CHAMPION/m/1/direction.xgboost",
                        "tickflow",
                        "DEMO",
                        "EURUSD",
                        time,
                        id,
                        "m",
                        "1",
                        "CHAMPION",
                        "direction.xgboost",
                        "LOW")
                .containsSequence("0.5", "0.4", "0.61", "200", "0.6", "1000");
        assertThat(rowOf("controls", "event_id = 'k7'"))
                .startsWith("k7", "tickflow", "DEMO", "paper", "HALT", "ann@desk", "news")
                .containsSequence("EURUSD", "", null, "nan", "");
        assertThat(query("SELECT min(appended_at) > now() - toIntervalHour(1) FROM signals"))
                .containsExactly("1");
        assertThat(query("SELECT groups['gate'], * FROM state_anchors WHERE tick_offset = 7"))
                .startsWith("Bw==", id + "/anchor", id, "DEMO", "EURUSD", time, "0", "tickflow")
                .containsSequence(schema, "3", "7");
    }

    private List<@Nullable String> rowOf(String table, String condition) throws QueryException {
        return query("SELECT * FROM " + table + " WHERE " + condition);
    }

    private List<@Nullable String> query(String sql) throws QueryException {
        try (SqlConsole console = new SqlConsole(history)) {
            return console.query(sql).rows().get(0);
        }
    }
}

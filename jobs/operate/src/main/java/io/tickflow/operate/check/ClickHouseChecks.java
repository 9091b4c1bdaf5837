package io.tickflow.operate.check;

import io.tickflow.job.history.sql.SchemaMigrator;
import io.tickflow.operate.OperationException;
import io.tickflow.operate.observe.ClickHouseObserver;
import io.tickflow.operate.observe.HistoryView;
import io.tickflow.settings.HistoryConfig;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks that ClickHouse answers and that this program knows its tables. */
public final class ClickHouseChecks {

    private static final String ANSWER = "clickhouse";
    private static final String SCHEMA = "schema";

    private ClickHouseChecks() {}

    public static List<CheckResult> run(@Nullable HistoryConfig history) {
        if (history == null) {
            String why = "the settings of the HistoryJob are refused";
            return List.of(CheckResult.skip(ANSWER, why), CheckResult.skip(SCHEMA, why));
        }
        try {
            HistoryView view = ClickHouseObserver.observe(history.clickHouse());
            return List.of(
                    CheckResult.pass(ANSWER, history.clickHouse().url() + " answers"),
                    schema(view.schemaVersion(), SchemaMigrator.newestVersion()));
        } catch (OperationException e) {
            return List.of(
                    CheckResult.fail(
                            ANSWER,
                            String.valueOf(e.getMessage()),
                            "start it, or correct tickflow.history.clickhouse.*"),
                    CheckResult.skip(SCHEMA, "ClickHouse does not answer"));
        }
    }

    /** Checks the version of the tables for a program that brings them to {@code known}. */
    static CheckResult schema(int found, int known) {
        if (found == 0) {
            return CheckResult.pass(
                    SCHEMA, "no tables yet: the HistoryJob makes them when it starts");
        }
        if (found > known) {
            return CheckResult.fail(
                    SCHEMA,
                    "the tables have version %d, this program knows %d".formatted(found, known),
                    "use the newer program that made them");
        }
        return CheckResult.pass(
                SCHEMA,
                found == known
                        ? "version " + found
                        : "version %d; the HistoryJob brings it to %d when it starts"
                                .formatted(found, known));
    }
}

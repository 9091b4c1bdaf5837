package io.tickflow.cli.health;

import io.tickflow.cli.CommandException;
import io.tickflow.job.history.HistoryConfig;
import io.tickflow.job.history.sql.SchemaMigrator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether ClickHouse answers, and whether this program knows its tables. */
final class ClickHouseChecks {

    private static final String ANSWER = "clickhouse";
    private static final String SCHEMA = "schema";

    private ClickHouseChecks() {}

    static List<Diagnosis> run(@Nullable HistoryConfig history) {
        if (history == null) {
            String why = "the settings of the HistoryJob are refused";
            return List.of(Diagnosis.skip(ANSWER, why), Diagnosis.skip(SCHEMA, why));
        }
        try {
            HistoryView view = ClickHouseObserver.observe(history.clickHouse());
            return List.of(
                    Diagnosis.pass(ANSWER, history.clickHouse().url() + " answers"),
                    schema(view.schemaVersion(), SchemaMigrator.newestVersion()));
        } catch (CommandException e) {
            return List.of(
                    Diagnosis.fail(
                            ANSWER,
                            String.valueOf(e.getMessage()),
                            "start it, or correct tickflow.history.clickhouse.*"),
                    Diagnosis.skip(SCHEMA, "ClickHouse does not answer"));
        }
    }

    /** What the version of the tables means for a program that brings them to {@code known}. */
    static Diagnosis schema(int found, int known) {
        if (found == 0) {
            return Diagnosis.skip(
                    SCHEMA, "no tables yet: the HistoryJob makes them when it starts");
        }
        if (found > known) {
            return Diagnosis.fail(
                    SCHEMA,
                    "the tables have version %d, this program knows %d".formatted(found, known),
                    "use the newer program that made them");
        }
        return Diagnosis.pass(
                SCHEMA,
                found == known
                        ? "version " + found
                        : "version %d; the HistoryJob brings it to %d when it starts"
                                .formatted(found, known));
    }
}

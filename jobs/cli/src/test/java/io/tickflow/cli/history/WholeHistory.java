package io.tickflow.cli.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.clickhouse.client.api.Client;
import io.tickflow.cli.CapturedCommandLine;
import io.tickflow.connector.clickhouse.ClickHouseConfig;
import io.tickflow.job.history.HistoryJob;
import io.tickflow.job.history.sql.SqlConsole;
import io.tickflow.job.history.table.AuditedTable;
import io.tickflow.job.history.table.EventTables;
import io.tickflow.job.history.tick.AuditedTicks;
import io.tickflow.sandbox.stack.Sandbox;
import io.tickflow.settings.HistoryConfig;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;

/**
 * Whole history of a stack whose HistoryJob runs and whose other jobs are quiet: each event of each
 * topic has one row, void verdicts change no answer of the cookbook, and a planted hole is found.
 */
public final class WholeHistory {

    /** Tables that a stack that has traded has rows in. */
    private static final Set<String> FILLED =
            Set.of(
                    "features",
                    "predictions",
                    "signals",
                    "outcomes",
                    "orders",
                    "executions",
                    "venue_messages",
                    "leases",
                    "state_anchors",
                    "ticks");

    private final Sandbox sandbox;
    private final ClickHouseConfig clickHouse;
    private final List<AuditedTable> tables;

    /**
     * The history of {@code sandbox}.
     *
     * @param settings of its HistoryJob
     */
    public WholeHistory(Sandbox sandbox, Map<String, String> settings) {
        this.sandbox = sandbox;
        var configuration = new HashMap<>(settings);
        configuration.put("tickflow.kafka.bootstrap-servers", sandbox.bootstrapServers());
        configuration.put("tickflow.history.clickhouse.url", sandbox.clickHouseUrl());
        HistoryConfig config = HistoryJob.configure(Configuration.fromMap(configuration));
        this.clickHouse = config.clickHouse();
        this.tables = new ArrayList<>(EventTables.ALL);
        HistoryConfig.Ticks ticks = config.ticks();
        if (ticks == null) {
            throw new IllegalArgumentException("ticks are not stored");
        }
        tables.add(new AuditedTicks(ticks.topic(), ticks.clock()));
    }

    /** Checks all of it; plants two void verdicts, and a database with a hole. */
    public void check() throws Exception {
        assertVerified();
        assertEachEventOnce();
        assertVoidVerdictsLeftOut();
        assertHoleFound();
    }

    private void assertEachEventOnce() throws Exception {
        try (var console = new SqlConsole(clickHouse)) {
            for (AuditedTable table : tables) {
                EventIds recorded = EventIds.ofTopic(sandbox.bootstrapServers(), table);
                EventIds stored = EventIds.ofRows(console, table);

                say(
                        "%s: %,d records of %,d events, %,d rows",
                        table.name(), recorded.count(), recorded.distinct(), stored.count());
                assertThat(stored.count() - stored.distinct())
                        .as("duplicates in %s", table.name())
                        .isZero();
                assertThat(stored.distinct())
                        .as("rows of %s", table.name())
                        .isEqualTo(recorded.distinct());
                assertThat(stored.sameIds(recorded)).as("ids of %s", table.name()).isTrue();
                if (FILLED.contains(table.name())) {
                    assertThat(stored.count()).as(table.name()).isPositive();
                }
            }
        }
    }

    private void assertVoidVerdictsLeftOut() throws Exception {
        try (var console = new SqlConsole(clickHouse)) {
            var voids = VoidVerdicts.of(console, sandbox.bootstrapServers());
            var cookbook = new CookbookAnswers(console, voids.repeatedDecision(), voids.strayId());
            Map<String, CookbookAnswers.Answer> before = cookbook.all();

            voids.plant();
            assertVerified();
            assertThat(voids.stored(console)).as("void rows").isEqualTo(VoidVerdicts.COUNT);
            Map<String, CookbookAnswers.Answer> after = cookbook.all();

            assertThat(after.values())
                    .allSatisfy(answer -> assertThat(answer.sightings()).isZero());
            assertThat(after.get(VoidVerdicts.QUESTION))
                    .as("the answer that is about them")
                    .isNotEqualTo(before.get(VoidVerdicts.QUESTION));
            for (String counted : List.of(VoidVerdicts.QUESTION, CookbookAnswers.ROW_COUNTS)) {
                before.remove(counted);
                after.remove(counted);
            }
            assertThat(after).isEqualTo(before);
            say("%d answers are the same with void verdicts", after.size());
        }
    }

    private void assertHoleFound() throws Exception {
        try (Client client = clickHouse.connect()) {
            for (String sql :
                    List.of(
                            "CREATE DATABASE holed",
                            "CREATE TABLE holed.signals AS tickflow.signals",
                            "CREATE TABLE holed.dead_letters AS tickflow.dead_letters",
                            "INSERT INTO holed.signals SELECT * FROM tickflow.signals"
                                    + " WHERE kafka_offset NOT BETWEEN 100 AND 109")) {
                client.execute(sql).get(1, TimeUnit.MINUTES).close();
            }
        }
        var command = new CapturedCommandLine();
        assertThat(
                        verify(
                                command,
                                "--table=signals",
                                "-Dtickflow.history.clickhouse.database=holed"))
                .isEqualTo(1);
        assertThat(command.out()).contains("10 records are missing, first in offsets 100-109");
    }

    private void assertVerified() {
        var command = new CapturedCommandLine();
        assertThat(verify(command)).as(() -> command.out() + command.err()).isZero();
        assertThat(command.out()).contains("every record has its row");
        say("%s", command.out());
    }

    private int verify(CapturedCommandLine command, String... more) {
        List<String> line =
                new ArrayList<>(
                        List.of(
                                "verify",
                                "history",
                                "--wait=600",
                                "--bootstrap-servers",
                                sandbox.bootstrapServers(),
                                "--clickhouse",
                                sandbox.clickHouseUrl()));
        line.addAll(List.of(more));
        return command.run(line.toArray(String[]::new));
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}

package io.tickflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.job.history.sql.SchemaMigrator;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class SqlCommandTest {

    private static final String NOBODY = "http://127.0.0.1:1";

    private final CommandRun command = new CommandRun();

    @Test
    void shouldRefuseTwoStatementsBeforeItAsksAnyone() {
        int exitCode = command.run("sql", "--clickhouse", NOBODY, "SELECT 1; SELECT 2");

        assertThat(exitCode).isEqualTo(2);
        assertThat(command.err())
                .isEqualTo(
                        "tickflow: one statement at a time: there is more after the first ';'\n");
    }

    @Test
    void shouldSayInOneLineThatNoClickHouseAnswers() {
        assertThat(command.run("sql", "--clickhouse", NOBODY, "SELECT 1")).isEqualTo(1);
        assertThat(command.err())
                .isEqualTo(
                        "tickflow: ClickHouse at http://127.0.0.1:1 does not answer: connection"
                                + " refused. Start it (bin/tickflow demo --keep has one), or name"
                                + " another with --clickhouse URL\n");
    }

    @Test
    void shouldRefuseAPasswordFileThatIsNotThere() {
        assertThat(command.run("sql", "--password-file", "/no/such/file", "SELECT 1")).isEqualTo(2);
        assertThat(command.err())
                .isEqualTo("tickflow: cannot read the password file /no/such/file\n");
    }

    @Test
    void shouldNameEveryTable() throws Exception {
        assertThat(SchemaMigrator.tables())
                .contains("features", "state_anchors", "feed_events", "feature_schemas")
                .hasSize(9);
        assertThat(command.run("sql", "--help")).isZero();
        assertThat(command.out()).contains(SchemaMigrator.tables());
        assertThat(Files.readString(Home.resolve("docs/sql.md")))
                .contains(
                        SchemaMigrator.tables().stream().map(table -> '`' + table + '`').toList());
    }
}

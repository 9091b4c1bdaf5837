package io.tickflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
}

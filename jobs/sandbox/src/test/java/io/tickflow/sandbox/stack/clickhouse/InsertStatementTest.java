package io.tickflow.sandbox.stack.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InsertStatementTest {

    @Test
    void shouldSplitAtValues() {
        String sql = "INSERT INTO t (a, b) VALUES (1, 'x')";

        InsertStatement insert = InsertStatement.parse(sql).orElseThrow();

        assertThat(insert.statement()).isEqualTo("INSERT INTO t (a, b) ");
        assertThat(insert.format()).isEqualTo("Values");
        assertThat(sql.substring(insert.dataStart())).isEqualTo(" (1, 'x')");
    }

    @Test
    void shouldSplitAfterLineThatNamesFormat() {
        String sql = "insert into d.t format CSV\r\n\n\"a\n\nb\",2\n";

        InsertStatement insert = InsertStatement.parse(sql).orElseThrow();

        assertThat(insert.statement()).isEqualTo("insert into d.t ");
        assertThat(insert.format()).isEqualTo("CSV");
        assertThat(sql.substring(insert.dataStart())).isEqualTo("\n\"a\n\nb\",2\n");
    }

    @Test
    void shouldIgnoreKeywordsInNamesStringsAndComments() {
        String sql =
                "/* VALUES ( */ INSERT INTO `values`.\"format FORMAT\" -- FORMAT CSV\n"
                        + "(`select`, format, \"a\"\"b VALUES\") SETTINGS x = 'FORMAT \\' TSV' "
                        + "FORMAT JSONEachRow {\"VALUES\": 1}";

        InsertStatement insert = InsertStatement.parse(sql).orElseThrow();

        assertThat(insert.format()).isEqualTo("JSONEachRow");
        assertThat(insert.statement()).startsWith("INSERT INTO `values`").endsWith("TSV' ");
        assertThat(sql.substring(insert.dataStart())).isEqualTo("{\"VALUES\": 1}");
    }

    @Test
    void shouldAcceptTableNamedLikeKeyword() {
        InsertStatement insert =
                InsertStatement.parse("INSERT INTO values VALUES (1)").orElseThrow();

        assertThat(insert.statement()).isEqualTo("INSERT INTO values ");
    }

    @Test
    void shouldSkipNestedParenthesesOfTableFunction() {
        InsertStatement insert =
                InsertStatement.parse(
                                "INSERT INTO TABLE FUNCTION file(concat('a', lower('FORMAT')), CSV)"
                                        + " (a) FORMAT TSV\n1\n")
                        .orElseThrow();

        assertThat(insert.format()).isEqualTo("TSV");
        assertThat(insert.statement()).endsWith("CSV) (a) ");
    }

    @Test
    void shouldSplitBinaryInsertAfterItsStatement() {
        String sql = "INSERT INTO t FORMAT RowBinary";

        InsertStatement insert = InsertStatement.parse(sql).orElseThrow();

        assertThat(insert.dataStart()).isEqualTo(sql.length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SELECT 'INSERT INTO t VALUES (1)'",
                "INSERT INTO t SELECT 1",
                "INSERT INTO t (a) WITH 1 AS x SELECT x",
                "INSERT INTO t (SELECT 1)",
                "INSERT INTO t FROM INFILE 'f' FORMAT CSV",
                "EXPLAIN INSERT INTO t VALUES (1)",
                "INSERT",
                "INSERT INTO t"
            })
    void shouldLeaveAloneWhatBringsNoRowsAlong(String sql) {
        assertThat(InsertStatement.parse(sql)).isEmpty();
    }
}

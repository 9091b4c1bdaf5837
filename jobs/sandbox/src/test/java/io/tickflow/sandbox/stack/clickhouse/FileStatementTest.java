package io.tickflow.sandbox.stack.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileStatementTest {

    private static final Path FILE = Path.of("/data/a");

    @Test
    void shouldWriteIntoFileBehindLastWord() {
        assertThat(FileStatement.of("-- what\nSELECT ';' AS a ; -- that\n", "Parquet", FILE))
                .contains("-- what\nSELECT ';' AS a\nINTO OUTFILE '/data/a' FORMAT Parquet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT 1", "WITH 1 AS a SELECT a", "(SELECT 1) UNION ALL SELECT 2"})
    void shouldTakeEveryKindOfSelect(String sql) {
        assertThat(FileStatement.of(sql, "Arrow", FILE)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SHOW TABLES",
                "SELECT 1 FORMAT Parquet",
                "SELECT 1 INTO OUTFILE 'x'",
                "CREATE TABLE t AS SELECT 1",
                ""
            })
    void shouldLeaveOtherStatements(String sql) {
        assertThat(FileStatement.of(sql, "Parquet", FILE)).isEmpty();
    }

    @Test
    void shouldLeaveFormatsThatAreSentAsTheyCome() {
        assertThat(FileStatement.of("SELECT 1", "TabSeparated", FILE)).isEmpty();
    }
}

package io.tickflow.job.history.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "SELECT ';x', \"a;b\", `c;d`",
                "SELECT 'it''s;', 'it\\';s', $$;x$$, $tag$;$$;$tag$",
                "SELECT 1 -- one; two\n, 2 /* ; */, 3 # ; four\n",
                "SELECT 'does not end; x",
                "SELECT 1 SETTINGS max_threads = 1",
                "SELECT 'FORMAT CSV', \"FORMAT CSV\", `INTO OUTFILE`",
                "SELECT 1 -- FORMAT CSV",
                "SELECT 1 /* FORMAT CSV */ # INTO OUTFILE 'x'",
                "SELECT format('{} FORMAT {}', 'a', 'b')",
                "SELECT format FROM t",
                "SELECT format x",
                "SELECT a, format x",
                "SELECT 1 AS format",
                "SELECT x AS format FROM t ORDER BY format DESC",
                "SELECT x FROM t GROUP BY a, format ASC",
                "SELECT x FROM format FINAL",
                "SELECT x FROM d.format FINAL",
                "SELECT CASE WHEN a THEN b ELSE format END",
                "SELECT formats csv, into, outfile FROM t"
            })
    void shouldPassOneStatementOn(String sql) throws Exception {
        assertThat(SqlText.statement(sql)).isEqualTo(sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1;",
                "SELECT 1;;",
                "SELECT 1;\n ; -- done; really\n",
                "SELECT 1; /* the end; */"
            })
    void shouldCutWhatFollowsStatement(String sql) throws Exception {
        assertThat(SqlText.statement(sql)).isEqualTo("SELECT 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1; SELECT 2",
                "SELECT 1;SELECT 2;",
                "SELECT ';'; 'x'",
                "SELECT 1 -- '\n; SELECT 2 -- '",
                "SELECT 1; -- comment\nSELECT 2",
                "SELECT '\\\\'; SELECT 2",
                "; SELECT 1"
            })
    void shouldRefuseSeveralStatements(String sql) {
        assertThatThrownBy(() -> SqlText.statement(sql))
                .hasMessage("one statement at a time: there is more after the first ';'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n\t",
                ";",
                " ; ;",
                "-- nothing",
                "/* nothing",
                "/* a */ # b\n;",
                "--\n--;"
            })
    void shouldRefuseTextWithoutStatement(String sql) {
        assertThatThrownBy(() -> SqlText.statement(sql))
                .isInstanceOf(QueryException.class)
                .hasMessageStartingWith("there is no statement: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1 FORMAT CSV",
                "select 1 format CSV",
                "SELECT 1 FORMAT CSV;",
                "SELECT 1\nFORMAT\nCSV -- as text",
                "SELECT 1 FORMAT/**/CSV",
                "SELECT 1 FORMAT `CSV`",
                "SELECT 'a'FORMAT CSV",
                "SELECT '' FORMAT CSV",
                "SELECT (1)FORMAT CSV",
                "SELECT [1] FORMAT CSV",
                "SELECT * FROM t FINAL FORMAT CSV",
                "SELECT * FORMAT CSV",
                "SELECT 1 FORMAT CSV SETTINGS max_threads = 1",
                "SELECT 1 SETTINGS max_threads = 1 FORMAT CSV",
                "SELECT x FROM t ORDER BY x DESC FORMAT CSV",
                "SELECT 1 AS format FORMAT CSV",
                "SHOW TABLES FORMAT CSV",
                "WITH 1 AS x SELECT x FORMAT CSV"
            })
    void shouldRefuseFormat(String sql) {
        assertThatThrownBy(() -> SqlText.statement(sql))
                .isInstanceOf(QueryException.class)
                .hasMessageStartingWith("FORMAT ")
                .hasMessageContaining("CSV")
                .hasMessageContaining("cannot be used here: leave it out")
                .hasMessageContaining("--csv")
                .hasMessageContaining("--json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1 INTO OUTFILE 'x.csv'",
                "SELECT 1 into\n outfile 'x.csv' TRUNCATE FORMAT CSV",
                "SELECT 1 FORMAT CSV INTO OUTFILE 'x.csv'"
            })
    void shouldRefuseFiles(String sql) {
        assertThatThrownBy(() -> SqlText.statement(sql))
                .isInstanceOf(QueryException.class)
                .hasMessageStartingWith("INTO OUTFILE cannot be used here")
                .hasMessageContaining("--csv or --json");
    }

    @Test
    void shouldReadLongText() throws Exception {
        String text = "SELECT '" + "a\\'b;".repeat(1 << 17) + "'";

        assertThat(SqlText.statement(text)).isEqualTo(text);
        assertThatThrownBy(() -> SqlText.statement(text + "; SELECT 1"))
                .isInstanceOf(QueryException.class);
    }
}

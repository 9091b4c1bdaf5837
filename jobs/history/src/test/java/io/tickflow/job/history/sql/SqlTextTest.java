package io.tickflow.job.history.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "SELECT 1;",
                "SELECT 1 ;\n ; -- done; really\n",
                "SELECT 1; /* the end; */",
                "SELECT ';x', \"a;b\", `c;d`",
                "SELECT 'it''s;', 'it\\';s', $$;x$$, $tag$;$$;$tag$",
                "SELECT 1 -- one; two\n, 2 /* ; */, 3 # ; four\n",
                "SELECT 'does not end; x",
                ""
            })
    void shouldSeeOneStatement(String sql) {
        assertThat(SqlText.hasSeveralStatements(sql)).as(sql).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1; SELECT 2",
                "SELECT 1;SELECT 2;",
                "SELECT ';'; 'x'",
                "SELECT 1 -- '\n; SELECT 2 -- '",
                "SELECT 1; -- comment\nSELECT 2",
                "SELECT '\\\\'; SELECT 2"
            })
    void shouldSeeSeveralStatements(String sql) {
        assertThat(SqlText.hasSeveralStatements(sql)).as(sql).isTrue();
    }

    @Test
    void shouldReadLongText() {
        String text = "'" + "a\\'b;".repeat(1 << 17) + "'";

        assertThat(SqlText.hasSeveralStatements("SELECT " + text)).isFalse();
        assertThat(SqlText.hasSeveralStatements("SELECT " + text + "; SELECT 1")).isTrue();
    }
}

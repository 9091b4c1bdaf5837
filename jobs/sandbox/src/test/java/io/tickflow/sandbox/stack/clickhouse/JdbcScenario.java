package io.tickflow.sandbox.stack.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The official JDBC driver on one engine. */
abstract class JdbcScenario {

    private final EngineUser user;

    JdbcScenario(EngineUser user) {
        this.user = user;
    }

    @Test
    void shouldReadBackByJdbcWhatJdbcWrote() throws SQLException {
        user.execute(
                "CREATE TABLE types (id UInt64, f Float32, d Float64, s String,"
                        + " l LowCardinality(String), t DateTime64(3, 'UTC'), b Bool, i Int32,"
                        + " n Nullable(Int64)) ENGINE = MergeTree ORDER BY id");
        try (Connection connection = user.connect();
                PreparedStatement insert =
                        connection.prepareStatement(
                                "INSERT INTO types VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setLong(1, 7);
            insert.setFloat(2, 0.1f);
            insert.setDouble(3, -1e-300);
            insert.setString(4, "it's\n\n\nä \\ \"x\" `y` ;");
            insert.setString(5, "EURUSD");
            insert.setObject(6, LocalDateTime.parse("2014-05-01T21:00:00.123"));
            insert.setBoolean(7, true);
            insert.setInt(8, Integer.MIN_VALUE);
            insert.setObject(9, null);

            assertThat(insert.executeUpdate()).isEqualTo(1);
        }
        try (Connection connection = user.connect();
                Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT * FROM types")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getLong("id")).isEqualTo(7);
            assertThat(row.getFloat("f")).isEqualTo(0.1f);
            assertThat(row.getDouble("d")).isEqualTo(-1e-300);
            assertThat(row.getString("s")).isEqualTo("it's\n\n\nä \\ \"x\" `y` ;");
            assertThat(row.getString("l")).isEqualTo("EURUSD");
            assertThat(row.getObject("t", LocalDateTime.class))
                    .isEqualTo(LocalDateTime.parse("2014-05-01T21:00:00.123"));
            assertThat(row.getBoolean("b")).isTrue();
            assertThat(row.getInt("i")).isEqualTo(Integer.MIN_VALUE);
            assertThat(row.getObject("n")).isNull();
            assertThat(row.next()).isFalse();
        }
    }

    @Test
    void shouldDescribeAnEmptyResult() throws SQLException {
        try (Connection connection = user.connect();
                Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery("SELECT 1 AS a, 'x' AS b WHERE 0")) {
            assertThat(rows.getMetaData().getColumnName(2)).isEqualTo("b");
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void shouldAnswerNextQueryRightAfterError() throws SQLException {
        try (Connection connection = user.connect();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(
                            () ->
                                    statement.executeQuery(
                                            "SELECT throwIf(number = 100000) FROM numbers(300000)"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("FUNCTION_THROW_IF_VALUE_IS_NON_ZERO");
            try (ResultSet row = statement.executeQuery("SELECT 42")) {
                row.next();
                assertThat(row.getInt(1)).isEqualTo(42);
            }
        }
    }

    @Test
    void shouldGiveClickHousesErrorCode() {
        assertThatThrownBy(() -> user.execute("SELECT * FROM nowhere"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getErrorCode()).isEqualTo(60));
        assertThatThrownBy(() -> user.execute("SELEC 1")).hasMessageContaining("SYNTAX_ERROR");
    }

    @Test
    void shouldServeEightConnectionsAtOnce() throws Exception {
        user.execute("CREATE TABLE shared (c UInt32, n UInt32) ENGINE = MergeTree ORDER BY (c, n)");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> users = new ArrayList<>();
            for (int c = 0; c < 8; c++) {
                int id = c;
                users.add(() -> writeAndReadOwnRows(id));
            }
            for (Future<Integer> user : threads.invokeAll(users)) {
                assertThat(user.get()).isEqualTo(20);
            }
        } finally {
            threads.shutdown();
        }
    }

    private int writeAndReadOwnRows(int id) throws SQLException {
        int right = 0;
        try (Connection connection = user.connect();
                Statement statement = connection.createStatement()) {
            for (int n = 1; n <= 20; n++) {
                statement.executeUpdate("INSERT INTO shared VALUES (" + id + ", " + n + ")");
                try (ResultSet row =
                        statement.executeQuery("SELECT count() FROM shared WHERE c = " + id)) {
                    row.next();
                    right += row.getInt(1) == n ? 1 : 0;
                }
            }
        }
        return right;
    }
}

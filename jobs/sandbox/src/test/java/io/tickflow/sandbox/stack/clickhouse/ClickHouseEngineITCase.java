package io.tickflow.sandbox.stack.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.insert.InsertResponse;
import com.clickhouse.client.api.query.QueryResponse;
import com.clickhouse.client.api.query.QuerySettings;
import com.clickhouse.data.ClickHouseFormat;
import io.tickflow.process.ProcessException;
import io.tickflow.process.ScratchFolder;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The official drivers, unmodified, against the engine in its own process. */
class ClickHouseEngineITCase {

    private static ScratchFolder sandbox;
    private static ClickHouseEngine engine;

    @BeforeAll
    static void startEngine(@TempDir Path parent) {
        sandbox = ScratchFolder.create(parent, false);
        engine = start(sandbox);
    }

    @AfterAll
    static void stopEngine() {
        sandbox.close();
    }

    @Test
    void shouldReadBackByJdbcWhatJdbcWrote() throws SQLException {
        execute(
                "CREATE TABLE types (id UInt64, f Float32, d Float64, s String,"
                        + " l LowCardinality(String), t DateTime64(3, 'UTC'), b Bool, i Int32,"
                        + " n Nullable(Int64)) ENGINE = MergeTree ORDER BY id");
        try (Connection connection = connect();
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
        try (Connection connection = connect();
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
        try (Connection connection = connect();
                Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery("SELECT 1 AS a, 'x' AS b WHERE 0")) {
            assertThat(rows.getMetaData().getColumnName(2)).isEqualTo("b");
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void shouldAnswerNextQueryRightAfterError() throws SQLException {
        try (Connection connection = connect();
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
        assertThatThrownBy(() -> execute("SELECT * FROM nowhere"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getErrorCode()).isEqualTo(60));
        assertThatThrownBy(() -> execute("SELEC 1")).hasMessageContaining("SYNTAX_ERROR");
    }

    @Test
    void shouldKeepEmptyLinesInsideInsertedData() throws Exception {
        execute("CREATE TABLE lines (id UInt32, s String) ENGINE = MergeTree ORDER BY id");
        execute("INSERT INTO lines VALUES (1, 'a\n\n\nb'),\n\n\n(2, 'c')");
        insert("lines", ClickHouseFormat.CSV, stream("3,\"x\n\n\ny\"\n4,z\n"));

        assertThat(number("SELECT count() FROM lines")).isEqualTo(4);
        assertThat(number("SELECT countIf(s LIKE '%\n\n\n%') FROM lines")).isEqualTo(2);
    }

    @Test
    void shouldBindParametersAndApplySettings() throws Exception {
        try (Client client = client();
                var records =
                        client.queryRecords(
                                        "SELECT {x:String} AS x, getSetting('max_block_size') AS m",
                                        java.util.Map.of("x", "it's \\ ä"),
                                        new QuerySettings().serverSetting("max_block_size", "777"))
                                .get(1, TimeUnit.MINUTES)) {
            var record = records.iterator().next();

            assertThat(record.getString("x")).isEqualTo("it's \\ ä");
            assertThat(record.getLong("m")).isEqualTo(777);
        }
    }

    @Test
    void shouldTakeInsertLargerThanItsHeap() throws Exception {
        execute("CREATE TABLE large (s String) ENGINE = MergeTree ORDER BY tuple()");
        byte[] megabyte = ("x".repeat(1023) + '\n').repeat(1024).getBytes(StandardCharsets.UTF_8);
        List<InputStream> parts = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            parts.add(new ByteArrayInputStream(megabyte));
        }

        insert(
                "large",
                ClickHouseFormat.TSV,
                new SequenceInputStream(Collections.enumeration(parts)));

        assertThat(number("SELECT sum(length(s)) FROM large")).isEqualTo(400L * 1024 * 1023);
    }

    @Test
    void shouldAnswerMoreThanMemoryHolds() throws Exception {
        // 560 MB in random order, of which an answer in memory may have 512.
        String sql =
                "SELECT rand64(number) AS a, repeat(char(97 + number % 26), 392) AS b"
                        + " FROM numbers(1400000)";
        String sorted = sql + " ORDER BY a";
        try (Client client = client()) {
            long file = bytes(client, sorted, ClickHouseFormat.Parquet);
            long rows = bytes(client, sql, ClickHouseFormat.JSONCompactEachRowWithNamesAndTypes);

            assertThat(file).isPositive();
            assertThat(rows).isGreaterThan(560_000_000L);
            assertThatThrownBy(() -> bytes(client, sql, ClickHouseFormat.TSV))
                    .hasStackTraceContaining("Limit for result exceeded");
        }
        try (Stream<Path> left = Files.list(sandbox.data("clickhouse").resolve("tmp"))) {
            assertThat(left).noneMatch(path -> path.toString().endsWith(".answer"));
        }
    }

    private static long bytes(Client client, String sql, ClickHouseFormat format) throws Exception {
        var settings = new QuerySettings().setFormat(format);
        try (QueryResponse answer = client.query(sql, settings).get(2, TimeUnit.MINUTES)) {
            return answer.getInputStream().transferTo(OutputStream.nullOutputStream());
        }
    }

    @Test
    void shouldTellWhyInsertWasRefusedHalfway() throws SQLException {
        execute("CREATE TABLE strict (a UInt32) ENGINE = MergeTree ORDER BY a");
        String rows = "1\n".repeat(500_000) + "no number\n" + "1\n".repeat(500_000);

        assertThatThrownBy(() -> insert("strict", ClickHouseFormat.TSV, stream(rows)))
                .hasStackTraceContaining("CANNOT_PARSE_INPUT_ASSERTION_FAILED");
    }

    @Test
    void shouldTakeNothingOfInsertThatBreaksOff() throws Exception {
        execute("CREATE TABLE broken (a UInt32) ENGINE = MergeTree ORDER BY a");
        URI url = URI.create(engine.url());
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            List<String> request =
                    List.of(
                            "POST /?query=INSERT+INTO+broken+FORMAT+TSV HTTP/1.1",
                            "Host: localhost",
                            "Content-Length: 100",
                            "",
                            "1\n2\n3\n");
            socket.getOutputStream()
                    .write(String.join("\r\n", request).getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();

            assertThat(socket.getInputStream().readAllBytes()).isEmpty();
        }
        assertThat(number("SELECT count() FROM broken")).isZero();
    }

    @Test
    void shouldRefuseDirectoryThatAnotherEngineUses() {
        assertThatThrownBy(
                        () ->
                                ClickHouseEngine.start(
                                        sandbox, sandbox.data("clickhouse"), 0, line -> {}))
                .isInstanceOf(ProcessException.class)
                .hasMessageContaining("already running");
    }

    @Test
    void shouldServeEightConnectionsAtOnce() throws Exception {
        execute("CREATE TABLE shared (c UInt32, n UInt32) ENGINE = MergeTree ORDER BY (c, n)");
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

    private static int writeAndReadOwnRows(int id) throws SQLException {
        int right = 0;
        try (Connection connection = connect();
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

    private static ClickHouseEngine start(ScratchFolder sandbox) {
        return ClickHouseEngine.start(sandbox, line -> System.out.println(line));
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void insert(String table, ClickHouseFormat format, InputStream rows)
            throws Exception {
        try (Client client = client();
                InsertResponse response =
                        client.insert(table, rows, format).get(2, TimeUnit.MINUTES)) {
            assertThat(response.getWrittenRows()).isPositive();
        }
    }

    private static Client client() {
        return new Client.Builder()
                .addEndpoint(engine.url())
                .setUsername("default")
                .setPassword("")
                .compressServerResponse(false)
                .compressClientRequest(false)
                .build();
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Connection connect() throws SQLException {
        return connect(engine);
    }

    private static Connection connect(ClickHouseEngine engine) throws SQLException {
        return DriverManager.getConnection(engine.jdbcUrl("default"));
    }
}

package io.tickflow.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.tickflow.cli.console.Home;
import io.tickflow.job.history.sql.SchemaMigrator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlCommandTest {

    private static final String NOBODY = "http://127.0.0.1:1";

    private static final String ROWS = "[\"n\"]\n[\"UInt8\"]\n[7]\n[8]\n";

    private final CapturedCommandLine command = new CapturedCommandLine();

    @Test
    void shouldRefuseTwoStatementsBeforeItAsksAnyone() {
        int exitCode = command.run("sql", "--clickhouse", NOBODY, "SELECT 1; SELECT 2");

        assertThat(exitCode).isEqualTo(2);
        assertThat(command.err())
                .isEqualTo(
                        "tickflow: one statement at a time: there is more after the first ';'\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1 FORMAT CSV",
                "SELECT 1 FORMAT Parquet;",
                "",
                " ; -- nothing",
                "SELECT 1 INTO OUTFILE 'x'"
            })
    void shouldRefuseTextBeforeItAsksAnyone(String sql) {
        for (String[] line :
                List.of(
                        new String[] {"sql", "--clickhouse", NOBODY, sql},
                        new String[] {"sql", "--csv", "--clickhouse", NOBODY, sql},
                        new String[] {"sql", "--json", "--clickhouse", NOBODY, sql})) {
            assertThat(command.run(line)).isEqualTo(2);
        }
        assertThat(command.out()).isEmpty();
        assertThat(command.err().lines()).hasSize(3).doesNotContain("0 rows");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--csv", "--json"})
    void shouldFailWhereAnswerBreaksOff(String format) throws Exception {
        HttpServer failing = server(SqlCommandTest::failAfterRows);
        try {
            String url = "http://127.0.0.1:" + failing.getAddress().getPort();

            assertThat(command.run("sql", format, "--clickhouse", url, "SELECT 1")).isEqualTo(1);
            assertThat(command.out()).contains("7").doesNotContain("\n]");
            assertThat(command.err())
                    .isEqualTo(
                            "tickflow: ClickHouse after 2 rows: Code: 241. DB::Exception: memory."
                                    + " (MEMORY_LIMIT_EXCEEDED)\n");
        } finally {
            failing.stop(0);
        }
    }

    @Test
    void shouldFailIfConnectionEnds() throws Exception {
        HttpServer ending = server(SqlCommandTest::closeAfterRows);
        try {
            String url = "http://127.0.0.1:" + ending.getAddress().getPort();

            assertThat(command.run("sql", "--csv", "--clickhouse", url, "SELECT 1")).isEqualTo(1);
            assertThat(command.err())
                    .startsWith("tickflow: ClickHouse's answer broke off after 2 rows: ")
                    .doesNotContain("\tat ");
        } finally {
            ending.stop(0);
        }
    }

    @Test
    void shouldExplainMissingDatabase() throws Exception {
        HttpServer fresh =
                server(exchange -> refuse(exchange, 81, 404, "Database tickflow does not exist"));
        try {
            String url = "http://127.0.0.1:" + fresh.getAddress().getPort();

            assertThat(command.run("sql", "--clickhouse", url, "SELECT 1")).isEqualTo(1);
            assertThat(command.err())
                    .startsWith(
                            "tickflow: there is no database tickflow on this ClickHouse: the"
                                    + " HistoryJob makes it when it starts. Start one (bin/tickflow"
                                    + " up, or demo --keep)");
        } finally {
            fresh.stop(0);
        }
    }

    @Test
    void shouldNameSilentClickHouseInOneLine() {
        assertThat(command.run("sql", "--clickhouse", NOBODY, "SELECT 1")).isEqualTo(1);
        assertThat(command.err())
                .isEqualTo(
                        "tickflow: ClickHouse at http://127.0.0.1:1 does not answer: connection"
                                + " refused. Start it (bin/tickflow up has one), or name"
                                + " another with --clickhouse URL\n");
    }

    @ParameterizedTest
    @CsvSource({
        "62, 400, 2",
        "60, 404, 2",
        "47, 404, 2",
        "81, 404, 2",
        "241, 500, 1",
        "516, 403, 1"
    })
    void shouldTellWrongStatementFromFailingServer(int code, int status, int exitCode)
            throws Exception {
        HttpServer refusing = server(exchange -> refuse(exchange, code, status));
        try {
            String url = "http://127.0.0.1:" + refusing.getAddress().getPort();

            assertThat(command.run("sql", "--clickhouse", url, "SELECT 1")).isEqualTo(exitCode);
            assertThat(command.err())
                    .startsWith("tickflow: ClickHouse: Code: " + code + ". DB::Exception: why");
        } finally {
            refusing.stop(0);
        }
    }

    @Test
    void shouldRefuseUnreadablePasswordFiles(@TempDir Path folder) throws Exception {
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe});
        for (Path file : List.of(folder, binary)) {
            assertThat(command.run("sql", "--password-file", file.toString(), "SELECT 1"))
                    .isEqualTo(2);
            assertThat(command.err()).endsWith("cannot read the password file " + file + "\n");
        }
        assertThat(command.run("sql", "--user", "", "SELECT 1")).isEqualTo(2);
        assertThat(command.err()).doesNotContain("\tat ");
    }

    @Test
    void shouldRefusePasswordFileThatIsNotThere() {
        assertThat(command.run("sql", "--password-file", "/no/such/file", "SELECT 1")).isEqualTo(2);
        assertThat(command.err())
                .isEqualTo("tickflow: cannot read the password file /no/such/file\n");
    }

    @Test
    void shouldNameEveryTable() throws Exception {
        assertThat(SchemaMigrator.tables())
                .contains("features", "state_anchors", "feed_events", "feature_schemas", "leases")
                .contains("orders_in_force", "breaker_changes", "model_aliases")
                .contains("trades")
                .contains("venue_messages", "outcomes", "ticks", "ticks_judged")
                .contains("bars", "positions", "latency")
                .hasSize(26);
        assertThat(command.run("sql", "--help")).isZero();
        assertThat(command.out()).contains(SchemaMigrator.tables());
        assertThat(Files.readString(Home.resolve("docs/sql.md")))
                .contains(
                        SchemaMigrator.tables().stream().map(table -> '`' + table + '`').toList());
    }

    private static HttpServer server(HttpHandler handler) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", handler);
        server.start();
        return server;
    }

    /** Fails like a server that had begun to answer. */
    private static void failAfterRows(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody()
                .write(
                        (ROWS + "Code: 241. DB::Exception: memory. (MEMORY_LIMIT_EXCEEDED)\n")
                                .getBytes(UTF_8));
        exchange.close();
    }

    /** Promises more than it sends. */
    private static void closeAfterRows(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(200, 1_000);
        exchange.getResponseBody().write(ROWS.getBytes(UTF_8));
        exchange.getResponseBody().flush();
        exchange.close();
    }

    private static void refuse(HttpExchange exchange, int code, int status) throws IOException {
        refuse(exchange, code, status, "why");
    }

    private static void refuse(HttpExchange exchange, int code, int status, String words)
            throws IOException {
        byte[] why = ("Code: " + code + ". DB::Exception: " + words + ". (NAME)").getBytes(UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("X-ClickHouse-Exception-Code", Integer.toString(code));
        exchange.sendResponseHeaders(status, why.length);
        exchange.getResponseBody().write(why);
        exchange.close();
    }
}

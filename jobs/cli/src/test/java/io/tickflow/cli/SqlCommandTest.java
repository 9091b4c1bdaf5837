package io.tickflow.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tickflow.job.history.sql.SchemaMigrator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlCommandTest {

    private static final String NOBODY = "http://127.0.0.1:1";

    private final CapturedCommandLine command = new CapturedCommandLine();

    @Test
    void shouldRefuseTwoStatementsBeforeItAsksAnyone() {
        int exitCode = command.run("sql", "--clickhouse", NOBODY, "SELECT 1; SELECT 2");

        assertThat(exitCode).isEqualTo(2);
        assertThat(command.err())
                .isEqualTo(
                        "tickflow: one statement at a time: there is more after the first ';'\n");
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
    @CsvSource({"62, 400, 2", "60, 404, 2", "47, 404, 2", "241, 500, 1", "516, 403, 1"})
    void shouldTellWrongStatementFromFailingServer(int code, int status, int exitCode)
            throws Exception {
        HttpServer refusing =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        refusing.createContext("/", exchange -> refuse(exchange, code, status));
        refusing.start();
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
    void shouldRefusePasswordFileThatIsNotThere() {
        assertThat(command.run("sql", "--password-file", "/no/such/file", "SELECT 1")).isEqualTo(2);
        assertThat(command.err())
                .isEqualTo("tickflow: cannot read the password file /no/such/file\n");
    }

    @Test
    void shouldNameEveryTable() throws Exception {
        assertThat(SchemaMigrator.tables())
                .contains("features", "state_anchors", "feed_events", "feature_schemas", "leases")
                .contains("orders_in_force")
                .hasSize(11);
        assertThat(command.run("sql", "--help")).isZero();
        assertThat(command.out()).contains(SchemaMigrator.tables());
        assertThat(Files.readString(Home.resolve("docs/sql.md")))
                .contains(
                        SchemaMigrator.tables().stream().map(table -> '`' + table + '`').toList());
    }

    private static void refuse(HttpExchange exchange, int code, int status) throws IOException {
        byte[] why = ("Code: " + code + ". DB::Exception: why. (NAME)").getBytes(UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("X-ClickHouse-Exception-Code", Integer.toString(code));
        exchange.sendResponseHeaders(status, why.length);
        exchange.getResponseBody().write(why);
        exchange.close();
    }
}

package io.tickflow.sandbox.stack.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clickhouse.data.ClickHouseFormat;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows as they come: with empty lines, too many for memory, wrong or cut off. */
abstract class InsertScenario {

    private final EngineUser user;

    InsertScenario(EngineUser user) {
        this.user = user;
    }

    @Test
    void shouldKeepEmptyLinesInsideInsertedData() throws Exception {
        user.execute("CREATE TABLE lines (id UInt32, s String) ENGINE = MergeTree ORDER BY id");
        user.execute("INSERT INTO lines VALUES (1, 'a\n\n\nb'),\n\n\n(2, 'c')");
        user.insert("lines", ClickHouseFormat.CSV, stream("3,\"x\n\n\ny\"\n4,z\n"));

        assertThat(user.number("SELECT count() FROM lines")).isEqualTo(4);
        assertThat(user.number("SELECT countIf(s LIKE '%\n\n\n%') FROM lines")).isEqualTo(2);
    }

    @Test
    void shouldTakeInsertLargerThanItsHeap() throws Exception {
        user.execute("CREATE TABLE large (s String) ENGINE = MergeTree ORDER BY tuple()");
        byte[] megabyte = ("x".repeat(1023) + '\n').repeat(1024).getBytes(StandardCharsets.UTF_8);
        List<InputStream> parts = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            parts.add(new ByteArrayInputStream(megabyte));
        }

        user.insert(
                "large",
                ClickHouseFormat.TSV,
                new SequenceInputStream(Collections.enumeration(parts)));

        assertThat(user.number("SELECT sum(length(s)) FROM large")).isEqualTo(400L * 1024 * 1023);
    }

    @Test
    void shouldTellWhyInsertWasRefusedHalfway() throws SQLException {
        user.execute("CREATE TABLE strict (a UInt32) ENGINE = MergeTree ORDER BY a");
        String rows = "1\n".repeat(500_000) + "no number\n" + "1\n".repeat(500_000);

        assertThatThrownBy(() -> user.insert("strict", ClickHouseFormat.TSV, stream(rows)))
                .hasStackTraceContaining("CANNOT_PARSE_INPUT_ASSERTION_FAILED");
    }

    @Test
    void shouldTakeNothingOfInsertThatBreaksOff() throws Exception {
        user.execute("CREATE TABLE broken (a UInt32) ENGINE = MergeTree ORDER BY a");
        URI url = URI.create(user.url());
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
        assertThat(user.number("SELECT count() FROM broken")).isZero();
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}

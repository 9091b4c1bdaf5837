package io.tickflow.sandbox.stack.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.query.QueryResponse;
import com.clickhouse.client.api.query.QuerySettings;
import com.clickhouse.data.ClickHouseFormat;
import io.tickflow.process.ScratchFolder;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Answers of the official client: with parameters, and larger than memory. */
abstract class AnswerScenario {

    private final EngineUser user;
    private final ScratchFolder sandbox;

    AnswerScenario(EngineUser user, ScratchFolder sandbox) {
        this.user = user;
        this.sandbox = sandbox;
    }

    @Test
    void shouldBindParametersAndApplySettings() throws Exception {
        try (Client client = user.client();
                var records =
                        client.queryRecords(
                                        "SELECT {x:String} AS x, getSetting('max_block_size') AS m",
                                        Map.of("x", "it's \\ ä"),
                                        new QuerySettings().serverSetting("max_block_size", "777"))
                                .get(1, TimeUnit.MINUTES)) {
            var record = records.iterator().next();

            assertThat(record.getString("x")).isEqualTo("it's \\ ä");
            assertThat(record.getLong("m")).isEqualTo(777);
        }
    }

    @Test
    void shouldAnswerMoreThanMemoryHolds() throws Exception {
        // 560 MB in random order, of which an answer in memory may have 512.
        String sql =
                "SELECT rand64(number) AS a, repeat(char(97 + number % 26), 392) AS b"
                        + " FROM numbers(1400000)";
        String sorted = sql + " ORDER BY a";
        try (Client client = user.client()) {
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
}

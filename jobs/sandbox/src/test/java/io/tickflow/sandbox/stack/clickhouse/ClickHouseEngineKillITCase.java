package io.tickflow.sandbox.stack.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import io.tickflow.process.ScratchFolder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** An engine that is killed, with an official driver at work. */
class ClickHouseEngineKillITCase {

    private static final Duration INSERTS_MAX = Duration.ofSeconds(60);

    @Test
    void shouldLoseNoAcknowledgedRowWhenKilled() throws Exception {
        try (ScratchFolder own = ScratchFolder.create();
                ClickHouseEngine killed = start(own)) {
            var acknowledged = new AtomicInteger();
            try (Connection connection = connect(killed);
                    Statement create = connection.createStatement()) {
                create.execute("CREATE TABLE k (n UInt32) ENGINE = MergeTree ORDER BY n");
            }
            Thread writer = new Thread(() -> insertUntilRefused(killed, acknowledged));
            writer.start();
            await().atMost(INSERTS_MAX).untilAtomic(acknowledged, greaterThanOrEqualTo(50));
            killed.kill();
            writer.join();
            killed.restart();

            try (Connection connection = connect(killed);
                    Statement statement = connection.createStatement();
                    ResultSet row =
                            statement.executeQuery(
                                    "SELECT countIf(n < " + acknowledged + ") FROM k")) {
                row.next();
                assertThat(row.getInt(1)).isEqualTo(acknowledged.get());
            }
        }
    }

    private static void insertUntilRefused(ClickHouseEngine engine, AtomicInteger acknowledged) {
        try (Connection connection = connect(engine);
                Statement statement = connection.createStatement()) {
            while (true) {
                statement.executeUpdate("INSERT INTO k VALUES (" + acknowledged + ")");
                acknowledged.incrementAndGet();
            }
        } catch (SQLException e) {
            // The engine is gone, as it should be.
        }
    }

    private static ClickHouseEngine start(ScratchFolder sandbox) {
        return ClickHouseEngine.start(sandbox, line -> System.out.println(line));
    }

    private static Connection connect(ClickHouseEngine engine) throws SQLException {
        return DriverManager.getConnection(engine.jdbcUrl("default"));
    }
}

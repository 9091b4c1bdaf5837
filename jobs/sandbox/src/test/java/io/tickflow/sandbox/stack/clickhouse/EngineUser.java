package io.tickflow.sandbox.stack.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.insert.InsertResponse;
import com.clickhouse.data.ClickHouseFormat;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

/** The official drivers, unmodified, on one engine. */
final class EngineUser {

    private final ClickHouseEngine engine;

    EngineUser(ClickHouseEngine engine) {
        this.engine = engine;
    }

    String url() {
        return engine.url();
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long number(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    void insert(String table, ClickHouseFormat format, InputStream rows) throws Exception {
        try (Client client = client();
                InsertResponse response =
                        client.insert(table, rows, format).get(2, TimeUnit.MINUTES)) {
            assertThat(response.getWrittenRows()).isPositive();
        }
    }

    Client client() {
        return new Client.Builder()
                .addEndpoint(engine.url())
                .setUsername("default")
                .setPassword("")
                .compressServerResponse(false)
                .compressClientRequest(false)
                .build();
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(engine.jdbcUrl("default"));
    }
}

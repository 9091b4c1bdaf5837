package io.tickflow.connector.clickhouse;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.ClientFaultCause;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/**
 * Address of a ClickHouse server, or of the embedded engine. Contains no secret: the connecting
 * host reads the password from {@code passwordFile}, or from the environment variable {@link
 * #PASSWORD_VARIABLE} if no file is configured.
 *
 * @param url URL of the HTTP interface, such as {@code http://127.0.0.1:8123}
 * @param user name of the user
 * @param passwordFile file with the password in its first line; empty for the environment variable
 * @param database database of Tickflow's tables
 */
public record ClickHouseConfig(String url, String user, String passwordFile, String database)
        implements Serializable {

    public static final String PASSWORD_VARIABLE = "TICKFLOW_CLICKHOUSE_PASSWORD";
    public static final String DATABASE = "tickflow";

    private static final String EVERY_SERVERS_DATABASE = "default";
    private static final String EVERY_SERVERS_USER = "default";
    private static final int CONNECT_SECONDS_MAX = 5;
    private static final int ANSWER_SECONDS_MAX = 60;

    /** The default user and database of {@code url}, with the password of the environment. */
    public static ClickHouseConfig of(String url) {
        return new ClickHouseConfig(url, EVERY_SERVERS_USER, "", DATABASE);
    }

    /** Name of one of Tickflow's tables with its database. */
    public String qualified(String table) {
        return database + '.' + table;
    }

    /**
     * Opens a client without compression, which the embedded engine lacks, and without retries.
     * Bare table names belong to the server's default database.
     *
     * @throws IOException if the password file cannot be read
     */
    public Client connect() throws IOException {
        return new Client.Builder()
                .addEndpoint(url)
                .setUsername(user)
                .setPassword(password())
                .setDefaultDatabase(EVERY_SERVERS_DATABASE)
                .compressServerResponse(false)
                .compressClientRequest(false)
                .setConnectTimeout(CONNECT_SECONDS_MAX, ChronoUnit.SECONDS)
                .setSocketTimeout(ANSWER_SECONDS_MAX, ChronoUnit.SECONDS)
                .setMaxRetries(0)
                .retryOnFailures(ClientFaultCause.None)
                .setClientName("tickflow")
                .build();
    }

    private String password() throws IOException {
        if (passwordFile.isEmpty()) {
            return System.getenv().getOrDefault(PASSWORD_VARIABLE, "");
        }
        try (Stream<String> lines = Files.lines(Path.of(passwordFile))) {
            return lines.findFirst().orElse("");
        } catch (UncheckedIOException e) {
            throw new FileSystemException(passwordFile, null, "a folder, or no text in UTF-8");
        }
    }
}

package io.tickflow.connector.clickhouse;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.ClientFaultCause;
import io.tickflow.connector.tls.TlsConfig;
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
 * @param tls files of an https:// URL
 */
public record ClickHouseConfig(
        String url, String user, String passwordFile, String database, TlsConfig tls)
        implements Serializable {

    /** Prefix of the options of {@link #tls}. */
    public static final String TLS_OPTION = "tickflow.history.clickhouse.tls";

    public static final String PASSWORD_VARIABLE = "TICKFLOW_CLICKHOUSE_PASSWORD";
    public static final String DATABASE = "tickflow";

    private static final String ENCRYPTED = "https://";
    private static final String EVERY_SERVERS_DATABASE = "default";
    private static final String EVERY_SERVERS_USER = "default";
    private static final int CONNECT_SECONDS_MAX = 5;
    private static final int ANSWER_SECONDS_MAX = 60;

    /** A server in clear text, or one whose certificate is signed by a CA of the JVM. */
    public ClickHouseConfig(String url, String user, String passwordFile, String database) {
        this(url, user, passwordFile, database, TlsConfig.defaults(TLS_OPTION));
    }

    /** The default user and database of {@code url}, with the password of the environment. */
    public static ClickHouseConfig of(String url) {
        return new ClickHouseConfig(url, EVERY_SERVERS_USER, "", DATABASE);
    }

    /** The same server with another database for bare table names. */
    public ClickHouseConfig withDatabase(String name) {
        return new ClickHouseConfig(url, user, passwordFile, name, tls);
    }

    /** Name of one of Tickflow's tables with its database. */
    public String qualified(String table) {
        return database + '.' + table;
    }

    /**
     * Opens a client without compression, which the embedded engine lacks, and without retries.
     * Bare table names belong to the server's default database.
     *
     * @throws IOException if the password file or a file of TLS cannot be read
     */
    public Client connect() throws IOException {
        var builder = new Client.Builder();
        if (url.startsWith(ENCRYPTED)) {
            // The driver compares the host name with the certificate, also with a context of ours.
            builder.setSSLContext(tls.context());
        }
        return builder.addEndpoint(url)
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

package io.tickflow.bench.history;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Statements to ClickHouse's HTTP interface without a driver. */
public final class RawInserts {

    /** A local engine may use 2 GB; a block of its usual size takes more of the widest table. */
    public static final String SMALL_BLOCKS =
            " SETTINGS max_block_size = 32768, min_insert_block_size_rows = 131072,"
                    + " min_insert_block_size_bytes = 0, max_insert_threads = 1";

    private static final int OK = 200;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String url;

    /** Creates statements to the server at {@code url}. */
    public RawInserts(String url) {
        this.url = url;
    }

    /** Bodies of {@code rows} rows each, as the server writes {@code table} in {@code format}. */
    List<byte[]> bodies(String table, String columns, long all, int rows, String format)
            throws IOException, InterruptedException {
        var bodies = new ArrayList<byte[]>();
        for (long from = 0; from < all; from += rows) {
            bodies.add(
                    send(
                            "SELECT %s FROM %s ORDER BY kafka_offset LIMIT %d OFFSET %d FORMAT %s"
                                    .formatted(columns, table, rows, from, format),
                            BodyPublishers.noBody()));
        }
        return bodies;
    }

    /** Inserts the bodies one after the other, and returns the seconds that it took. */
    public double insert(String table, String columns, List<byte[]> bodies, String format)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        for (byte[] body : bodies) {
            send(
                    "INSERT INTO %s (%s) FORMAT %s".formatted(table, columns, format),
                    BodyPublishers.ofByteArray(body));
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** Runs a statement without data. */
    public String run(String sql) throws IOException, InterruptedException {
        return new String(send(sql, BodyPublishers.noBody()), StandardCharsets.UTF_8).strip();
    }

    private byte[] send(String sql, BodyPublisher body) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        url
                                                + "/?query="
                                                + URLEncoder.encode(sql, StandardCharsets.UTF_8)))
                        .POST(body)
                        .build();
        var response = client.send(request, BodyHandlers.ofByteArray());
        if (response.statusCode() != OK) {
            throw new IOException(
                    sql + ": " + new String(response.body(), StandardCharsets.UTF_8).strip());
        }
        return response.body();
    }
}

package io.tickflow.connector.clickhouse;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Answers inserts over HTTP as it was told to, and remembers the bytes of those it took. */
final class FakeClickHouse implements AutoCloseable {

    static {
        // Otherwise the body of an answer waits 40 ms for the acknowledgement of its head.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /** ClickHouse's error code, or none for an HTTP status without one. */
    private record Refusal(int status, @Nullable Integer code) {}

    private final HttpServer server;
    private final ConcurrentLinkedQueue<Refusal> refusals = new ConcurrentLinkedQueue<>();
    private final List<byte[]> inserts = new CopyOnWriteArrayList<>();
    private volatile byte[] badRow = {};
    private volatile int codeOfBadRow;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    FakeClickHouse() throws IOException {
        this(0);
    }

    FakeClickHouse(int port) throws IOException {
        server =
                HttpServer.create(
                        new InetSocketAddress(
                                InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port),
                        0);
        server.createContext("/", this::answer);
        server.start();
    }

    ClickHouseConfig config() {
        return ClickHouseConfig.of("http://127.0.0.1:" + port());
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** The next insert is refused with ClickHouse's error {@code code}. */
    void refuseNext(int code) {
        refusals.add(new Refusal(500, code));
    }

    /** The next insert is refused by something in front of ClickHouse. */
    void failNextWithStatus(int status) {
        refusals.add(new Refusal(status, null));
    }

    /** Inserts with a row of these bytes are refused with ClickHouse's error {@code code}. */
    void refuseRowsWith(byte[] row, int code) {
        codeOfBadRow = code;
        badRow = row;
    }

    /** Inserts wait until the result is counted down. */
    CountDownLatch holdInserts() {
        gate = new CountDownLatch(1);
        return gate;
    }

    List<byte[]> inserts() {
        return inserts;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] rows = exchange.getRequestBody().readAllBytes();
            gate.await();
            Refusal refusal = hasBadRow(rows) ? new Refusal(500, codeOfBadRow) : refusals.poll();
            if (refusal == null) {
                inserts.add(rows);
                exchange.sendResponseHeaders(200, -1);
            } else {
                if (refusal.code() != null) {
                    exchange.getResponseHeaders()
                            .set("X-ClickHouse-Exception-Code", refusal.code().toString());
                }
                byte[] message =
                        ("Code: " + refusal.code() + ". DB::Exception: no").getBytes(UTF_8);
                exchange.sendResponseHeaders(refusal.status(), message.length);
                exchange.getResponseBody().write(message);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean hasBadRow(byte[] rows) {
        byte[] bad = badRow;
        for (int at = 0; bad.length > 0 && at + bad.length <= rows.length; at += bad.length) {
            if (Arrays.equals(rows, at, at + bad.length, bad, 0, bad.length)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        gate.countDown();
        server.stop(0);
    }
}

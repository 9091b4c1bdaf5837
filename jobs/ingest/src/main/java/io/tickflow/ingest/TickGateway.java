package io.tickflow.ingest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.ingest.buffer.BufferLock;
import io.tickflow.ingest.buffer.Checkpoint;
import io.tickflow.ingest.buffer.CheckpointFile;
import io.tickflow.ingest.buffer.TickBuffer;
import io.tickflow.ingest.http.Answers;
import io.tickflow.ingest.http.GatewayServer;
import io.tickflow.ingest.http.GatewayView;
import io.tickflow.ingest.intake.Session;
import io.tickflow.ingest.intake.TickIntake;
import io.tickflow.ingest.ledger.Counts;
import io.tickflow.ingest.ledger.Ledger;
import io.tickflow.ingest.topic.TopicWriter;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tick gateway: takes numbered ticks of terminals over HTTP, buffers them on disk, and writes each
 * once to the feed topic. Thread-safe.
 */
public final class TickGateway implements AutoCloseable {

    private static final long ACKNOWLEDGED_MILLIS_MAX = 500;
    private static final int SESSION_ID_BYTES = 16;

    private final BufferLock lock;
    private final TickBuffer buffer;
    private final TopicWriter writer;
    private final TickIntake intake;
    private final GatewayServer server;
    private final CompletableFuture<Exception> failure;
    private final View view;

    private TickGateway(
            BufferLock lock,
            TickBuffer buffer,
            TopicWriter writer,
            TickIntake intake,
            GatewayServer server,
            View view,
            CompletableFuture<Exception> failure) {
        this.lock = lock;
        this.buffer = buffer;
        this.writer = writer;
        this.intake = intake;
        this.server = server;
        this.view = view;
        this.failure = failure;
    }

    /**
     * Opens the gateway and listens.
     *
     * @throws IOException if the folder or the port cannot be used; the message is for the user
     * @throws org.apache.kafka.common.KafkaException if a new buffer finds no Kafka
     */
    public static TickGateway open(GatewayConfig config) throws IOException {
        BufferLock lock = BufferLock.take(config.folder());
        try {
            return open(config, lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static TickGateway open(GatewayConfig config, BufferLock lock) throws IOException {
        TickBuffer buffer = TickBuffer.open(config.folder(), config.bufferBytesMax());
        var file = new CheckpointFile(config.folder());
        var ledger = new Ledger();
        Checkpoint start = new Recovery(config, buffer, file).restore(ledger);
        var failure = new CompletableFuture<Exception>();
        var writer =
                new TopicWriter(config.kafka(), buffer, file, ledger, start, failure::complete);
        var intake =
                new TickIntake(
                        buffer,
                        ledger,
                        sessionIds(),
                        System::nanoTime,
                        ACKNOWLEDGED_MILLIS_MAX,
                        failure::complete);
        var view = new View(ledger, buffer, writer, intake, config.bufferBytesMax());
        var server =
                new GatewayServer(
                        new InetSocketAddress(config.bind(), config.port()),
                        intake,
                        view,
                        config.limits(),
                        config.token());
        try {
            server.start();
        } catch (IOException e) {
            buffer.close();
            throw new IOException(
                    "cannot listen on %s:%d: %s. Maybe another port, with --port"
                            .formatted(config.bind(), config.port(), e.getMessage()),
                    e);
        }
        writer.start();
        return new TickGateway(lock, buffer, writer, intake, server, view, failure);
    }

    private static Supplier<String> sessionIds() {
        var random = new SecureRandom();
        return () -> {
            byte[] id = new byte[SESSION_ID_BYTES];
            random.nextBytes(id);
            return HexFormat.of().formatHex(id);
        };
    }

    /** Port on which it listens. */
    public int port() {
        return server.port();
    }

    /** Counts of ticks. */
    public Counts counts() {
        return view.counts();
    }

    /** Reason for which Kafka takes no ticks at present. */
    public Optional<String> trouble() {
        return Optional.ofNullable(view.trouble());
    }

    /** Counts and state as JSON. */
    public ObjectNode status() {
        return Answers.status(view, server.counts());
    }

    /** Completed if the disk fails: the gateway accepts nothing any more and is to be closed. */
    public Future<Exception> failure() {
        return failure;
    }

    /** Answers open requests, waits a bounded time for Kafka, and ends. */
    @Override
    public void close() throws IOException {
        intake.close();
        server.close();
        writer.close();
        buffer.close();
        lock.close();
    }

    private record View(
            Ledger ledger,
            TickBuffer buffer,
            TopicWriter writer,
            TickIntake intake,
            long bufferBytesMax)
            implements GatewayView {

        @Override
        public Counts counts() {
            return ledger.counts();
        }

        @Override
        public @Nullable String trouble() {
            return writer.trouble();
        }

        @Override
        public long bufferBytes() {
            return buffer.bytes();
        }

        @Override
        public List<Session> sessions() {
            return intake.sessions();
        }
    }
}

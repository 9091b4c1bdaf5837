package io.tickflow.gateway.http;

import io.tickflow.gateway.live.HeldEvent;
import io.tickflow.gateway.live.StreamChoice;
import io.tickflow.gateway.live.Streams;
import io.undertow.server.handlers.sse.ServerSentEventConnection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.xnio.IoUtils;

/** Client of the live stream, with a bounded queue of events that it has not taken yet. */
final class StreamClient implements Streams.Client, ServerSentEventConnection.EventCallback {

    private static final int QUEUED_MAX = 256;
    private static final long QUEUED_BYTES_MAX = 2 << 20;

    private final ServerSentEventConnection connection;
    private final StreamChoice choice;
    private final String caller;
    private final AtomicInteger queued = new AtomicInteger();
    private final AtomicLong queuedBytes = new AtomicLong();

    StreamClient(ServerSentEventConnection connection, StreamChoice choice, String caller) {
        this.connection = connection;
        this.choice = choice;
        this.caller = caller;
    }

    @Override
    public String caller() {
        return caller;
    }

    @Override
    public boolean wants(HeldEvent event) {
        return choice.takes(event);
    }

    @Override
    public boolean offer(HeldEvent event) {
        if (queued.get() >= QUEUED_MAX || queuedBytes.get() >= QUEUED_BYTES_MAX) {
            return false;
        }
        event.bytes()
                .ifPresent(
                        json -> {
                            queued.incrementAndGet();
                            queuedBytes.addAndGet(json.length);
                            connection.send(
                                    new String(json, StandardCharsets.UTF_8),
                                    event.type().name(),
                                    event.place(),
                                    this);
                        });
        return true;
    }

    @Override
    public void drop() {
        IoUtils.safeClose(connection);
    }

    @Override
    public void done(ServerSentEventConnection sender, String data, String event, String id) {
        onTaken(data);
    }

    @Override
    public void failed(
            ServerSentEventConnection sender, String data, String event, String id, IOException e) {
        onTaken(data);
    }

    private void onTaken(String data) {
        queued.decrementAndGet();
        queuedBytes.addAndGet(-data.getBytes(StandardCharsets.UTF_8).length);
    }
}

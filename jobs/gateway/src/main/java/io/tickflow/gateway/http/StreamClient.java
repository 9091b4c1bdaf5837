package io.tickflow.gateway.http;

import io.tickflow.gateway.live.HeldEvent;
import io.tickflow.gateway.live.StreamChoice;
import io.tickflow.gateway.live.Streams;
import io.undertow.server.handlers.sse.ServerSentEventConnection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.xnio.IoUtils;

/** Client of the live stream, with a bounded queue of events that it has not taken yet. */
final class StreamClient implements Streams.Client, ServerSentEventConnection.EventCallback {

    private static final int QUEUED_MAX = 256;

    private final ServerSentEventConnection connection;
    private final StreamChoice choice;
    private final AtomicInteger queued = new AtomicInteger();

    StreamClient(ServerSentEventConnection connection, StreamChoice choice) {
        this.connection = connection;
        this.choice = choice;
    }

    @Override
    public boolean wants(HeldEvent event) {
        return choice.takes(event);
    }

    @Override
    public boolean offer(HeldEvent event) {
        if (queued.get() >= QUEUED_MAX) {
            return false;
        }
        event.bytes()
                .ifPresent(
                        json -> {
                            queued.incrementAndGet();
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
        queued.decrementAndGet();
    }

    @Override
    public void failed(
            ServerSentEventConnection sender, String data, String event, String id, IOException e) {
        queued.decrementAndGet();
    }
}

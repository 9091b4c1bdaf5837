package io.tickflow.bench.gateway;

import io.undertow.Undertow;
import io.undertow.util.Headers;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;

/** The gateway's server without the gateway: sends the same bytes from its own threads. */
final class BareServer implements AutoCloseable {

    private static final int IO_THREADS = 2;
    private static final int WORKER_THREADS = 16;

    private final Undertow server;

    BareServer(byte[] body) {
        server =
                Undertow.builder()
                        .addHttpListener(0, "127.0.0.1")
                        .setIoThreads(IO_THREADS)
                        .setWorkerThreads(WORKER_THREADS)
                        .setHandler(
                                exchange -> {
                                    exchange.getResponseHeaders()
                                            .put(Headers.CONTENT_TYPE, "application/json");
                                    exchange.getResponseSender().send(ByteBuffer.wrap(body));
                                })
                        .build();
        server.start();
    }

    URI url() {
        var address = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
        return URI.create("http://127.0.0.1:" + address.getPort() + '/');
    }

    @Override
    public void close() {
        server.stop();
    }
}

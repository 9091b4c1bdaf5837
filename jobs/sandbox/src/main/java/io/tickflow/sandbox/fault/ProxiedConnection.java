package io.tickflow.sandbox.fault;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** One connection through a proxy, with both its sockets and four threads. Thread-safe. */
final class ProxiedConnection {

    private static final int NO_LINGER = 0;

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private final Socket client;
    private final Socket server;
    private final Consumer<ProxiedConnection> onEnd;
    private final AtomicInteger directionsOpen = new AtomicInteger(2);
    private final List<Thread> threads = new ArrayList<>();

    private ProxiedConnection(Socket client, Socket server, Consumer<ProxiedConnection> onEnd) {
        this.client = client;
        this.server = server;
        this.onEnd = onEnd;
    }

    static ProxiedConnection of(
            Socket client,
            Socket server,
            Link toServer,
            Link toClient,
            Consumer<ProxiedConnection> onEnd) {
        var connection = new ProxiedConnection(client, server, onEnd);
        connection.prepare(new Pump(client, server, toServer));
        connection.prepare(new Pump(server, client, toClient));
        return connection;
    }

    void start() {
        threads.forEach(Thread::start);
    }

    /** Ends it on both sides as a broken cable would in the end: with a reset. */
    void reset() {
        reset(client);
        reset(server);
        threads.forEach(Thread::interrupt);
        onEnd.accept(this);
    }

    /** Closes a socket with a reset. */
    static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, NO_LINGER);
        } catch (SocketException e) {
            // It is closed already.
        }
        close(socket);
    }

    private void prepare(Pump pump) {
        threads.add(thread(pump::read));
        threads.add(
                thread(
                        () -> {
                            pump.write();
                            if (directionsOpen.decrementAndGet() == 0) {
                                close(client);
                                close(server);
                                onEnd.accept(this);
                            }
                        }));
    }

    private Thread thread(Work work) {
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                work.run();
                            } catch (IOException e) {
                                reset();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        "fault-proxy-" + client.getPort());
        thread.setDaemon(true);
        return thread;
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Nothing is left that could be done with it.
        }
    }
}

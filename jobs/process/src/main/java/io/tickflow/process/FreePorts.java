package io.tickflow.process;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Ports of the loopback address that nobody listens on. */
public final class FreePorts {

    private static final int FIRST = 20_000;
    private static final int LAST = 26_000;

    /** From a port to that of its sign. */
    private static final int TO_SIGN = LAST - FIRST;

    /** Signs of the ports that this process has found, until it ends. */
    private static final Queue<Socket> SIGNS = new ConcurrentLinkedQueue<>();

    private static final int ATTEMPTS_MAX = 1_000;

    /**
     * A process that this one is just starting has copies of its sockets for a few milliseconds, of
     * those too that are closed here.
     */
    private static final Duration COPIES_MAX = Duration.ofSeconds(1);

    private static final long RETRY_MILLIS = 20;

    private FreePorts() {}

    /**
     * Finds {@code count} different free ports, which no other call finds until this process ends:
     * for each a socket is bound to a second port, on which nobody listens. Another program may
     * take one before the caller does: servers that can bind port 0 should, and say which they got.
     * The ports lie below those that systems give to outgoing connections, any of which could take
     * one in the meantime.
     *
     * @throws ProcessException if there are not so many
     */
    public static List<Integer> find(int count) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int attempt = 0; held.size() < count; attempt++) {
                if (attempt == ATTEMPTS_MAX) {
                    throw new ProcessException("no free port on 127.0.0.1");
                }
                hold(ThreadLocalRandom.current().nextInt(FIRST, LAST), held);
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            held.forEach(FreePorts::close);
        }
    }

    private static void hold(int port, List<ServerSocket> held) {
        var sign = new Socket();
        try {
            sign.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port + TO_SIGN));
            held.add(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
            SIGNS.add(sign);
        } catch (IOException e) {
            // Found before or taken: the next attempt tries another.
            close(sign);
        }
    }

    /** Returns true if {@code port} of 127.0.0.1 can be bound. */
    public static boolean isFree(int port) {
        return tryBind(port) == null;
    }

    /**
     * Checks that {@code port} of 127.0.0.1 can be bound.
     *
     * @param who wants it, for the message
     * @throws ProcessException if it is taken
     */
    public static void requireFree(int port, String who) {
        long deadlineNanos = System.nanoTime() + COPIES_MAX.toNanos();
        IOException taken = tryBind(port);
        while (taken != null && System.nanoTime() < deadlineNanos) {
            pause();
            taken = tryBind(port);
        }
        if (taken != null) {
            throw new ProcessException(
                    "port " + port + " on 127.0.0.1 is taken: " + who + " cannot start", taken);
        }
    }

    private static @Nullable IOException tryBind(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // A server that just ended leaves connections behind that do not hinder the next one.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
            return null;
        } catch (IOException e) {
            return e;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProcessException("interrupted while looking for a port", e);
        }
    }

    private static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new ProcessException("cannot give back a port: " + e.getMessage(), e);
        }
    }
}

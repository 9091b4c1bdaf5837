package io.tickflow.sandbox.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of the loopback address that nobody listens on. */
public final class FreePorts {

    private static final int FIRST = 20_000;
    private static final int LAST = 32_000;
    private static final int ATTEMPTS_MAX = 1_000;

    private FreePorts() {}

    /**
     * Finds {@code count} different free ports. Another process may take one before the caller
     * does: servers that can bind port 0 should, and say which they got. The ports lie below those
     * that systems give to outgoing connections, any of which could take one in the meantime.
     *
     * @throws SandboxException if there are not so many
     */
    public static List<Integer> find(int count) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int attempt = 0; held.size() < count; attempt++) {
                if (attempt == ATTEMPTS_MAX) {
                    throw new SandboxException("no free port on 127.0.0.1");
                }
                hold(ThreadLocalRandom.current().nextInt(FIRST, LAST), held);
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            held.forEach(FreePorts::close);
        }
    }

    private static void hold(int port, List<ServerSocket> held) {
        try {
            held.add(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
        } catch (IOException e) {
            // Taken: the next attempt tries another.
        }
    }

    /**
     * Checks that {@code port} of 127.0.0.1 can be bound.
     *
     * @param who wants it, for the message
     * @throws SandboxException if it is taken
     */
    public static void requireFree(int port, String who) {
        try (ServerSocket socket = new ServerSocket()) {
            // A server that just ended leaves connections behind that do not hinder the next one.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
        } catch (IOException e) {
            throw new SandboxException(
                    "port " + port + " on 127.0.0.1 is taken: " + who + " cannot start", e);
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new SandboxException("cannot give back a port: " + e.getMessage(), e);
        }
    }
}

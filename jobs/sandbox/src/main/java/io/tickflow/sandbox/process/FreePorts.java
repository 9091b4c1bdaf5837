package io.tickflow.sandbox.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Ports of the loopback address that nobody listens on. */
public final class FreePorts {

    private FreePorts() {}

    /**
     * Finds {@code count} different free ports. Another process may take one before the caller
     * does: servers that can bind port 0 should, and say which they got.
     *
     * @throws SandboxException if there are not so many
     */
    public static List<Integer> find(int count) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException e) {
            throw new SandboxException("no free port on 127.0.0.1: " + e.getMessage(), e);
        } finally {
            held.forEach(FreePorts::close);
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

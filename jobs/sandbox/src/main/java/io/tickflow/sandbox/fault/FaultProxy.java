package io.tickflow.sandbox.fault;

import io.tickflow.process.ProcessException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A TCP proxy on 127.0.0.1 in front of a server, for whatever a network can do: cut the link, let
 * nothing through while connections stay, or be slow, each way on its own. What lies inside is
 * bounded: 256 KB a connection and direction, 256 connections. Thread-safe.
 */
public final class FaultProxy implements AutoCloseable {

    private static final int CONNECTIONS_MAX = 256;
    private static final int BACKLOG = 50;

    private final ServerSocket listener;
    private final int serverPort;
    private final Map<Direction, Link> links = new EnumMap<>(Direction.class);
    private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    private FaultProxy(ServerSocket listener, int serverPort) {
        this.listener = listener;
        this.serverPort = serverPort;
        for (Direction direction : Direction.values()) {
            links.put(direction, new Link());
        }
    }

    /**
     * Starts on a free port, in front of {@code serverPort} of 127.0.0.1. The server need not be
     * there yet: who connects meanwhile is reset.
     *
     * @throws ProcessException if there is no free port
     */
    public static FaultProxy to(int serverPort) {
        try {
            var listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
            var proxy = new FaultProxy(listener, serverPort);
            Thread acceptor =
                    new Thread(proxy::accept, "fault-proxy-accept-" + listener.getLocalPort());
            acceptor.setDaemon(true);
            acceptor.start();
            return proxy;
        } catch (IOException e) {
            throw new ProcessException("the fault proxy cannot listen: " + e.getMessage(), e);
        }
    }

    /** Port for clients. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Connections that are open now. */
    public int connections() {
        return connections.size();
    }

    /** Lets nothing through this way. Connections stay, new ones are accepted. */
    public void stall(Direction direction) {
        link(direction).become(LinkState.STALLED);
    }

    /** Lets nothing through either way. */
    public void stall() {
        for (Direction direction : Direction.values()) {
            stall(direction);
        }
    }

    /**
     * Slows this way down.
     *
     * @param bytesPerSecond of all connections together
     * @param latencyMillis added to whatever comes from now on
     */
    public void slow(Direction direction, long bytesPerSecond, long latencyMillis) {
        link(direction).become(new LinkState(false, bytesPerSecond, latencyMillis));
    }

    /** Resets all connections, and new ones as soon as they are made, until {@link #heal}. */
    public void cut() {
        cut = true;
        resetConnections();
    }

    /** Resets all connections; new ones are welcome. */
    public void resetConnections() {
        connections.forEach(ProxiedConnection::reset);
    }

    /** Is a good link again. What was held goes on. */
    public void heal() {
        cut = false;
        links.values().forEach(link -> link.become(LinkState.WELL));
    }

    @Override
    public void close() {
        cut = true;
        try {
            listener.close();
        } catch (IOException e) {
            throw new ProcessException("the fault proxy cannot be closed: " + e.getMessage(), e);
        }
        resetConnections();
    }

    private Link link(Direction direction) {
        Link link = links.get(direction);
        if (link == null) {
            throw new IllegalStateException("every direction has a link");
        }
        return link;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                forward(listener.accept());
            } catch (SocketException e) {
                // Closed, or the client was gone before it was accepted.
            } catch (IOException e) {
                throw new ProcessException("the fault proxy cannot accept connections", e);
            }
        }
    }

    private void forward(Socket client) {
        if (cut || connections.size() >= CONNECTIONS_MAX) {
            ProxiedConnection.reset(client);
            return;
        }
        try {
            var server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            var connection =
                    ProxiedConnection.of(
                            client,
                            server,
                            link(Direction.TO_SERVER),
                            link(Direction.TO_CLIENT),
                            connections::remove);
            connections.add(connection);
            connection.start();
            if (cut) {
                connection.reset();
            }
        } catch (IOException e) {
            ProxiedConnection.reset(client);
        }
    }
}

package io.tickflow.sandbox.stack.kafka;

import io.tickflow.process.FreePorts;
import java.util.List;

/**
 * Ports of a broker on 127.0.0.1.
 *
 * @param clients for whoever connects directly
 * @param controller for the broker itself
 * @param link for what comes through a proxy; 0 for no such port
 * @param advertisedLink port of that proxy, which its clients are told to connect to; 0 for none
 */
public record KafkaPorts(int clients, int controller, int link, int advertisedLink) {

    /** Number of arguments of a command line. */
    static final int ARGUMENTS = 4;

    /** A broker on {@code port} that is reached directly. */
    public static KafkaPorts of(int port) {
        // Nobody listens on the first yet, so that it may be found once more.
        int controller =
                FreePorts.find(2).stream().filter(free -> free != port).findAny().orElseThrow();
        return new KafkaPorts(port, controller, 0, 0);
    }

    /**
     * The same with a second port for clients that come through a proxy: they are sent to the proxy
     * for everything, so that none finds a way around it.
     *
     * @param linkPort where the proxy connects to
     * @param proxyPort where clients connect to
     */
    public KafkaPorts withLink(int linkPort, int proxyPort) {
        return new KafkaPorts(clients, controller, linkPort, proxyPort);
    }

    boolean hasLink() {
        return link > 0;
    }

    List<String> arguments() {
        return List.of(
                Integer.toString(clients),
                Integer.toString(controller),
                Integer.toString(link),
                Integer.toString(advertisedLink));
    }

    /** Reads what {@link #arguments} gave, from the start of {@code args}. */
    static KafkaPorts parse(String[] args) {
        return new KafkaPorts(
                Integer.parseInt(args[0]),
                Integer.parseInt(args[1]),
                Integer.parseInt(args[2]),
                Integer.parseInt(args[3]));
    }
}

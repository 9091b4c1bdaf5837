package io.tickflow.sandbox.stack.venue;

import io.tickflow.process.ProcessException;
import io.tickflow.process.ReadyFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * Main of the venue's process. Says in one line when it listens, and serves until it is stopped.
 */
public final class VenueMain {

    private static final String USAGE =
            "usage: --port PORT --bootstrap HOST:PORT --ticks-topic TOPIC --journal FILE [--bind"
                    + " ADDRESS] [--faults FILE] [--answers-status false] [--key-store FILE"
                    + " --trust-store FILE --store-password-file FILE]";
    private static final String LOOPBACK = "127.0.0.1";
    private static final int EXIT_FAILED = 1;

    private VenueMain() {}

    /** Runs the venue. */
    @SuppressWarnings("SystemOut") // whoever starts it waits for the line
    public static void main(String[] args) throws InterruptedException {
        try {
            Map<String, String> options = options(args);
            var quotes = new QuoteBoard();
            Venue venue =
                    Venue.start(
                            quotes,
                            Path.of(option(options, "journal")),
                            new InetSocketAddress(
                                    address(options.getOrDefault("bind", LOOPBACK)),
                                    port(option(options, "port"))),
                            VenueTls.of(options),
                            new VenueHabits(
                                    Boolean.parseBoolean(
                                            options.getOrDefault("answers-status", "true")),
                                    Boolean.parseBoolean(options.getOrDefault("hedges", "false"))));
            String faults = options.get("faults");
            if (faults != null) {
                var unused = FaultWatch.start(new FaultFile(Path.of(faults)), venue);
            }
            QuoteFeed feed =
                    QuoteFeed.start(
                            option(options, "bootstrap"), option(options, "ticks-topic"), quotes);
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(
                                    () -> {
                                        feed.close();
                                        venue.close();
                                    },
                                    "venue-shutdown"));
            System.out.println(
                    "The venue listens on "
                            + options.getOrDefault("bind", LOOPBACK)
                            + ':'
                            + venue.port());
            ReadyFile.announce(Integer.toString(venue.port()));
        } catch (ProcessException e) {
            System.err.println(e.getMessage());
            System.exit(EXIT_FAILED);
        }
        new CountDownLatch(1).await();
    }

    private static Map<String, String> options(String[] args) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < args.length; i += 2) {
            options.put(args[i].replaceFirst("^--", ""), args[i + 1]);
        }
        return options;
    }

    private static String option(Map<String, String> options, String name) {
        String value = options.get(name);
        if (value == null) {
            throw new ProcessException("--" + name + " is missing; " + USAGE);
        }
        return value;
    }

    private static InetAddress address(String value) {
        try {
            return InetAddress.getByName(value);
        } catch (UnknownHostException e) {
            throw new ProcessException("--bind: there is no address '" + value + "'; " + USAGE, e);
        }
    }

    private static int port(String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new ProcessException("--port: '" + value + "' is no number; " + USAGE);
        }
    }
}

package io.tickflow.cli.ingest;

import io.tickflow.cli.console.CommandException;
import io.tickflow.cli.console.Console;
import io.tickflow.cli.console.ExitCodes;
import io.tickflow.ingest.GatewayConfig;
import io.tickflow.ingest.TickGateway;
import io.tickflow.ingest.ledger.Counts;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Run of an open gateway: prints its counts until Ctrl-C or a failure of the disk. */
final class GatewayRun {

    private static final long POLL_MILLIS = 200;
    private static final long COUNTS_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long END_SECONDS_MAX = 20;

    private final TickGateway gateway;
    private final GatewayConfig config;
    private final boolean json;
    private final PrintWriter out;
    private final PrintWriter counts;
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private @Nullable Counts printed;
    private Optional<String> trouble = Optional.empty();

    GatewayRun(TickGateway gateway, GatewayConfig config, boolean json, Console console) {
        this.gateway = gateway;
        this.config = config;
        this.json = json;
        this.out = json ? console.err() : console.out();
        this.counts = console.out();
    }

    int run() throws InterruptedException, IOException {
        var hook = new Thread(this::endAndAwait, "interrupt");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            announce();
            return follow();
        } finally {
            gateway.close();
            printCounts();
            ended.countDown();
            remove(hook);
        }
    }

    private void announce() {
        out.printf(
                "listening on http://%s:%d for topic %s at %s%n",
                config.bind(), gateway.port(), config.topic(), config.kafka().bootstrapServers());
        out.printf(
                "buffer in %s, at most %d MB; terminals %s%n",
                config.folder(),
                config.bufferBytesMax() >> 20,
                config.token() == null ? "need no token" : "must present the token");
        out.flush();
    }

    private int follow() throws InterruptedException {
        long printedNanos = System.nanoTime() - COUNTS_NANOS;
        while (!interrupted.await(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            requireDisk();
            sayTrouble();
            if (System.nanoTime() - printedNanos >= COUNTS_NANOS) {
                printedNanos = System.nanoTime();
                printCounts();
            }
        }
        return ExitCodes.OK;
    }

    private void requireDisk() throws InterruptedException {
        try {
            Exception failure = gateway.failure().get(0, TimeUnit.NANOSECONDS);
            throw CommandException.failed(
                    "the buffer in "
                            + config.folder()
                            + " failed, so the gateway stops: "
                            + failure.getMessage()
                            + ". Terminals keep their ticks and send them again after the next start");
        } catch (TimeoutException e) {
            // The disk works.
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void sayTrouble() {
        Optional<String> now = gateway.trouble();
        if (now.isPresent() != trouble.isPresent()) {
            out.println(
                    now.map(
                                    why ->
                                            "Kafka at %s is away (%s): ticks wait in the buffer"
                                                    .formatted(
                                                            config.kafka().bootstrapServers(), why))
                            .orElse("Kafka is back"));
            out.flush();
        }
        trouble = now;
    }

    /** Prints counts that have changed. */
    private void printCounts() {
        Counts now = gateway.counts();
        if (now.equals(printed)) {
            return;
        }
        printed = now;
        counts.println(json ? gateway.status().toString() : line(now));
        counts.flush();
    }

    private static String line(Counts now) {
        return String.format(
                Locale.ROOT,
                "%,d ticks received = %,d accepted + %,d repeated + %,d refused%s; %,d written, %,d waiting",
                now.received(),
                now.accepted(),
                now.repeated(),
                now.refusedSum(),
                now.refused().isEmpty() ? "" : " " + now.refused(),
                now.written(),
                now.waiting());
    }

    private void endAndAwait() {
        interrupted.countDown();
        try {
            var unused = ended.await(END_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending: the hook has run.
        }
    }
}

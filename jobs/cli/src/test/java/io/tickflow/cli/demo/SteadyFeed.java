package io.tickflow.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Good ticks of one symbol, eight seconds of market time apart. The same seed, the same ticks. */
final class SteadyFeed {

    /** Four hours of market time: every feature has its value by then. */
    private static final int WARM_UP_TICKS = 1_800;

    private static final long SEED = 11;
    private static final long STEP_MILLIS = 8_000;
    private static final int SPREAD_POINTS = 8;

    /** A Tuesday, on the server's clock. */
    private static final long START_MILLIS = 1_709_600_400_000L;

    private final PipelineHarness pipeline;
    private final String symbol;
    private final Random random = new Random(SEED);
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();
    private long millis = START_MILLIS;
    private int bidPoints = 108_000;

    SteadyFeed(PipelineHarness pipeline, String symbol) {
        this.pipeline = pipeline;
        this.symbol = symbol;
    }

    /** Sends as many ticks as the features need, and waits until they are used. */
    SteadyFeed warmUp() {
        send(WARM_UP_TICKS);
        PipelineHarness.await(symbol + " is warm").until(pipeline::allAccountedFor);
        return this;
    }

    /** Sends some ticks. */
    void send(int count) {
        for (int i = 0; i < count; i++) {
            millis += STEP_MILLIS;
            // Never 0: the model's features want a mid that moves.
            bidPoints += random.nextBoolean() ? 1 + random.nextInt(3) : -1 - random.nextInt(3);
            sent.add(pipeline.publish(key(), json(millis, bid(), ask())));
        }
    }

    /** Sends a tick every now and then until something holds. */
    void sendUntil(String what, Callable<Boolean> holds) {
        PipelineHarness.await(what)
                .until(
                        () -> {
                            send(1);
                            return holds.call();
                        });
    }

    /** The good ticks so far, by where they are in Kafka. */
    List<Future<RecordMetadata>> sent() {
        return sent;
    }

    byte[] key() {
        return symbol.getBytes(UTF_8);
    }

    String symbol() {
        return symbol;
    }

    /** Time of the newest tick, on the server's clock. */
    long millis() {
        return millis;
    }

    double bid() {
        return bidPoints / 1e5;
    }

    double ask() {
        return (bidPoints + SPREAD_POINTS) / 1e5;
    }

    /** A tick of this symbol. */
    byte[] json(long timeMillis, double bid, double ask) {
        return String.format(
                        Locale.ROOT,
                        "{\"symbol\":\"%s\",\"time_msc\":%d,\"bid\":%.5f,\"ask\":%.5f,\"flags\":6}",
                        symbol,
                        timeMillis,
                        bid,
                        ask)
                .getBytes(UTF_8);
    }
}

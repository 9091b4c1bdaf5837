package io.tickflow.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.topic.Topics;
import io.tickflow.core.desk.log.Control;
import io.tickflow.core.event.DecisionIds;
import io.tickflow.core.market.Side;
import io.tickflow.core.signal.Signal;
import io.tickflow.core.signal.SignalReason;
import io.tickflow.testkit.TestDeployments;
import io.tickflow.testkit.builder.SignalBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Publishes signals of a few symbols at a steady rate, some of them twice or late as a restarted
 * SignalJob does, and now and then a HALT and a RESUME. The same seed, the same choices.
 * Thread-safe.
 */
public final class SignalFeed implements AutoCloseable {

    /** Short enough to see many trades in the time of a test. */
    static final long HORIZON_MILLIS = 400;

    /** Its symbols. */
    public static final List<String> SYMBOLS =
            List.of("DESK1", "DESK2", "DESK3", "DESK4", "DESK5", "DESK6");

    private static final long INTERVAL_MILLIS = 20;
    private static final int HALT_EVERY = 150;
    private static final int HALT_SIGNALS = 30;
    private static final long SHORT_LIFE_MILLIS = 1_000;

    /** Long enough to be traded after a restart of the desk. */
    private static final long LONG_LIFE_MILLIS = 60_000;

    private final DecisionIds ids = new DecisionIds("desk-test");
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Set<String> candidates = ConcurrentHashMap.newKeySet();
    private final List<Signal> published = new ArrayList<>();
    private final KafkaProducer<byte[], byte[]> producer;
    private final Random random;
    private int number;
    private boolean paused;

    /** A feed to this broker that publishes nothing yet. */
    public SignalFeed(String bootstrapServers, long seed) {
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        random = new Random(seed);
    }

    /** Publishes a quote of each symbol: without one the venue refuses. */
    public void quote() throws Exception {
        for (String symbol : SYMBOLS) {
            String tick =
                    String.format(
                            Locale.ROOT, "{\"symbol\":\"%s\",\"bid\":1.1,\"ask\":1.2}", symbol);
            producer.send(new ProducerRecord<>(Topics.TICKS, bytes(symbol), bytes(tick))).get();
        }
    }

    /** Publishes from now on. */
    public void start() {
        var unused =
                clock.scheduleAtFixedRate(
                        this::publishNext, 0, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Publishes nothing more; the desk is not halted then. */
    void stop() throws InterruptedException {
        clock.shutdown();
        if (!clock.awaitTermination(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the feed does not end");
        }
        publish(Control.Command.RESUME);
        producer.flush();
    }

    /** Publishes nothing more until {@link #goOn}; the desk is not halted then. */
    public synchronized void pause() {
        paused = true;
        publish(Control.Command.RESUME);
        producer.flush();
    }

    /** Ends a pause. */
    public synchronized void goOn() {
        paused = false;
    }

    /** Number of signals so far. */
    public synchronized int published() {
        return number;
    }

    /** Publishes a control. */
    public void publish(Control control) {
        var unused =
                producer.send(
                        new ProducerRecord<>(
                                EventTypes.CONTROL.topic(),
                                bytes(control.account()),
                                EventTypes.CONTROL.encode(control, TestDeployments.DEMO)));
    }

    /** Decisions of all candidates so far. */
    public Set<String> candidates() {
        return candidates;
    }

    @Override
    public void close() {
        clock.shutdownNow();
        producer.close();
    }

    private synchronized void publishNext() {
        if (paused) {
            return;
        }
        number++;
        if (number % HALT_EVERY == 0) {
            publish(Control.Command.HALT);
        } else if (number % HALT_EVERY == HALT_SIGNALS) {
            publish(Control.Command.RESUME);
        }
        int choice = random.nextInt(20);
        if (choice == 0 && !published.isEmpty()) {
            publish(published.get(random.nextInt(published.size())));
        } else {
            Signal signal = signal(choice == 1 ? -1 : 0);
            published.add(signal);
            publish(signal);
        }
    }

    private Signal signal(long shiftMillis) {
        String symbol = SYMBOLS.get(random.nextInt(SYMBOLS.size()));
        long now = System.currentTimeMillis();
        // Several to a step, so that the ordinal matters.
        long eventTimeMillis = 1_700_000_000_000L + 10L * (number / 8) + shiftMillis;
        boolean vetoed = random.nextInt(4) == 0;
        var signal =
                SignalBuilder.signal(ids.decisionId(symbol, eventTimeMillis, number))
                        .symbol(symbol)
                        .at(eventTimeMillis)
                        .ordinal(number)
                        .side(random.nextBoolean() ? Side.BUY : Side.SELL)
                        .horizonMillis(HORIZON_MILLIS)
                        .timeToLiveMillis(
                                random.nextBoolean() ? SHORT_LIFE_MILLIS : LONG_LIFE_MILLIS)
                        .appendedAt(now);
        return vetoed ? signal.vetoed(SignalReason.COOLDOWN).build() : signal.build();
    }

    private void publish(Signal signal) {
        if (signal.candidate()) {
            candidates.add(signal.decisionId());
        }
        var unused =
                producer.send(
                        new ProducerRecord<>(
                                EventTypes.SIGNALS.topic(),
                                bytes(signal.symbol()),
                                EventTypes.SIGNALS.encode(signal, TestDeployments.DEMO)));
    }

    private void publish(Control.Command command) {
        publish(new Control("control-" + number + '-' + command, "*", command, "test", ""));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}

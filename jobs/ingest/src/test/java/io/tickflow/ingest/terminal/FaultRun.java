package io.tickflow.ingest.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tickflow.ingest.feed.FeedTick;
import io.tickflow.ingest.feed.NumberedTick;
import io.tickflow.process.ChildFolder;
import io.tickflow.sandbox.fault.ProcessSignals;
import io.tickflow.sandbox.stack.kafka.KafkaBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;

/** Two terminals, a gateway process and a broker under seeded faults. One thread. */
final class FaultRun {

    private static final int TERMINALS = 2;
    private static final int TICKS_MAX = 60;
    private static final Duration DELIVERED_MAX = Duration.ofSeconds(90);
    private static final Duration POLL = Duration.ofMillis(50);

    private final long seed;
    private final Random dice;
    private final KafkaBroker broker;
    private final String topic;
    private final GatewayProcess gateway;
    private final GatewayClient observer;
    private final List<TickStore> stores = new ArrayList<>();
    private final List<SimulatedTerminal> terminals = new ArrayList<>();
    private final Map<String, Integer> faults = new TreeMap<>();

    FaultRun(long seed, ChildFolder directory, KafkaBroker broker, String topic, Path buffer) {
        this.seed = seed;
        this.dice = new Random(seed);
        this.broker = broker;
        this.topic = topic;
        this.gateway = new GatewayProcess(directory, broker.bootstrapServers(), topic, buffer);
        this.observer = new GatewayClient(gateway.port());
        for (int i = 0; i < TERMINALS; i++) {
            var store =
                    new TickStore(
                            dice,
                            List.of(symbol("EURUSD", i), symbol("XAUUSD", i), symbol("#X", i)));
            stores.add(store);
            terminals.add(
                    new SimulatedTerminal(
                            "terminal-" + seed + "-" + i,
                            store,
                            new GatewayClient(gateway.port()),
                            dice));
        }
    }

    private String symbol(String name, int terminal) {
        return name + '.' + terminal + '.' + Long.toString(seed, 36);
    }

    /** Plays {@code lineFaults} of terminals and lines, and the process faults, shuffled. */
    void play(int lineFaults, List<ProcessFault> processFaults) throws Exception {
        List<ProcessFault> plan = new ArrayList<>(processFaults);
        plan.addAll(Collections.nCopies(lineFaults, ProcessFault.NONE));
        Collections.shuffle(plan, dice);
        for (ProcessFault fault : plan) {
            stores.forEach(store -> store.arrive(dice.nextInt(TICKS_MAX)));
            if (fault == ProcessFault.NONE) {
                TerminalFault own = randomFault();
                count(own.name());
                terminals.get(dice.nextInt(TERMINALS)).step(own);
            } else {
                count(fault.name());
                play(fault);
            }
            for (SimulatedTerminal terminal : terminals) {
                terminal.step(TerminalFault.NONE);
            }
        }
    }

    private TerminalFault randomFault() {
        TerminalFault[] all = TerminalFault.values();
        return all[1 + dice.nextInt(all.length - 1)];
    }

    private void count(String fault) {
        faults.merge(fault, 1, Integer::sum);
    }

    private void play(ProcessFault fault) throws InterruptedException {
        for (SimulatedTerminal terminal : terminals) {
            terminal.step(TerminalFault.ANSWER_LOST);
        }
        switch (fault) {
            case GATEWAY_KILLED -> gateway.killAndStart();
            case GATEWAY_RESTARTED -> gateway.stopAndStart();
            case BROKER_KILLED -> {
                broker.kill();
                terminals.get(0).step(TerminalFault.NONE);
                broker.restart();
            }
            case GATEWAY_KILLED_WITHOUT_BROKER -> {
                // Its requests are on their way to a broker that does not read them.
                try (ProcessSignals.Frozen frozen = ProcessSignals.freeze(broker.pid())) {
                    terminals.get(0).step(TerminalFault.NONE);
                    gateway.process().killForcibly();
                }
                gateway.killAndStart();
            }
            case NONE -> {}
        }
    }

    /** Waits until the topic has all ticks, and compares it with the terminals tick by tick. */
    void assertDelivered() {
        Awaitility.await("seed " + seed + " " + faults)
                .pollInterval(POLL)
                .atMost(DELIVERED_MAX)
                .until(this::isDelivered);
        Map<String, List<NumberedTick>> found;
        try {
            found = FeedRecords.read(broker.bootstrapServers(), topic);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (TickStore store : stores) {
            store.all().forEach((symbol, ticks) -> assertSame(symbol, ticks, found.get(symbol)));
        }
    }

    private boolean isDelivered() throws Exception {
        for (SimulatedTerminal terminal : terminals) {
            if (!terminal.step(TerminalFault.NONE) || !terminal.isDelivered()) {
                return false;
            }
        }
        return ticks().path("waiting").asLong() == 0;
    }

    private void assertSame(String symbol, List<FeedTick> sent, List<NumberedTick> found) {
        assertThat(found)
                .as("seed %d, numbers of %s", seed, symbol)
                .extracting(NumberedTick::sequence)
                .isEqualTo(LongStream.rangeClosed(1, sent.size()).boxed().toList());
        assertThat(found)
                .as("seed %d, ticks of %s", seed, symbol)
                .extracting(NumberedTick::tick)
                .isEqualTo(sent);
    }

    /** Compares the counts of the gateway since its last start with one another. */
    void assertCountsAddUp() throws Exception {
        JsonNode ticks = ticks();
        assertThat(ticks.path("received").asLong())
                .as("seed %d: %s", seed, ticks)
                .isEqualTo(
                        ticks.path("accepted").asLong()
                                + ticks.path("repeated").asLong()
                                + ticks.path("refused").asLong());
        assertThat(ticks.path("accepted").asLong() + ticks.path("recovered").asLong())
                .as("seed %d: %s", seed, ticks)
                .isEqualTo(ticks.path("written").asLong());
    }

    private JsonNode ticks() throws Exception {
        return observer.get("/v1/status").body().path("ticks");
    }

    /** Ends the gateway. */
    void close() {
        gateway.process().close();
    }

    @Override
    public String toString() {
        return "seed %d: %,d ticks, faults %s"
                .formatted(
                        seed,
                        stores.stream()
                                .flatMap(store -> store.all().values().stream())
                                .mapToInt(List::size)
                                .sum(),
                        faults);
    }
}

package io.tickflow.ingest.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tickflow.ingest.feed.Cursor;
import io.tickflow.ingest.feed.NumberedTick;
import io.tickflow.ingest.terminal.GatewayClient.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Counterparty of the gateway: speaks the protocol as mt5/ does, and makes the faults of a terminal
 * and its line. One thread.
 */
final class SimulatedTerminal {

    private static final int BATCH_TICKS_MAX = 40;

    private final String id;
    private final TickStore store;
    private final GatewayClient gateway;
    private final Random dice;
    private final Map<String, Outbox> outboxes = new TreeMap<>();
    private final List<String> earlierSessions = new ArrayList<>();
    private @Nullable String session;

    SimulatedTerminal(String id, TickStore store, GatewayClient gateway, Random dice) {
        this.id = id;
        this.store = store;
        this.gateway = gateway;
        this.dice = dice;
        store.all().keySet().forEach(symbol -> outboxes.put(symbol, new Outbox()));
    }

    /** Sends what there is, with a fault. Returns false if the gateway did not take it. */
    boolean step(TerminalFault fault) throws InterruptedException {
        try {
            switch (fault) {
                case RECONNECTED -> end();
                case MEMORY_LOST -> {
                    end();
                    outboxes.replaceAll((symbol, outbox) -> new Outbox());
                }
                default -> {}
            }
            if (session == null && !open()) {
                return false;
            }
            outboxes.forEach(
                    (symbol, outbox) -> outbox.fill(store.range(symbol, outbox.readFromMillis())));
            return deliver(fault);
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns true if the gateway has accepted every tick that was read from the store. */
    boolean isDelivered() {
        return outboxes.values().stream().allMatch(Outbox::isEmpty);
    }

    private void end() {
        if (session != null) {
            earlierSessions.add(session);
            session = null;
        }
    }

    private boolean open() throws IOException, InterruptedException {
        String symbols =
                outboxes.keySet().stream()
                        .map(symbol -> '"' + symbol + '"')
                        .collect(Collectors.joining(","));
        Answer answer =
                gateway.post(
                        "/v1/sessions",
                        """
                        {"protocol":1,"terminal":"%s","account":"1","server":"Demo",
                         "server_time_offset_seconds":7200,"software":"simulated","symbols":[%s]}
                        """
                                .formatted(id, symbols));
        if (answer.status() != 200) {
            return false;
        }
        session = answer.body().path("session").asText();
        outboxes.forEach(
                (symbol, outbox) -> {
                    JsonNode state = answer.body().path("symbols").path(symbol);
                    outbox.resume(
                            new Cursor(
                                    state.path("accepted").asLong(),
                                    state.path("time_msc").asLong(),
                                    state.path("time_count").asInt()));
                });
        return true;
    }

    private boolean deliver(TerminalFault fault) throws IOException, InterruptedException {
        Map<String, List<NumberedTick>> batch = new TreeMap<>();
        outboxes.forEach(
                (symbol, outbox) -> {
                    List<NumberedTick> first = outbox.first(1 + dice.nextInt(BATCH_TICKS_MAX));
                    if (!first.isEmpty()) {
                        batch.put(symbol, first);
                    }
                });
        if (batch.isEmpty()) {
            return true;
        }
        String body = body(String.valueOf(session), batch);
        switch (fault) {
            case ANSWER_LOST -> {
                gateway.post("/v1/ticks", body);
                return true;
            }
            case REQUEST_CUT -> gateway.cut("/v1/ticks", body, dice.nextInt(body.length()));
            case REPEATED -> take(gateway.post("/v1/ticks", body));
            case REPEATED_AT_ONCE -> sendAtOnce(body);
            case REORDERED -> sendSecondHalf(batch);
            case FOREIGN_SESSION -> sendInForeignSession(batch);
            case GARBAGE ->
                    assertThat(
                                    gateway.post(
                                                    "/v1/ticks",
                                                    body.substring(0, dice.nextInt(body.length())))
                                            .status())
                            .isEqualTo(400);
            default -> {}
        }
        return take(gateway.post("/v1/ticks", body));
    }

    private void sendAtOnce(String body) {
        var other =
                CompletableFuture.runAsync(
                        () -> {
                            try {
                                gateway.post("/v1/ticks", body);
                            } catch (IOException | InterruptedException e) {
                                // The other request counts.
                            }
                        });
        try {
            take(gateway.post("/v1/ticks", body));
        } catch (IOException | InterruptedException e) {
            // The last request counts.
        }
        other.join();
    }

    private void sendSecondHalf(Map<String, List<NumberedTick>> batch)
            throws IOException, InterruptedException {
        Map<String, List<NumberedTick>> late = new TreeMap<>();
        batch.forEach(
                (symbol, ticks) -> {
                    if (ticks.size() > 1) {
                        late.put(symbol, ticks.subList(ticks.size() / 2, ticks.size()));
                    }
                });
        if (late.isEmpty()) {
            return;
        }
        Answer answer = gateway.post("/v1/ticks", body(String.valueOf(session), late));
        if (answer.status() == 200) {
            late.forEach(
                    (symbol, ticks) -> {
                        JsonNode state = answer.body().path("symbols").path(symbol);
                        long next = state.path("accepted").asLong() + 1;
                        if (next < ticks.get(0).sequence()) {
                            assertThat(state.path("gap").path("from").asLong()).isEqualTo(next);
                            assertThat(state.path("gap").path("through").asLong())
                                    .isEqualTo(ticks.get(0).sequence() - 1);
                        }
                    });
        }
    }

    private void sendInForeignSession(Map<String, List<NumberedTick>> batch)
            throws IOException, InterruptedException {
        String other =
                earlierSessions.isEmpty()
                        ? "no-such-session"
                        : earlierSessions.get(dice.nextInt(earlierSessions.size()));
        Answer answer = gateway.post("/v1/ticks", body(other, batch));
        assertThat(answer.body().path("error").path("code").asText()).isEqualTo("SESSION_ENDED");
    }

    private boolean take(Answer answer) {
        if (answer.status() != 200) {
            if (answer.body().path("error").path("code").asText().equals("SESSION_ENDED")) {
                end();
            }
            return false;
        }
        answer.body()
                .path("symbols")
                .fields()
                .forEachRemaining(
                        one ->
                                outboxes.get(one.getKey())
                                        .onAccepted(one.getValue().path("accepted").asLong()));
        return true;
    }

    private static String body(String session, Map<String, List<NumberedTick>> batch) {
        return batch.entrySet().stream()
                .map(
                        entry ->
                                "{\"symbol\":\"%s\",\"first\":%d,\"ticks\":[%s]}"
                                        .formatted(
                                                entry.getKey(),
                                                entry.getValue().get(0).sequence(),
                                                entry.getValue().stream()
                                                        .map(tick -> fields(tick))
                                                        .collect(Collectors.joining(","))))
                .collect(
                        Collectors.joining(
                                ",", "{\"session\":\"" + session + "\",\"batches\":[", "]}"));
    }

    private static String fields(NumberedTick numbered) {
        var tick = numbered.tick();
        return "["
                + tick.timeMillis()
                + ","
                + tick.bid()
                + ","
                + tick.ask()
                + ","
                + tick.last()
                + ","
                + tick.volume()
                + ","
                + tick.flags()
                + "]";
    }
}

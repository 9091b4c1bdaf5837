package io.tickflow.bench.kills;

import io.tickflow.bench.TimedFeed;
import io.tickflow.bench.gateway.RedisProcess;
import io.tickflow.bench.kills.GatewayCaller.Reply;
import io.tickflow.sandbox.stack.Sandbox;
import io.tickflow.settings.store.SettingChange;
import io.tickflow.settings.store.SettingStore;
import java.util.List;
import java.util.Map;

/** Redis, ClickHouse, PostgreSQL and Kafka, and the gateway's newest truth from each of them. */
final class Victims {

    private static final long FRESH_MILLIS_MAX = 3_000;
    private static final String FLAG = "tickflow.gateway.requests-at-once";

    /** No default has it. */
    private static final String BURST = "217";

    private final GatewayCaller caller;
    private final TimedFeed feed;

    /**
     * Creates the looks at the gateway.
     *
     * @param feed tells when a tick was due
     */
    Victims(GatewayCaller caller, TimedFeed feed) {
        this.caller = caller;
        this.feed = feed;
    }

    /** All of them in the order of their ends. */
    List<Victim> all(Sandbox sandbox, RedisProcess redis, PostgresServer postgres) {
        return List.of(
                new Victim(
                        "Redis",
                        redis::kill,
                        redis::restart,
                        () -> !Outages.gatewayTells(caller, "Redis")),
                new Victim(
                        "ClickHouse",
                        sandbox.clickHouseEngine()::kill,
                        sandbox.clickHouseEngine()::restart,
                        this::hasFreshBars),
                new Victim(
                        "PostgreSQL",
                        postgres::kill,
                        () -> {
                            postgres.restart();
                            change(postgres);
                        },
                        () -> caller.ask("/v1/settings").body().toString().contains(BURST)),
                new Victim(
                        "Kafka",
                        sandbox.broker()::kill,
                        sandbox.broker()::restart,
                        this::hasFreshOrders));
    }

    private static void change(PostgresServer postgres) {
        try (var store = new SettingStore(postgres.place(), null)) {
            var unused =
                    store.set(
                            Map.of(FLAG, SettingChange.to(BURST)),
                            "bench",
                            "does it come?",
                            store.newest());
        }
    }

    private boolean hasFreshBars() throws InterruptedException {
        Reply bars = caller.ask("/v1/symbols/EURUSD/bars?limit=60");
        long dueNanos = feed.dueNanos(TimedFeed.indexOf(bars.meta().path("asOfMillis").asLong()));
        return bars.isOk()
                && !bars.isDegraded()
                && (System.nanoTime() - dueNanos) / 1_000_000 < FRESH_MILLIS_MAX;
    }

    private boolean hasFreshOrders() throws InterruptedException {
        Reply features = caller.ask("/v1/symbols/EURUSD/features/latest");
        Reply executions = caller.ask("/v1/executions?state=SENT&limit=1");
        return caller.ask("/v1/health/ready").isOk() && isFresh(features) && isFresh(executions);
    }

    private static boolean isFresh(Reply reply) {
        return reply.isOk()
                && !reply.isDegraded()
                && reply.meta().path("ageMillis").asLong() < FRESH_MILLIS_MAX;
    }
}

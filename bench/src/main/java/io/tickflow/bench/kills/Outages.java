package io.tickflow.bench.kills;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.IntToLongFunction;

/** Kills one server after the other at fixed instants, and times what the gateway tells. */
final class Outages {

    private static final long POLL_MILLIS = 200;
    private static final long BACK_NANOS_MAX = TimeUnit.SECONDS.toNanos(120);

    private final List<Victim> victims;
    private final GatewayCaller caller;
    private final GatewayLoad load;
    private final IntToLongFunction phaseNanos;
    private final List<String> lines = new ArrayList<>();

    /**
     * Creates the plan.
     *
     * @param phaseNanos begin of each phase; a server is down in the odd ones
     */
    Outages(
            List<Victim> victims,
            GatewayCaller caller,
            GatewayLoad load,
            IntToLongFunction phaseNanos) {
        this.victims = List.copyOf(victims);
        this.caller = caller;
        this.load = load;
        this.phaseNanos = phaseNanos;
    }

    /** Runs to the end of the last outage. */
    void run() throws Exception {
        sleepUntil(phaseNanos.applyAsLong(0));
        load.begin(0);
        for (int i = 0; i < victims.size(); i++) {
            int down = 2 * i + 1;
            sleepUntil(phaseNanos.applyAsLong(down));
            load.begin(down);
            Victim victim = victims.get(i);
            victim.kill().run();
            long endNanos = phaseNanos.applyAsLong(down + 1);
            double told = await(() -> gatewayTells(caller, victim.name()), endNanos);
            sleepUntil(endNanos - TimeUnit.SECONDS.toNanos(2));
            String words = troubles();
            sleepUntil(endNanos);
            load.begin(down + 1);
            long restartNanos = System.nanoTime();
            victim.restart().run();
            double served = seconds(restartNanos);
            double back = await(victim.isBack(), System.nanoTime() + BACK_NANOS_MAX) + served;
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "%-11s told after %5.1f s; serves %5.1f s and is back %5.1f s after its start; components: %s",
                            victim.name(),
                            told,
                            served,
                            back,
                            words));
            System.out.println(lines.get(lines.size() - 1));
        }
    }

    /** A line for each outage. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    private double await(Victim.Look look, long endNanos) throws Exception {
        long startNanos = System.nanoTime();
        while (!look.isTrue()) {
            if (System.nanoTime() - endNanos > 0) {
                return Double.NaN;
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        return seconds(startNanos);
    }

    private static double seconds(long sinceNanos) {
        return (System.nanoTime() - sinceNanos) / 1e9;
    }

    /** Returns true if the health of the gateway names the server. */
    static boolean gatewayTells(GatewayCaller caller, String name) throws InterruptedException {
        for (JsonNode component : caller.ask("/v1/components").body().path("data")) {
            if (component.path("name").asText().equals("gateway")) {
                return component.path("health").path("text").asText().contains(name);
            }
        }
        return false;
    }

    private String troubles() throws InterruptedException {
        var words = new ArrayList<String>();
        for (JsonNode component : caller.ask("/v1/components").body().path("data")) {
            JsonNode health = component.path("health");
            if (!health.path("level").asText().equals("OK")) {
                words.add(
                        component.path("name").asText()
                                + " "
                                + health.path("level").asText()
                                + " '"
                                + health.path("text").asText()
                                + "'");
            }
        }
        return String.join("; ", words);
    }

    private static void sleepUntil(long nanos) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(Math.max(0, nanos - System.nanoTime()));
    }
}

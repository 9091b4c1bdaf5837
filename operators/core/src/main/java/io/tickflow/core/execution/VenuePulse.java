package io.tickflow.core.execution;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tells a frozen venue from one that is silent about an order. The answer to a probe proves that
 * the venue has read the orders before it; its heartbeats alone do not. One thread.
 */
final class VenuePulse {

    private final OrderGateway gateway;
    private final InstantSource clock;
    private final long silenceMillis;

    /** Sent in this session and perhaps not read by the venue; sending time by ClOrdID(11). */
    private final Map<String, Long> unread = new LinkedHashMap<>();

    /** Number of the probe that is not answered yet; 0 if there is none. */
    private int probe;

    private long probedAtMillis;

    VenuePulse(OrderGateway gateway, InstantSource clock, long silenceMillis) {
        this.gateway = gateway;
        this.clock = clock;
        this.silenceMillis = silenceMillis;
    }

    /** Forgets the session before. */
    void begin() {
        unread.clear();
        probe = 0;
    }

    void onSent(String clOrdId) {
        unread.put(clOrdId, clock.millis());
    }

    /** Takes a word about an order; returns the time since it was sent, or -1 at a later word. */
    long onHeard(String clOrdId) {
        Long sentMillis = unread.remove(clOrdId);
        return sentMillis == null ? -1 : clock.millis() - sentMillis;
    }

    /** True if orders are waiting for a venue that has not read them for too long. */
    boolean isSilent() {
        dropRead();
        return eldestWaitMillis() >= silenceMillis;
    }

    /** Probes the venue at half the time that would make it silent. */
    void probeIfQuiet() {
        dropRead();
        if (probe == 0 && eldestWaitMillis() >= silenceMillis / 2) {
            probedAtMillis = clock.millis();
            probe = gateway.probe();
        }
    }

    private long eldestWaitMillis() {
        var eldest = unread.values().iterator();
        return eldest.hasNext() ? clock.millis() - eldest.next() : -1;
    }

    private void dropRead() {
        if (probe > 0 && gateway.answeredProbe() >= probe) {
            unread.values().removeIf(sentMillis -> sentMillis <= probedAtMillis);
            probe = 0;
        }
    }
}

package io.tickflow.ingest.intake;

import io.tickflow.ingest.protocol.ErrorCode;
import io.tickflow.ingest.protocol.RefusedRequest;
import io.tickflow.ingest.protocol.SessionRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Open sessions: one a terminal, the newest. A symbol belongs to the one terminal that delivers it;
 * another terminal may take it over after a silence. Not thread-safe.
 */
final class Sessions {

    private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final int TERMINALS_MAX = 1_000;

    private final LongSupplier clockNanos;
    private final Map<String, Entry> byTerminal = new HashMap<>();
    private final Map<String, Entry> byId = new HashMap<>();

    Sessions(LongSupplier clockNanos) {
        this.clockNanos = clockNanos;
    }

    private static final class Entry {
        private final Session session;
        private long seenNanos;

        private Entry(Session session, long seenNanos) {
            this.session = session;
            this.seenNanos = seenNanos;
        }
    }

    /** Refuses a session whose symbols another terminal delivers. */
    void check(SessionRequest request) throws RefusedRequest {
        if (!byTerminal.containsKey(request.terminal()) && byTerminal.size() >= TERMINALS_MAX) {
            throw new RefusedRequest(
                    ErrorCode.TOO_LARGE, "more than " + TERMINALS_MAX + " terminals");
        }
        for (Entry other : byTerminal.values()) {
            if (!other.session.request().terminal().equals(request.terminal()) && isLive(other)) {
                List<String> taken =
                        request.symbols().stream()
                                .filter(other.session.starts()::containsKey)
                                .toList();
                if (!taken.isEmpty()) {
                    throw new RefusedRequest(
                            ErrorCode.SYMBOL_TAKEN,
                            "terminal '%s' delivers %s already: one symbol comes from one terminal. Maybe leave it out here, or stop the other one for %d s"
                                    .formatted(
                                            other.session.request().terminal(),
                                            String.join(", ", taken),
                                            TimeUnit.NANOSECONDS.toSeconds(SILENCE_NANOS)));
                }
            }
        }
    }

    /** Opens a session, which supersedes the one before of its terminal. */
    void open(Session session) {
        var entry = new Entry(session, clockNanos.getAsLong());
        Entry before = byTerminal.put(session.request().terminal(), entry);
        if (before != null) {
            byId.remove(before.session.id());
        }
        byId.put(session.id(), entry);
    }

    /** The open session of that id, seen now. */
    Session find(String id) throws RefusedRequest {
        Entry entry = byId.get(id);
        if (entry == null) {
            throw new RefusedRequest(
                    ErrorCode.SESSION_ENDED,
                    "this session is not open: the terminal has opened another one, or the gateway was restarted. Open a new one");
        }
        entry.seenNanos = clockNanos.getAsLong();
        return entry.session;
    }

    /** All open sessions. */
    List<Session> all() {
        return byTerminal.values().stream().map(entry -> entry.session).toList();
    }

    private boolean isLive(Entry entry) {
        return clockNanos.getAsLong() - entry.seenNanos < SILENCE_NANOS;
    }
}

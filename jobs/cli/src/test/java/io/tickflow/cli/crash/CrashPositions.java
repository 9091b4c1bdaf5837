package io.tickflow.cli.crash;

import io.tickflow.sandbox.stack.venue.JournalEntry;
import io.tickflow.sandbox.stack.venue.VenueJournal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Positions at the venue by its journal. */
final class CrashPositions {

    private final Map<String, JournalEntry> newest = new HashMap<>();
    private final Map<String, Double> held = new HashMap<>();
    private final List<String> reversals = new ArrayList<>();

    private CrashPositions() {}

    static CrashPositions of(VenueJournal journal) {
        var positions = new CrashPositions();
        journal.entries().forEach(positions::add);
        return positions;
    }

    /**
     * Units by symbol, by position if the account is hedged; those that hold nothing are absent.
     */
    Map<String, Double> held() {
        return held;
    }

    /** Orders whose fill turned a position around. */
    List<String> reversals() {
        return reversals;
    }

    private void add(JournalEntry entry) {
        switch (entry.action()) {
            case FILLED, PARTIALLY_FILLED, CANCELLED, BUSTED -> move(entry);
            case REJECTED, REJECTED_DUPLICATE, DROPPED, ANSWERED, ANSWERED_UNKNOWN -> {
                // Moves nothing.
            }
        }
    }

    private void move(JournalEntry entry) {
        JournalEntry earlier = newest.put(entry.clOrdId(), entry);
        double moved = entry.signedFilled() - (earlier == null ? 0 : earlier.signedFilled());
        String position = position(entry);
        double before = held.getOrDefault(position, 0.0);
        double after = before + moved;
        if (before * after < 0) {
            reversals.add(
                    "order %s turned %s from %s to %s"
                            .formatted(entry.clOrdId(), position, before, after));
        }
        if (after == 0) {
            held.remove(position);
        } else {
            held.put(position, after);
        }
    }

    private static String position(JournalEntry entry) {
        return entry.positionId().isEmpty() ? entry.symbol() : entry.positionId();
    }
}

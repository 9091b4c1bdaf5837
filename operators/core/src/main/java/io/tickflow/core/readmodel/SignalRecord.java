package io.tickflow.core.readmodel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Recorded facts about one candidate signal. */
final class SignalRecord {

    /**
     * A terminal state.
     *
     * @param account that reached it
     * @param reason of a denial or an expiry; empty for other states
     * @param place of the verdict; null if a report told it
     */
    record End(String account, SignalEnd state, String reason, @Nullable VerdictPlace place) {

        boolean isInForce(VoidVerdicts voids) {
            return place == null || !voids.isVoid(account, place);
        }
    }

    private final List<End> ends = new ArrayList<>(1);
    private SignalEnd pending = SignalEnd.OPEN;

    void pend(SignalEnd state) {
        pending = state;
    }

    void end(End end) {
        if (!ends.contains(end)) {
            ends.add(end);
        }
    }

    /** State by the records in force. */
    SignalEnd state(VoidVerdicts voids) {
        End first = first(voids);
        return first == null ? pending : first.state();
    }

    /** First terminal record in force; null if there is none. */
    @Nullable End first(VoidVerdicts voids) {
        for (End end : ends) {
            if (end.isInForce(voids)) {
                return end;
            }
        }
        return null;
    }

    /** Later records in force whose state contradicts the first one. */
    List<End> contradictions(VoidVerdicts voids) {
        End first = first(voids);
        return first == null
                ? List.of()
                : ends.stream()
                        .filter(end -> end.state() != first.state() && end.isInForce(voids))
                        .toList();
    }
}

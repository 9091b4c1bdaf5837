package io.tickflow.core.readmodel;

import io.tickflow.core.lease.LeaseChange;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Tells void verdicts from those in force. A verdict is void if a newer epoch has opened its
 * account at or before the verdict's offset: its writer had lost the account, and nothing was sent.
 * The changes of leases may come in any order and more than once. Not thread-safe.
 */
public final class VoidVerdicts {

    /** By account: the first void offset for the epochs below each epoch that opened. */
    private final Map<String, NavigableMap<Long, Long>> firstVoidOffsets = new HashMap<>();

    /** Takes in one change; only an OPENED matters. */
    public void onLease(LeaseChange change) {
        if (change.state() == LeaseChange.State.OPENED) {
            firstVoidOffsets
                    .computeIfAbsent(change.account(), account -> new TreeMap<>())
                    .merge(change.epoch(), change.ordersFrom(), Math::min);
        }
    }

    /** True if the verdict at {@code place} has no effect, by the leases known so far. */
    public boolean isVoid(String account, VerdictPlace place) {
        NavigableMap<Long, Long> opened = firstVoidOffsets.get(account);
        return opened != null
                && place.epoch() != VerdictPlace.NO_EPOCH
                && opened.tailMap(place.epoch(), false).values().stream()
                        .anyMatch(ordersFrom -> ordersFrom <= place.offset());
    }
}

package io.tickflow.core.lease;

import io.tickflow.core.lease.LeaseChange.State;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Tells void verdicts on {@code tickflow.orders} from those that count. Each carries the epoch of
 * its writer. It is void if it lies at or behind the offset from which on a newer epoch had the
 * account to itself: its writer's lease was over when it was appended, and an order leaves only
 * under a lease and after its record was acknowledged, so it was never sent. One thread.
 */
public final class OrderEpochs implements LeaseLog.Reader {

    /** Epoch of a record that carries none, as a stranger writes it: never void. */
    public static final long NONE = 0;

    /** By account: for each epoch that opened, from where on the epochs before it are void. */
    private final Map<String, NavigableMap<Long, Long>> openings = new HashMap<>();

    @Override
    public void onChange(long offset, LeaseChange change) {
        if (change.state() == State.OPENED) {
            NavigableMap<Long, Long> byEpoch =
                    openings.computeIfAbsent(change.account(), account -> new TreeMap<>());
            byEpoch.put(change.epoch(), change.ordersFrom());
            // An older epoch may have opened later, so its opening is not before the newer one's.
            long least = Long.MAX_VALUE;
            for (Map.Entry<Long, Long> entry : byEpoch.descendingMap().entrySet()) {
                least = Math.min(least, entry.getValue());
                entry.setValue(least);
            }
        }
    }

    /** True if the record that was written under {@code epoch} at {@code offset} has no effect. */
    public boolean isVoid(String account, long epoch, long offset) {
        NavigableMap<Long, Long> byEpoch = openings.get(account);
        if (epoch == NONE || byEpoch == null) {
            return false;
        }
        Map.Entry<Long, Long> newer = byEpoch.higherEntry(epoch);
        return newer != null && offset >= newer.getValue();
    }
}

package io.tickflow.connector.lease;

import io.tickflow.core.lease.LeaseChange;
import io.tickflow.core.lease.LeaseChange.State;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Tells void verdicts on {@code tickflow.orders} from those that count. Each carries the epoch of
 * its writer in a header. It is void if it lies at or behind the offset from which on a newer epoch
 * had the account to itself: its writer's lease was over when it was appended, and an order leaves
 * only under a lease and after its record was acknowledged, so it was never sent. One thread.
 */
public final class OrderEpochs implements LeaseLog.Reader {

    /** Header of a record on {@code tickflow.orders}: a decimal number. */
    public static final String HEADER = "tickflow-epoch";

    /** Epoch of a record without that header, as a stranger writes it: never void. */
    public static final long NONE = 0;

    /** By account: for each epoch that opened, from where on the epochs before it are void. */
    private final Map<String, NavigableMap<Long, Long>> openings = new HashMap<>();

    private long voided;

    /** Marks a record as written under {@code epoch}; leaves it alone if that is {@link #NONE}. */
    public static void mark(Headers headers, long epoch) {
        if (epoch != NONE) {
            headers.add(HEADER, Long.toString(epoch).getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Override
    public void change(long offset, LeaseChange change) {
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

    /** True, and counted, if the record at {@code offset} has no effect. */
    public boolean isVoid(String account, Headers headers, long offset) {
        long epoch = epochOf(headers);
        NavigableMap<Long, Long> byEpoch = openings.get(account);
        if (epoch == NONE || byEpoch == null) {
            return false;
        }
        Map.Entry<Long, Long> newer = byEpoch.higherEntry(epoch);
        boolean isVoid = newer != null && offset >= newer.getValue();
        if (isVoid) {
            voided++;
        }
        return isVoid;
    }

    /** Records that were found void so far. */
    public long voided() {
        return voided;
    }

    /** Epoch that {@code headers} name; {@link #NONE} if they name none. */
    public static long epochOf(Headers headers) {
        Header header = headers.lastHeader(HEADER);
        if (header == null) {
            return NONE;
        }
        try {
            return Long.parseLong(new String(header.value(), StandardCharsets.US_ASCII));
        } catch (NumberFormatException e) {
            return NONE;
        }
    }
}

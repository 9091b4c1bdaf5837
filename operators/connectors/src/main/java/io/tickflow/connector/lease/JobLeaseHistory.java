package io.tickflow.connector.lease;

import io.tickflow.core.lease.LeaseChange;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Claims of one job's lease that may still be alive, by the log of leases. Whoever opened the lease
 * outlived all earlier claims, so that these are forgotten; a claim whose record was compacted away
 * appears with its next heartbeat. Not thread-safe.
 */
final class JobLeaseHistory {

    /**
     * A claim that was not released.
     *
     * @param holder id of the job
     * @param leaseMillis silence after which it is dead
     * @param opened true if the job runs, false if it waits
     * @param heard offset of its newest record
     */
    record Claim(String holder, long leaseMillis, boolean opened, long heard) {}

    private final String job;
    private final NavigableMap<Long, Claim> claims = new TreeMap<>();
    private long openedEpoch;

    JobLeaseHistory(String job) {
        this.job = job;
    }

    void add(long offset, LeaseChange change) {
        long epoch = LeaseHistory.epochOf(offset, change);
        if (!change.account().equals(job) || epoch < openedEpoch) {
            return;
        }
        switch (change.state()) {
            case CLAIMED, HELD -> hear(epoch, offset, change, epoch == openedEpoch);
            case OPENED -> {
                openedEpoch = epoch;
                claims.headMap(epoch).clear();
                hear(epoch, offset, change, true);
            }
            case RELEASED -> claims.remove(epoch);
        }
    }

    /** Claims before {@code epoch}. */
    NavigableMap<Long, Claim> before(long epoch) {
        return claims.headMap(epoch, false);
    }

    /** Claims after {@code epoch}. */
    NavigableMap<Long, Claim> after(long epoch) {
        return claims.tailMap(epoch, false);
    }

    private void hear(long epoch, long offset, LeaseChange change, boolean opened) {
        claims.put(epoch, new Claim(change.holder(), change.leaseMillis(), opened, offset));
    }
}

package io.tickflow.connector.lease;

import io.tickflow.core.lease.LeaseChange;
import io.tickflow.core.lease.LeaseChange.State;

/**
 * History of one account's lease by its log: the newest claim, and the time for which an older
 * owner may still assume the lease. The log may be compacted: the newest claim, the last heartbeats
 * and releases, and all openings remain. Missing records never shorten a wait. Not thread-safe.
 */
final class LeaseHistory {

    private final String account;
    private long newestEpoch;
    private String newestHolder = "";
    private long newestLeaseMillis;
    private long openedEpoch;
    private long waitMillis;

    LeaseHistory(String account) {
        this.account = account;
    }

    void add(long offset, LeaseChange change) {
        if (!change.account().equals(account)) {
            return;
        }
        long epoch = epochOf(offset, change);
        if (epoch > newestEpoch) {
            newestEpoch = epoch;
            newestHolder = change.holder();
            newestLeaseMillis = change.leaseMillis();
        }
        switch (change.state()) {
            case CLAIMED -> waitMillis = Math.max(waitMillis, change.leaseMillis());
            case OPENED -> opened(epoch, change);
            case HELD -> {}
            case RELEASED -> {
                if (epoch == newestEpoch && epoch == openedEpoch) {
                    waitMillis = 0;
                }
            }
        }
    }

    /** Newest claimed epoch; 0 without any claim. */
    long newestEpoch() {
        return newestEpoch;
    }

    /** Holder of that epoch. */
    String newestHolder() {
        return newestHolder;
    }

    /** Time after a claim during which an older owner may still send. */
    long waitMillis() {
        return waitMillis;
    }

    static long epochOf(long offset, LeaseChange change) {
        return change.state() == State.CLAIMED ? offset + 1 : change.epoch();
    }

    /**
     * Records an opening: its owner has waited for all earlier owners, but not for later claims.
     */
    private void opened(long epoch, LeaseChange change) {
        if (epoch > openedEpoch) {
            openedEpoch = epoch;
            waitMillis =
                    newestEpoch > epoch
                            ? Math.max(change.leaseMillis(), newestLeaseMillis)
                            : change.leaseMillis();
        }
    }
}

package io.tickflow.core.lease;

/**
 * Change of the right to trade an account: a record of {@code tickflow.leases}.
 *
 * @param account trading account, or {@code job:NAME@PIPELINE} for the right of a job to write its
 *     pipeline's events
 * @param state what happened
 * @param epoch number of the claim, one more than the offset of its record; 0 in that record itself
 * @param holder who claimed it, for a person
 * @param leaseMillis how long a heartbeat lets its writer trade
 * @param ordersFrom if opened, the offset on {@code tickflow.orders} from which on verdicts of
 *     older epochs are void; otherwise 0
 * @param changedAtMillis clock of the writer, epoch milliseconds
 */
public record LeaseChange(
        String account,
        State state,
        long epoch,
        String holder,
        long leaseMillis,
        long ordersFrom,
        long changedAtMillis) {

    /** Kinds of changes. */
    public enum State {
        /** A new owner wants it: from now on no heartbeat of an older epoch counts. */
        CLAIMED,
        /** The leases of all older epochs have run out: the owner may send. */
        OPENED,
        /** A heartbeat. */
        HELD,
        /** The owner has sent its last order: whoever is next need not wait. */
        RELEASED
    }
}

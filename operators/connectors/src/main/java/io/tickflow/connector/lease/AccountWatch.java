package io.tickflow.connector.lease;

import io.tickflow.core.event.Deployment;
import io.tickflow.core.event.Mode;
import io.tickflow.core.lease.LeaseChange;

/** Newest owner of one account, seen by another pipeline. Not thread-safe. */
final class AccountWatch implements LeaseTopic.WrittenChanges {

    private final String account;
    private final String pipeline;
    private Deployment writer = new Deployment("", Mode.PAPER);
    private String holder = "";
    private long epoch;
    private long leaseMillis;
    private long beats;
    private boolean released;

    AccountWatch(String account, String pipeline) {
        this.account = account;
        this.pipeline = pipeline;
    }

    @Override
    public void onChange(long offset, LeaseChange change, Deployment by) {
        long changed = LeaseHistory.epochOf(offset, change);
        if (!change.account().equals(account) || changed < epoch) {
            return;
        }
        if (changed > epoch) {
            epoch = changed;
            released = false;
        }
        writer = by;
        holder = change.holder();
        leaseMillis = change.leaseMillis();
        switch (change.state()) {
            case CLAIMED, HELD, OPENED -> beats++;
            case RELEASED -> released = true;
        }
    }

    /** True if the newest owner is of another pipeline and has not released the account. */
    boolean suspects() {
        return epoch > 0
                && !released
                && !writer.pipeline().isEmpty()
                && !writer.pipeline().equals(pipeline);
    }

    /** Signs of life of any owner so far. */
    long beats() {
        return beats;
    }

    /** Lease of the newest owner; 0 without one. */
    long leaseMillis() {
        return leaseMillis;
    }

    AccountRival rival() {
        return new AccountRival(writer, holder);
    }
}

package io.tickflow.testkit;

import io.tickflow.core.lease.LeaseChange;
import io.tickflow.core.lease.LeaseLog;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** One owner's view of a log that several share. */
public final class InMemoryLeaseLog implements LeaseLog {

    private final List<LeaseChange> shared;
    private int read;

    /** If not null, what each append throws. */
    volatile IOException failure;

    /** A log of its own. */
    public InMemoryLeaseLog() {
        this(new CopyOnWriteArrayList<>());
    }

    InMemoryLeaseLog(List<LeaseChange> shared) {
        this.shared = shared;
    }

    @Override
    public long append(LeaseChange change) throws IOException {
        if (failure != null) {
            throw failure;
        }
        synchronized (shared) {
            shared.add(change);
            return shared.size() - 1L;
        }
    }

    @Override
    public void readOn(long last, Reader reader) {
        for (; read <= last; read++) {
            reader.change(read, shared.get(read));
        }
    }

    @Override
    public void close() {}
}

package io.tickflow.connector.fix;

import io.tickflow.connector.lease.LeaseLog;
import io.tickflow.core.lease.LeaseChange;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A log that one owner has to itself. */
final class InMemoryLeaseLog implements LeaseLog {

    private final List<LeaseChange> changes = new CopyOnWriteArrayList<>();
    private int read;

    @Override
    public long append(LeaseChange change) {
        synchronized (changes) {
            changes.add(change);
            return changes.size() - 1L;
        }
    }

    @Override
    public void readOn(long last, Reader reader) {
        for (; read <= last; read++) {
            reader.change(read, changes.get(read));
        }
    }

    @Override
    public void close() {}
}

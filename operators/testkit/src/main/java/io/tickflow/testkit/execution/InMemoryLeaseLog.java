package io.tickflow.testkit.execution;

import io.tickflow.core.lease.LeaseChange;
import io.tickflow.core.lease.LeaseLog;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** One owner's view of a log that several share. */
public final class InMemoryLeaseLog implements LeaseLog {

    private final List<LeaseChange> shared;
    private int read;

    private volatile @Nullable IOException failure;

    /** A log of its own. */
    public InMemoryLeaseLog() {
        this(new CopyOnWriteArrayList<>());
    }

    /** A view of a log that several share. */
    public InMemoryLeaseLog(List<LeaseChange> shared) {
        this.shared = shared;
    }

    /** Throws this at each append from now on; null to append again. */
    public void failAppends(@Nullable IOException cause) {
        failure = cause;
    }

    @Override
    public long append(LeaseChange change) throws IOException {
        IOException cause = failure;
        if (cause != null) {
            throw cause;
        }
        synchronized (shared) {
            shared.add(change);
            return shared.size() - 1L;
        }
    }

    @Override
    public void readOn(long last, Reader reader) {
        for (; read <= last; read++) {
            reader.onChange(read, shared.get(read));
        }
    }

    @Override
    public void close() {}
}

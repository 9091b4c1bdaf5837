package io.tickflow.testkit.execution;

import io.tickflow.core.lease.LeaseChange;
import io.tickflow.core.lease.LeaseLog;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

class InMemoryLeaseLogTest extends LeaseLogContract {

    private final List<LeaseChange> shared = new CopyOnWriteArrayList<>();

    @Override
    protected LeaseLog open() {
        return new InMemoryLeaseLog(shared);
    }
}

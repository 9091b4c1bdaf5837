package io.tickflow.testkit.execution;

import io.tickflow.core.execution.OrderLog;
import io.tickflow.core.lease.LeaseChange;
import org.junit.jupiter.api.AfterEach;

class InMemoryOrderLogTest extends OrderLogContract {

    private final InMemoryOrderLog log = new InMemoryOrderLog();

    @AfterEach
    void close() {
        log.close();
    }

    @Override
    protected OrderLog open() {
        return log.reopen();
    }

    @Override
    protected void append(LeaseChange opening) {
        log.open(opening);
    }
}

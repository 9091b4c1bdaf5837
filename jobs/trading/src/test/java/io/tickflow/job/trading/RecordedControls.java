package io.tickflow.job.trading;

import io.tickflow.core.canary.CanaryControl;
import io.tickflow.core.canary.CanaryLog;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Log of a canary that ends with the controls of its start. */
record RecordedControls(List<CanaryControl> controls) implements CanaryLog {

    private static final long IDLE_NANOS = 5_000_000;

    @Override
    public Tail open() {
        return new Tail() {
            @Override
            public void readToEnd(Reader reader) {
                controls.forEach(reader::onControl);
            }

            @Override
            public void readOn(Reader reader) {
                LockSupport.parkNanos(IDLE_NANOS);
            }

            @Override
            public long position() {
                return controls.size();
            }

            @Override
            public void close() {}
        };
    }
}

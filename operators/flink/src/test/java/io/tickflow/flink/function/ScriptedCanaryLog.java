package io.tickflow.flink.function;

import io.tickflow.core.canary.CanaryControl;
import io.tickflow.core.canary.CanaryLog;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Log in memory: some controls at the start, others while it is read. */
final class ScriptedCanaryLog implements CanaryLog {

    private static final long serialVersionUID = 1;

    private final List<CanaryControl> before;
    private final transient BlockingQueue<CanaryControl> later = new LinkedBlockingQueue<>();
    private transient volatile boolean broken;

    ScriptedCanaryLog(List<CanaryControl> before) {
        this.before = before;
    }

    void append(CanaryControl control) {
        later.add(control);
    }

    void breakDown() {
        broken = true;
    }

    @Override
    public Tail open() {
        return new Tail() {
            private long position;

            @Override
            public void readToEnd(Reader reader) {
                before.forEach(reader::onControl);
                position += before.size();
            }

            @Override
            public void readOn(Reader reader) throws IOException {
                if (broken) {
                    throw new IOException("the broker is gone for good");
                }
                try {
                    CanaryControl next = later.poll(5, TimeUnit.MILLISECONDS);
                    if (next != null) {
                        reader.onControl(next);
                        position++;
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }

            @Override
            public long position() {
                return position;
            }

            @Override
            public void close() {}
        };
    }
}

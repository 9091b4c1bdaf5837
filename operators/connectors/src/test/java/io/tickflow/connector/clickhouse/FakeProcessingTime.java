package io.tickflow.connector.clickhouse;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.operators.ProcessingTimeService;

/** A clock that a test moves; due timers fire while it moves. */
final class FakeProcessingTime implements ProcessingTimeService {

    private record Timer(long timeMillis, ProcessingTimeCallback callback) {}

    private final List<Timer> timers = new ArrayList<>();
    private long nowMillis;

    void advance(long millis) throws Exception {
        nowMillis += millis;
        List<Timer> due = timers.stream().filter(timer -> timer.timeMillis() <= nowMillis).toList();
        timers.removeAll(due);
        for (Timer timer : due) {
            timer.callback().onProcessingTime(timer.timeMillis());
        }
    }

    @Override
    public long getCurrentProcessingTime() {
        return nowMillis;
    }

    @Override
    public ScheduledFuture<?> registerTimer(long timeMillis, ProcessingTimeCallback callback) {
        timers.add(new Timer(timeMillis, callback));
        return null; // Nobody cancels it.
    }
}

package io.tickflow.ingest.terminal;

import io.tickflow.ingest.feed.Cursor;
import io.tickflow.ingest.feed.FeedTick;
import io.tickflow.ingest.feed.NumberedTick;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Numbered ticks of one symbol that the gateway has not accepted. One thread. */
final class Outbox {

    private final Deque<NumberedTick> ticks = new ArrayDeque<>();
    private Cursor read = Cursor.START;

    /** Numbers the ticks of the store that are new. */
    void fill(List<FeedTick> fromCursor) {
        int skip = read.timeCount();
        for (FeedTick tick : fromCursor) {
            if (tick.timeMillis() == read.timeMillis() && skip > 0) {
                skip--;
            } else {
                var numbered = new NumberedTick(read.sequence() + 1, tick);
                ticks.add(numbered);
                read = read.after(numbered);
            }
        }
    }

    long readFromMillis() {
        return read.timeMillis();
    }

    /** Continues where a new session says. */
    void resume(Cursor accepted) {
        onAccepted(accepted.sequence());
        boolean continues =
                ticks.isEmpty()
                        ? read.sequence() == accepted.sequence()
                        : ticks.getFirst().sequence() == accepted.sequence() + 1;
        if (!continues) {
            ticks.clear();
            read = accepted;
        }
    }

    void onAccepted(long through) {
        while (!ticks.isEmpty() && ticks.getFirst().sequence() <= through) {
            ticks.removeFirst();
        }
    }

    List<NumberedTick> first(int most) {
        List<NumberedTick> all = new ArrayList<>(ticks);
        return all.subList(0, Math.min(most, all.size()));
    }

    boolean isEmpty() {
        return ticks.isEmpty();
    }
}

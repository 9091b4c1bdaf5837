package io.tickflow.testkit.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.lease.LeaseChange;
import io.tickflow.core.lease.LeaseChange.State;
import io.tickflow.core.lease.LeaseLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Contract of a {@link LeaseLog}, to be run against each of them. Changes of other tests may be in
 * the log, so each test has an account of its own.
 */
public abstract class LeaseLogContract {

    private static final AtomicInteger ACCOUNTS = new AtomicInteger();

    private final String account = "contract-" + ACCOUNTS.incrementAndGet();

    /** For the tests of one log. */
    protected LeaseLogContract() {}

    /** Opens the log for one more owner, who has read nothing yet. */
    protected abstract LeaseLog open() throws IOException;

    @Test
    void shouldGiveEachChangeALargerOffset() throws Exception {
        try (LeaseLog first = open();
                LeaseLog second = open()) {
            long claimed = first.append(change(State.CLAIMED, 0));
            long held = second.append(change(State.HELD, 1));
            long released = first.append(change(State.RELEASED, 1));

            assertThat(List.of(claimed, held, released)).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void shouldReadChangesAsTheyWereAppended() throws Exception {
        LeaseChange claimed = change(State.CLAIMED, 0);
        var opened = new LeaseChange(account, State.OPENED, 7, "someone", 1_500, 99, 12_345);
        try (LeaseLog writer = open();
                LeaseLog reader = open()) {
            long first = writer.append(claimed);
            long last = writer.append(opened);

            Reading reading = new Reading();
            reader.readOn(last, reading);

            assertThat(reading.changes).containsExactly(claimed, opened);
            assertThat(reading.offsets).containsExactly(first, last);
        }
    }

    @Test
    void shouldReadOnFromWhereItWasRead() throws Exception {
        LeaseChange claimed = change(State.CLAIMED, 0);
        LeaseChange held = change(State.HELD, 1);
        try (LeaseLog log = open()) {
            long first = log.append(claimed);
            Reading reading = new Reading();
            log.readOn(first, reading);
            assertThat(reading.changes).containsExactly(claimed);

            long second = log.append(held);
            log.readOn(second, reading);
            log.readOn(second, reading);

            assertThat(reading.changes).containsExactly(claimed, held);
        }
    }

    @Test
    void shouldReadOtherOwnersChanges() throws Exception {
        try (LeaseLog first = open();
                LeaseLog second = open()) {
            LeaseChange held = change(State.HELD, 1);
            LeaseChange claimed = change(State.CLAIMED, 0);
            var unused = first.append(held);
            long last = second.append(claimed);

            Reading reading = new Reading();
            first.readOn(last, reading);

            assertThat(reading.changes).containsExactly(held, claimed);
        }
    }

    @Test
    void shouldKeepItsChangesWhenAnOwnerCloses() throws Exception {
        LeaseChange claimed = change(State.CLAIMED, 0);
        long last;
        try (LeaseLog log = open()) {
            last = log.append(claimed);
        }

        Reading reading = new Reading();
        try (LeaseLog log = open()) {
            log.readOn(last, reading);
        }

        assertThat(reading.changes).containsExactly(claimed);
    }

    private LeaseChange change(State state, long epoch) {
        return new LeaseChange(account, state, epoch, "holder", 5_000, 0, 1_000);
    }

    /** Keeps the changes of this test's account. */
    private final class Reading implements LeaseLog.Reader {
        final List<LeaseChange> changes = new ArrayList<>();
        final List<Long> offsets = new ArrayList<>();

        @Override
        public void onChange(long offset, LeaseChange change) {
            if (change.account().equals(account)) {
                changes.add(change);
                offsets.add(offset);
            }
        }
    }
}

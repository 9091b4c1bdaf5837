package io.tickflow.connector.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tickflow.core.lease.LeaseChange;
import io.tickflow.core.lease.LeaseChange.State;
import io.tickflow.testkit.execution.InMemoryLeaseLog;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several jobs of one name on one log. */
class JobLeaseTest {

    private static final Duration CLAIM_MAX = Duration.ofSeconds(60);

    private static final String JOB = "job:tickflow-signal@default";

    /** Short, as a successor of a silent job listens for so long. */
    private static final long SHORT_MILLIS = 300;

    /** Of a job that is to be heard, however busy the machine is. */
    private static final long HEARD_MILLIS = 3_000;

    /** Long enough that no heartbeat comes but those of the test. */
    private static final long LONG_MILLIS = 3_600_000;

    private final List<LeaseChange> shared = new CopyOnWriteArrayList<>();
    private final List<JobLease> leases = new ArrayList<>();

    @AfterEach
    void close() {
        leases.forEach(JobLease::close);
    }

    @Test
    void shouldOpenAtOnceIfNobodyRan() throws Exception {
        lease("first", LONG_MILLIS).claim();

        assertThat(shared)
                .extracting(LeaseChange::state)
                .containsExactly(State.CLAIMED, State.OPENED);
    }

    @Test
    void shouldRefuseSecondJobWhileFirstIsHeard() throws Exception {
        JobLease first = lease("first", HEARD_MILLIS);
        first.claim();

        assertThatThrownBy(lease("second", SHORT_MILLIS)::claim)
                .isInstanceOf(SecondJobException.class)
                .hasMessageContaining("job:tickflow-signal@default runs already as job first");
        assertThat(first.loss()).isNull();
    }

    @Test
    void shouldGoOnAtOnceAfterRestartOfSameJob() throws Exception {
        lease("first", LONG_MILLIS).claim();

        lease("first", LONG_MILLIS).claim();

        assertThat(opened()).isEqualTo(2);
    }

    @Test
    void shouldFollowReleasedJobAtOnce() throws Exception {
        JobLease first = lease("first", LONG_MILLIS);
        first.claim();
        first.close();

        lease("second", LONG_MILLIS).claim();

        assertThat(opened()).isEqualTo(2);
    }

    @Test
    void shouldFollowRefusedJobAtOnce() throws Exception {
        JobLease first = lease("first", HEARD_MILLIS);
        first.claim();
        JobLease refused = lease("second", LONG_MILLIS);
        assertThatThrownBy(refused::claim).isInstanceOf(SecondJobException.class);
        refused.close();
        first.close();

        lease("third", LONG_MILLIS).claim();

        assertThat(opened()).isEqualTo(2);
    }

    @Test
    void shouldFollowSilentJobWhichThenEnds() throws Exception {
        var log = new InMemoryLeaseLog(shared);
        JobLease frozen = lease("frozen", SHORT_MILLIS, log);
        frozen.claim();
        log.failAppends(new IOException("frozen"));

        lease("second", SHORT_MILLIS).claim();
        log.failAppends(null);

        await().atMost(CLAIM_MAX)
                .untilAsserted(
                        () ->
                                assertThat(frozen.loss())
                                        .hasMessageContaining("runs already as job second"));
    }

    @Test
    void shouldGiveWayToEarlierClaim() throws Exception {
        shared.add(change(State.CLAIMED, 0, "gone", LONG_MILLIS));
        JobLease earlier = lease("earlier", SHORT_MILLIS);
        Thread waiting =
                new Thread(
                        () -> {
                            try {
                                earlier.claim();
                            } catch (Exception e) {
                                Thread.currentThread().interrupt();
                            }
                        });
        waiting.start();
        await().atMost(CLAIM_MAX).until(() -> shared.size() > 2);

        assertThatThrownBy(lease("later", SHORT_MILLIS)::claim)
                .isInstanceOf(SecondJobException.class)
                .hasMessageContaining("as job earlier");
        waiting.interrupt();
        waiting.join();
    }

    @Test
    void shouldIgnoreOtherPipelines() throws Exception {
        lease("first", LONG_MILLIS).claim();
        var other =
                new JobLease(
                        "job:tickflow-signal@other",
                        "second",
                        LONG_MILLIS,
                        new InMemoryLeaseLog(shared),
                        InstantSource.system());
        leases.add(other);

        other.claim();

        assertThat(opened()).isEqualTo(2);
    }

    private long opened() {
        return shared.stream().filter(change -> change.state() == State.OPENED).count();
    }

    private JobLease lease(String holder, long millis) {
        return lease(holder, millis, new InMemoryLeaseLog(shared));
    }

    private JobLease lease(String holder, long millis, InMemoryLeaseLog log) {
        var lease = new JobLease(JOB, holder, millis, log, InstantSource.system());
        leases.add(lease);
        return lease;
    }

    private static LeaseChange change(State state, long epoch, String holder, long millis) {
        return new LeaseChange(JOB, state, epoch, holder, millis, 0, 1);
    }
}

package io.tickflow.connector.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tickflow.core.lease.LeaseChange;
import io.tickflow.core.lease.LeaseChange.State;
import io.tickflow.testkit.execution.InMemoryLeaseLog;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several keepers of one account on one log and one clock, which the test moves. */
class LeaseKeeperTest {

    private static final Duration CLAIM_MAX = Duration.ofSeconds(60);

    /** Long enough that no heartbeat comes but those of the test. */
    private static final long LEASE_MILLIS = 3_600_000;

    private final AtomicLong millis = new AtomicLong(1_000);
    private final List<LeaseChange> shared = new CopyOnWriteArrayList<>();
    private final List<Owner> owners = new ArrayList<>();

    @AfterEach
    void close() {
        owners.forEach(owner -> owner.keeper.close());
    }

    @Test
    void shouldOpenAtOnceIfNobodyOwnedAccount() throws Exception {
        Owner first = owner("first");

        first.claim(7);

        assertThat(first.lease.held()).isTrue();
        assertThat(first.lease.epoch()).isEqualTo(1);
        assertThat(shared)
                .extracting(LeaseChange::state)
                .containsExactly(State.CLAIMED, State.OPENED);
        assertThat(shared.get(1).ordersFrom()).isEqualTo(7);
    }

    @Test
    void shouldOpenAtOnceIfLastOwnerLetGo() throws Exception {
        Owner first = owner("first");
        first.claim(0);
        first.keeper.close();
        Owner second = owner("second");

        second.claim(0);

        assertThat(first.lease.held()).isFalse();
        assertThat(second.lease.held()).isTrue();
        assertThat(second.lease.epoch()).isGreaterThan(first.lease.epoch());
    }

    @Test
    void shouldOutwaitLeaseOfSilentOwner() throws Exception {
        Owner first = owner("first");
        first.claim(0);
        pass(LEASE_MILLIS / 2);
        first.keeper.beat();
        Owner second = owner("second");

        CompletableFuture<Void> claim = second.claiming();
        await().atMost(CLAIM_MAX).until(() -> second.lease.epoch() > 0);
        pass(LEASE_MILLIS - 1);
        assertThat(first.lease.held()).as("renewed just before the claim").isTrue();
        assertThat(opened()).isEqualTo(1);
        pass(1);
        assertThat(first.lease.held()).isFalse();
        second.keeper.beat();
        pass(LEASE_MILLIS / 10);
        claim.get(CLAIM_MAX.toSeconds(), TimeUnit.SECONDS);

        assertThat(second.lease.held()).isTrue();
        assertThat(opened()).isEqualTo(2);
    }

    @Test
    void shouldLoseLeaseToNewerClaim() throws Exception {
        Owner first = owner("first");
        first.claim(0);
        CompletableFuture<Void> claim = owner("second").claiming();
        await().atMost(CLAIM_MAX)
                .until(() -> shared.stream().anyMatch(change -> change.holder().equals("second")));

        first.keeper.beat();
        first.keeper.beat();

        assertThat(first.lease.held()).isFalse();
        assertThat(first.lost).hasSize(1);
        assertThat(first.lost.get(0))
                .hasMessageContaining("account a1 belongs to epoch")
                .hasMessageContaining("of second now");
        claim.cancel(true);
    }

    @Test
    void shouldNotHoldLeaseAfterFreeze() throws Exception {
        Owner frozen = owner("frozen");
        frozen.claim(0);
        CompletableFuture<Void> claim = owner("second").claiming();
        await().atMost(CLAIM_MAX).until(() -> shared.size() == 3);
        pass(2 * LEASE_MILLIS);
        claim.get(CLAIM_MAX.toSeconds(), TimeUnit.SECONDS);

        assertThat(frozen.lease.held()).isFalse();
        assertThat(frozen.lost).isEmpty();
    }

    @Test
    void shouldGiveUpAnOvertakenClaim() throws Exception {
        owner("first").claim(0);
        Owner second = owner("second");
        CompletableFuture<Void> claim = second.claiming();
        await().atMost(CLAIM_MAX).until(() -> second.lease.epoch() > 0);
        Owner third = owner("third");
        CompletableFuture<Void> last = third.claiming();
        await().atMost(CLAIM_MAX).until(() -> third.lease.epoch() > 0);

        second.keeper.beat();

        assertThatThrownBy(() -> claim.get(CLAIM_MAX.toSeconds(), TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(LeaseLostException.class);
        assertThat(opened()).isEqualTo(1);
        last.cancel(true);
    }

    @Test
    void shouldHoldOnlyThisLeaseWhileKafkaIsAway() throws Exception {
        Owner owner = owner("owner");
        owner.claim(0);
        owner.log.failAppends(new IOException("no broker"));

        pass(LEASE_MILLIS - 1);
        owner.keeper.beat();
        assertThat(owner.lease.held()).isTrue();
        pass(1);
        owner.keeper.beat();
        assertThat(owner.lease.held()).isFalse();

        owner.log.failAppends(null);
        owner.keeper.beat();
        assertThat(owner.lease.held()).as("nobody else came").isTrue();
        assertThat(owner.lost).isEmpty();
    }

    @Test
    void shouldNotReleaseForeignLease() throws Exception {
        Owner owner = owner("owner");
        owner.claim(0);
        pass(LEASE_MILLIS);

        owner.keeper.close();

        assertThat(shared).extracting(LeaseChange::state).doesNotContain(State.RELEASED);
    }

    private long opened() {
        return shared.stream().filter(change -> change.state() == State.OPENED).count();
    }

    private void pass(long duration) {
        millis.addAndGet(duration);
    }

    private Owner owner(String name) {
        var owner = new Owner(name);
        owners.add(owner);
        return owner;
    }

    private final class Owner {
        final InMemoryLeaseLog log = new InMemoryLeaseLog(shared);
        final Lease lease =
                new Lease(
                        LEASE_MILLIS,
                        () -> TimeUnit.MILLISECONDS.toNanos(millis.get()),
                        () -> Instant.ofEpochMilli(millis.get()));
        final List<LeaseLostException> lost = new CopyOnWriteArrayList<>();
        final LeaseKeeper keeper;

        Owner(String name) {
            keeper = new LeaseKeeper("a1", name, lease, log);
        }

        void claim(long ordersEnd) throws Exception {
            keeper.claim(() -> ordersEnd, lost::add);
        }

        CompletableFuture<Void> claiming() {
            return CompletableFuture.runAsync(
                    () -> {
                        try {
                            claim(0);
                        } catch (Exception e) {
                            throw new CompletionException(e);
                        }
                    });
        }
    }
}

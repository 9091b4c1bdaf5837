package io.tickflow.flink.function;

import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.scoring.MemberBreaker;
import io.tickflow.core.scoring.MemberCalls;
import io.tickflow.model.contract.Absence;
import io.tickflow.model.contract.BreakerChange;
import io.tickflow.model.contract.MemberScorer;
import io.tickflow.model.contract.manifest.Member;
import io.tickflow.model.contract.manifest.ModelManifest;
import io.tickflow.model.contract.manifest.RoleModel;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * Guards around the members of a bundle: a member that fails, is late or gives no probability is
 * left out, and left alone for a while if that goes on. Scoring thread only, except for the
 * watchdog.
 */
public final class GuardedCalls implements MemberCalls {

    private final List<MemberGuard> guards = new ArrayList<>();
    private final CallWatch watch;
    private final BreakerLog log;

    /**
     * Creates closed guards.
     *
     * @param subtask subtask of the scoring stage, for events
     * @param clock clock of circuit breakers
     * @param nanos monotonic clock of deadlines
     */
    public GuardedCalls(
            ModelManifest manifest,
            ScoringStage stage,
            int subtask,
            MetricGroup group,
            InstantSource clock,
            LongSupplier nanos) {
        this.watch = new CallWatch(nanos, shortestDeadline(manifest, stage));
        this.log = new BreakerLog(manifest, subtask, clock);
        for (RoleModel role : manifest.roles()) {
            for (Member member : role.members()) {
                String name = role.role() + "." + member.name();
                MetricGroup own =
                        group.addGroup("role", role.role().toString())
                                .addGroup("member", member.name());
                var guard =
                        new MemberGuard(
                                name,
                                stage.deadlineMillis(member.deadlineMillis()),
                                stage.isUnhurried()
                                        ? null
                                        : new MemberBreaker(stage.breakerFailures()),
                                watch,
                                new AbsenceReport(own, name, clock),
                                log,
                                clock);
                own.gauge("memberBreakerState", (Gauge<Integer>) guard::breakerState);
                guards.add(guard);
            }
        }
    }

    private static long shortestDeadline(ModelManifest manifest, ScoringStage stage) {
        return manifest.roles().stream()
                .flatMap(role -> role.members().stream())
                .mapToLong(member -> stage.deadlineMillis(member.deadlineMillis()))
                .min()
                .orElse(0);
    }

    /** Watchdog, to be run by a thread of its own if there are deadlines. */
    CallWatch watch() {
        return watch;
    }

    /** Begins a batch whose first decision is on {@code vector}. */
    void begin(FeatureVector vector) {
        log.begin(vector);
    }

    /** Changes of circuit breakers since the batch began. */
    List<BreakerChange> takeChanges() {
        return log.take();
    }

    @Override
    public Absence ask(
            int index, MemberScorer member, float[] rows, int count, float[] probabilities) {
        return guards.get(index).ask(member, rows, count, probabilities);
    }

    @Override
    public void leaveOut(int index, Absence reason, int count) {
        guards.get(index).leaveOut(reason, count);
    }
}

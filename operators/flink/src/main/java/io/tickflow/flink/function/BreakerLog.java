package io.tickflow.flink.function;

import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.scoring.MemberBreaker;
import io.tickflow.model.contract.Absence;
import io.tickflow.model.contract.BreakerChange;
import io.tickflow.model.contract.BreakerState;
import io.tickflow.model.contract.manifest.ModelManifest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Changes of circuit breakers during a batch. Scoring thread only. */
final class BreakerLog {

    private static final Logger LOG = LoggerFactory.getLogger(BreakerLog.class);

    private final ModelManifest manifest;
    private final int subtask;
    private final InstantSource clock;
    private final List<BreakerChange> changes = new ArrayList<>();

    private @Nullable FeatureVector first;

    BreakerLog(ModelManifest manifest, int subtask, InstantSource clock) {
        this.manifest = manifest;
        this.subtask = subtask;
        this.clock = clock;
    }

    /** Begins a batch whose first decision is on {@code vector}. */
    void begin(FeatureVector vector) {
        first = vector;
    }

    /** Changes of the batch, each once. */
    List<BreakerChange> take() {
        if (changes.isEmpty()) {
            return List.of();
        }
        List<BreakerChange> taken = List.copyOf(changes);
        changes.clear();
        return taken;
    }

    /** Notes a change of the breaker of {@code member}; none if the states are equal. */
    void note(String member, BreakerState from, MemberBreaker breaker, Absence reason) {
        FeatureVector vector = first;
        if (from == breaker.state() || vector == null) {
            return;
        }
        var change =
                new BreakerChange(
                        vector.decisionId(),
                        vector.symbol(),
                        vector.eventTimeMillis(),
                        manifest.id(),
                        manifest.version(),
                        member,
                        subtask,
                        from,
                        breaker.state(),
                        reason,
                        breaker.failures(),
                        breaker.openMillis(),
                        clock.millis());
        changes.add(change);
        if (breaker.state() == BreakerState.OPEN) {
            LOG.warn(
                    "Member {} is not asked for {} ms after {} failed calls, the last one {}",
                    member,
                    breaker.openMillis(),
                    breaker.failures(),
                    reason);
        } else {
            LOG.info("The circuit breaker of member {} is {}", member, breaker.state());
        }
    }
}

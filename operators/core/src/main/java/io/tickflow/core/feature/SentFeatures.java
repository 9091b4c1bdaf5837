package io.tickflow.core.feature;

import java.io.Serializable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Serial form of a {@link FeatureSet}: its configuration. Compiled features hold the factories of
 * indicators and have no bytes of their own, so a JVM that receives them compiles them, once for
 * all its subtasks. Thread-safe.
 *
 * @param config to compile
 */
record SentFeatures(FeatureConfig config) implements Serializable {

    /** Features that this JVM received last: all subtasks of a job receive the same. */
    private static final AtomicReference<@Nullable FeatureSet> LATEST = new AtomicReference<>();

    private Object readResolve() {
        synchronized (LATEST) {
            FeatureSet latest = LATEST.get();
            if (latest != null && latest.config().equals(config)) {
                return latest;
            }
            FeatureSet compiled = FeatureSet.of(config);
            LATEST.set(compiled);
            return compiled;
        }
    }
}

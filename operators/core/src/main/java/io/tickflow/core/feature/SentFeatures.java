package io.tickflow.core.feature;

import java.io.Serializable;
import java.lang.ref.WeakReference;
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
    private static final AtomicReference<WeakReference<FeatureSet>> LATEST =
            new AtomicReference<>(new WeakReference<>(null));

    private Object readResolve() {
        synchronized (LATEST) {
            @Nullable FeatureSet latest = LATEST.get().get();
            if (latest != null && latest.config().equals(config)) {
                return latest;
            }
            FeatureSet compiled = FeatureSet.of(config);
            LATEST.set(new WeakReference<>(compiled));
            return compiled;
        }
    }
}

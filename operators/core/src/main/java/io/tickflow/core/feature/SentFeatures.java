package io.tickflow.core.feature;

import java.io.Serializable;

/**
 * Serial form of a {@link FeatureSet}: its configuration. Compiled features hold the factories of
 * indicators and have no bytes of their own, so a JVM that receives them compiles them, once for
 * all its subtasks.
 *
 * @param config to compile
 */
record SentFeatures(FeatureConfig config) implements Serializable {

    private Object readResolve() {
        return FeatureSet.of(config);
    }
}

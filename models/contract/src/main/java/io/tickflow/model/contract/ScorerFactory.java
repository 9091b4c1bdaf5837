package io.tickflow.model.contract;

import java.io.Serializable;

/**
 * Opens a scorer on the machine that will use it. Travels inside a job graph, so it holds only
 * paths and settings.
 */
@FunctionalInterface
public interface ScorerFactory extends Serializable {

    /**
     * Loads and checks the bundle.
     *
     * @throws InvalidBundleException listing every problem found
     */
    Scorer open();
}

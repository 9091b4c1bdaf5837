package io.tickflow.model.contract;

import java.io.Serializable;

/**
 * Factory of a scorer, called on the machine that scores. It is serialised into the job graph and
 * therefore holds only paths and settings.
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

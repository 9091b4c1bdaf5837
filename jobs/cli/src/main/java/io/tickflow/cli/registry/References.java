package io.tickflow.cli.registry;

import io.tickflow.model.registry.ModelReference;

/** References as users type them. */
final class References {

    private References() {}

    /**
     * Parses a reference, whose scheme may be left out.
     *
     * @throws io.tickflow.model.registry.RegistryException if it is none
     */
    static ModelReference parse(String text) {
        return ModelReference.parse(
                ModelReference.isReference(text) ? text : ModelReference.SCHEME + text);
    }
}

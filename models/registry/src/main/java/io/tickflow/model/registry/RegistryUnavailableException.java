package io.tickflow.model.registry;

/** Registry that cannot be reached or written, whatever was asked of it. */
public final class RegistryUnavailableException extends RegistryException {

    private static final long serialVersionUID = 1;

    /** Creates a trouble with its reason. */
    public RegistryUnavailableException(String problem) {
        super(problem);
    }
}

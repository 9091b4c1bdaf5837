package io.tickflow.model.registry;

/** Change that was not made because another writer was faster. The message tells their change. */
public final class RegistryConflictException extends RegistryException {

    private static final long serialVersionUID = 1;

    /** Creates a refusal that tells the other change. */
    public RegistryConflictException(String problem) {
        super(problem);
    }
}

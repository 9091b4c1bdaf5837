package io.tickflow.model.registry;

import java.util.List;

/** Refusal by the registry, or a registry that cannot be read. The message lists every problem. */
public class RegistryException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<String> problems;

    /** Creates a refusal for {@code problems}, a sentence each. */
    public RegistryException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** Creates a refusal for one problem. */
    public RegistryException(String problem) {
        this(List.of(problem));
    }

    /** Problems, a sentence each. */
    public List<String> problems() {
        return problems;
    }
}

package io.tickflow.model.importer.file;

import java.util.List;

/** Refusal of a model file or of its golden rows. The message lists every problem, one a line. */
public final class ImportException extends RuntimeException {

    private final transient List<String> problems;

    /**
     * Creates a refusal.
     *
     * @param problems what was found and the way out, a sentence each
     */
    public ImportException(List<String> problems) {
        super("the import is refused:\n  - " + String.join("\n  - ", problems));
        this.problems = List.copyOf(problems);
    }

    /** Creates a refusal with one problem. */
    public ImportException(String problem) {
        this(List.of(problem));
    }

    /** Problems, a sentence each. */
    public List<String> problems() {
        return problems;
    }
}

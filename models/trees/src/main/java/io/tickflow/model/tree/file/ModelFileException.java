package io.tickflow.model.tree.file;

/**
 * Refusal of a model file: it is damaged, no model at all, or one that cannot be scored exactly.
 * The message names what was found and the way out.
 */
public final class ModelFileException extends IllegalArgumentException {

    ModelFileException(String message) {
        super(message);
    }

    ModelFileException(String message, Throwable cause) {
        super(message, cause);
    }
}

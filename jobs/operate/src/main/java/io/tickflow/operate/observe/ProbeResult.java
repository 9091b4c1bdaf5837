package io.tickflow.cli.health;

import io.tickflow.cli.CommandException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said who was asked: at most one of both is there, none if nobody was asked.
 *
 * @param value what was said
 * @param trouble why nothing was said, one line
 */
record Answer<T>(@Nullable T value, @Nullable String trouble) {

    static <T> Answer<T> notAsked() {
        return new Answer<>(null, null);
    }

    static <T> Answer<T> of(T value) {
        return new Answer<>(value, null);
    }

    static <T> Answer<T> failed(String trouble) {
        return new Answer<>(null, trouble);
    }

    /** Asks; a {@link CommandException} is the trouble. */
    static <T> Answer<T> from(Supplier<T> question) {
        try {
            return of(question.get());
        } catch (CommandException e) {
            return failed(String.valueOf(e.getMessage()));
        }
    }
}

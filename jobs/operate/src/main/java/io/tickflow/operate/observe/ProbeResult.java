package io.tickflow.operate.observe;

import io.tickflow.operate.OperationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said who was asked: at most one of both is there, none if nobody was asked.
 *
 * @param value what was said
 * @param trouble why nothing was said, one line
 */
public record ProbeResult<T>(@Nullable T value, @Nullable String trouble) {

    public static <T> ProbeResult<T> notAsked() {
        return new ProbeResult<>(null, null);
    }

    public static <T> ProbeResult<T> of(T value) {
        return new ProbeResult<>(value, null);
    }

    public static <T> ProbeResult<T> failed(String trouble) {
        return new ProbeResult<>(null, trouble);
    }

    /** Asks; a {@link OperationException} is the trouble. */
    public static <T> ProbeResult<T> from(Supplier<T> question) {
        try {
            return of(question.get());
        } catch (OperationException e) {
            return failed(String.valueOf(e.getMessage()));
        }
    }
}

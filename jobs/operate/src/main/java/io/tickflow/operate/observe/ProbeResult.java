package io.tickflow.operate.observe;

import io.tickflow.operate.OperationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Result of a probe: a value, a failure, or not asked.
 *
 * @param value answer of the probe; null if there is none
 * @param trouble cause of a failure, one line; null if there is none
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

    /** Result of {@code question}; an {@link OperationException} is a failure. */
    public static <T> ProbeResult<T> from(Supplier<T> question) {
        try {
            return of(question.get());
        } catch (OperationException e) {
            return failed(String.valueOf(e.getMessage()));
        }
    }
}

package io.tickflow.model.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Loads sessions within a deadline. The runtime computes constants while it loads, which can take
 * for ever, and nothing can end it: its thread and its memory are lost until it ends by itself or
 * with the process.
 */
final class BoundedLoad {

    /** Deadline of a load; the largest accepted graphs load within seconds. */
    static final Duration DEADLINE =
            Duration.ofMillis(Long.getLong("tickflow.model.load-deadline-millis", 30_000));

    private BoundedLoad() {}

    /**
     * Opens a session with one thread: with two, the score of a row depends on its batch.
     *
     * @throws OrtException if the runtime refuses it, or does not load it in time
     */
    static OrtSession load(byte[] model) throws OrtException {
        return load(model, DEADLINE);
    }

    static OrtSession load(byte[] model, Duration deadline) throws OrtException {
        var loaded = new CompletableFuture<OrtSession>();
        var thread = new Thread(() -> load(model, loaded), "model-load");
        thread.setDaemon(true);
        thread.start();
        try {
            return loaded.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            if (loaded.cancel(false)) {
                throw late(deadline);
            }
            return loaded.join();
        } catch (InterruptedException e) {
            loaded.cancel(false);
            Thread.currentThread().interrupt();
            throw new OrtException("the load was interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof OrtException refused) {
                throw refused;
            }
            throw new IllegalStateException("the load of a model failed", e.getCause());
        }
    }

    private static OrtException late(Duration deadline) {
        return new OrtException(
                "it is not loaded after "
                        + deadline.toSeconds()
                        + " s, and its thread goes on until this process ends; maybe it computes"
                        + " large constants: export it with constants folded, or a smaller one");
    }

    private static void load(byte[] model, CompletableFuture<OrtSession> loaded) {
        try {
            OrtSession session = open(model);
            if (!loaded.complete(session)) {
                close(session);
            }
        } catch (OrtException | RuntimeException | Error e) {
            loaded.completeExceptionally(e);
        }
    }

    private static OrtSession open(byte[] model) throws OrtException {
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
            return NativeRuntime.environment().createSession(model, options);
        }
    }

    /** Closes a session that no thread runs. */
    static void close(OrtSession session) {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("the runtime could not close a session", e);
        }
    }
}

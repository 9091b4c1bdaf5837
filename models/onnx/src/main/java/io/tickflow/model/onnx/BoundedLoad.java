package io.tickflow.model.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Loads sessions within a deadline. The runtime computes constants while it loads, so a graph with a
 * loop over constants may never return, and nothing can end it: its thread and its memory are lost
 * until the process ends.
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
        var loaded = new CompletableFuture<OrtSession>();
        var thread = new Thread(() -> load(model, loaded), "model-load");
        thread.setDaemon(true);
        thread.start();
        try {
            return loaded.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            if (loaded.cancel(false)) {
                throw late();
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

    private static OrtException late() {
        return new OrtException(
                "it is not loaded after "
                        + DEADLINE.toSeconds()
                        + " s, and its thread goes on until this process ends; maybe it loops over"
                        + " constants: export it without loops, or with fewer rounds");
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

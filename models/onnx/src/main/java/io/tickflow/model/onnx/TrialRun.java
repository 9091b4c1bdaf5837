package io.tickflow.model.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Options of a run that ends by itself at the deadline of loads. */
final class TrialRun implements AutoCloseable {

    private static final ScheduledExecutorService WATCH =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        var thread = new Thread(task, "model-trial");
                        thread.setDaemon(true);
                        return thread;
                    });

    private final OrtSession.RunOptions options = new OrtSession.RunOptions();
    private final Future<?> end;
    private boolean isOver;

    TrialRun() throws OrtException {
        end = WATCH.schedule(this::end, BoundedLoad.DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
    }

    OrtSession.RunOptions options() {
        return options;
    }

    /** Describes the failure of a trial in a line. */
    static String reason(OrtException e) {
        String message = String.valueOf(e.getMessage()).strip();
        return message.contains("terminate flag")
                ? "it does not answer within "
                        + BoundedLoad.DEADLINE.toSeconds()
                        + " s; maybe it loops without end: export it without loops, or with fewer"
                        + " rounds"
                : "ONNX Runtime refuses it: " + message;
    }

    private synchronized void end() {
        if (!isOver) {
            try {
                options.setTerminate(true);
            } catch (OrtException e) {
                throw new IllegalStateException("the runtime could not end a run", e);
            }
        }
    }

    @Override
    public synchronized void close() {
        isOver = true;
        end.cancel(false);
        options.close();
    }
}

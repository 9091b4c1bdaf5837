package io.tickflow.model.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Options of a run that ends by itself at the deadline of loads. Its thread ends with it: a thread
 * that stays would hold the class loader of each job that ever opened a bundle.
 */
final class TrialRun implements AutoCloseable {

    private final OrtSession.RunOptions options = new OrtSession.RunOptions();
    private final CountDownLatch over = new CountDownLatch(1);

    TrialRun() throws OrtException {
        var watch = new Thread(this::watch, "model-trial");
        watch.setDaemon(true);
        watch.start();
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

    private void watch() {
        try {
            if (!over.await(BoundedLoad.DEADLINE.toMillis(), TimeUnit.MILLISECONDS)) {
                end();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void end() {
        if (over.getCount() > 0) {
            try {
                options.setTerminate(true);
            } catch (OrtException e) {
                throw new IllegalStateException("the runtime could not end a run", e);
            }
        }
    }

    @Override
    public synchronized void close() {
        over.countDown();
        options.close();
    }
}

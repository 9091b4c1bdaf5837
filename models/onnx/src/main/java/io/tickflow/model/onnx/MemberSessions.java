package io.tickflow.model.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

/** Opens and closes sessions of the runtime. */
final class MemberSessions {

    private MemberSessions() {}

    /** Opens a session with one thread: with two, the score of a row depends on its batch. */
    static OrtSession load(byte[] model) throws OrtException {
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

package io.tickflow.model.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;

/**
 * Model of an ensemble, in a session of its own. Every call reuses two native buffers for inputs
 * and outputs; tensors over them are created once for each number of rows. One thread at a time.
 * {@link #close} during a call crashes the JVM.
 */
final class OnnxMember implements AutoCloseable {

    /** Largest number of rows in one call of the runtime; more are scored in several calls. */
    static final int CHUNK_ROWS = 64;

    private final OrtEnvironment environment = NativeRuntime.environment();
    private final OrtSession session;
    private final MemberForm form;
    private final FloatBuffer input;
    private final FloatBuffer output;
    private final OnnxTensor[] inputs = new OnnxTensor[CHUNK_ROWS + 1];
    private final OnnxTensor[] outputs = new OnnxTensor[CHUNK_ROWS + 1];

    /** Takes ownership of {@code session}, which has the given form. */
    OnnxMember(OrtSession session, MemberForm form) throws OrtException {
        this.session = session;
        this.form = form;
        this.input = nativeFloats(CHUNK_ROWS * form.features());
        this.output = nativeFloats(CHUNK_ROWS * form.columns());
        for (int rows = 1; rows <= CHUNK_ROWS; rows++) {
            inputs[rows] =
                    OnnxTensor.createTensor(
                            environment,
                            input.slice(0, rows * form.features()),
                            new long[] {rows, form.features()});
            outputs[rows] =
                    OnnxTensor.createTensor(
                            environment,
                            output.slice(0, rows * form.columns()),
                            form.outputShape(rows));
        }
    }

    /** Allocates in native byte order; any other order would give wrong scores silently. */
    private static FloatBuffer nativeFloats(int count) {
        return ByteBuffer.allocateDirect(count * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    /** Scores rows into {@code probabilities}, one probability of the positive class a row. */
    void score(float[] rows, int count, float[] probabilities) throws OrtException {
        for (int from = 0; from < count; from += CHUNK_ROWS) {
            scoreChunk(rows, from, Math.min(CHUNK_ROWS, count - from), probabilities);
        }
    }

    private void scoreChunk(float[] rows, int from, int count, float[] probabilities)
            throws OrtException {
        input.put(0, rows, from * form.features(), count * form.features());
        // The output is in our own buffer; the result is only a native handle to close.
        session.run(
                        Map.of(form.inputName(), inputs[count]),
                        Map.of(form.outputName(), outputs[count]))
                .close();
        int positive = form.columns() - 1;
        for (int i = 0; i < count; i++) {
            probabilities[from + i] = output.get(i * form.columns() + positive);
        }
    }

    @Override
    public void close() {
        for (int rows = 1; rows <= CHUNK_ROWS; rows++) {
            inputs[rows].close();
            outputs[rows].close();
        }
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("the runtime could not close a session", e);
        }
    }
}

package io.tickflow.model.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.tickflow.model.contract.MemberScorer;
import io.tickflow.model.contract.manifest.Member;
import io.tickflow.model.contract.manifest.Member.Batching;
import io.tickflow.model.onnx.tree.TreeScores;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Member with buffers of its own and a shared session. Trees are scored by arrays if those have the
 * runtime's bits; the runtime is then their oracle at each load. Every other call reuses two native
 * buffers for inputs and outputs; tensors over them are created once for each number of rows. One
 * thread at a time, except for {@link #cancel}. {@link #close} during a call crashes the JVM.
 */
final class OnnxMember implements MemberScorer, AutoCloseable {

    /** Largest number of rows in one call of the runtime; more are scored in several calls. */
    static final int CHUNK_ROWS = 64;

    private static final int COMPARED_ROWS = 256;

    private final OrtEnvironment environment = NativeRuntime.environment();
    private final SharedSessions.Lease lease;
    private final OrtSession session;
    private final Member member;
    private final int features;
    private final int chunkRows;
    private final FloatBuffer input;
    private final FloatBuffer output;
    private final OnnxTensor[] inputs;
    private final OnnxTensor[] outputs;
    private final OrtSession.RunOptions options;
    private @Nullable TreeScores trees;
    private volatile boolean cancelled;

    /**
     * Takes ownership of {@code lease}.
     *
     * @param features number of floats in a row
     * @param rank 1 if the output is [N], 2 if it is [N, K]
     */
    OnnxMember(SharedSessions.Lease lease, Member member, int features, int rank)
            throws OrtException {
        this.lease = lease;
        this.session = lease.session();
        this.member = member;
        this.features = features;
        this.chunkRows = member.batching() == Batching.SINGLE ? 1 : CHUNK_ROWS;
        int columns = member.output().columns();
        this.input = nativeFloats(chunkRows * features);
        this.output = nativeFloats(chunkRows * columns);
        this.inputs = new OnnxTensor[chunkRows + 1];
        this.outputs = new OnnxTensor[chunkRows + 1];
        this.options = new OrtSession.RunOptions();
        for (int rows = 1; rows <= chunkRows; rows++) {
            inputs[rows] =
                    OnnxTensor.createTensor(
                            environment,
                            input.slice(0, rows * features),
                            new long[] {rows, features});
            outputs[rows] =
                    OnnxTensor.createTensor(
                            environment,
                            output.slice(0, rows * columns),
                            rank == 1 ? new long[] {rows} : new long[] {rows, columns});
        }
    }

    /** Allocates in native byte order; any other order would give wrong scores silently. */
    private static FloatBuffer nativeFloats(int count) {
        return ByteBuffer.allocateDirect(count * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    @Override
    public void score(float[] rows, int count, float[] probabilities) {
        if (!member.takesMissing()) {
            requireWhole(rows, count);
        }
        TreeScores arrays = trees;
        if (arrays == null) {
            scoreByRuntime(rows, count, probabilities);
            return;
        }
        for (int from = 0; from < count; from += CHUNK_ROWS) {
            if (cancelled) {
                throw new IllegalStateException("member " + member.name() + " was cancelled");
            }
            arrays.score(rows, from, Math.min(CHUNK_ROWS, count - from), probabilities);
        }
    }

    /**
     * Scores by {@code arrays} from now on if they give the bits of the runtime, also for rows at
     * thresholds.
     *
     * @throws IllegalStateException if the runtime cannot score
     */
    void useIfEqual(TreeScores arrays) {
        float[] rows = arrays.hardRows(COMPARED_ROWS);
        var own = new float[COMPARED_ROWS];
        var theirs = new float[COMPARED_ROWS];
        scoreByRuntime(rows, COMPARED_ROWS, theirs);
        arrays.score(rows, 0, COMPARED_ROWS, own);
        if (Arrays.equals(own, theirs)) {
            trees = arrays;
        }
    }

    /** Returns true if arrays score in place of the runtime. */
    boolean usesArrays() {
        return trees != null;
    }

    private void scoreByRuntime(float[] rows, int count, float[] probabilities) {
        try {
            for (int from = 0; from < count; from += chunkRows) {
                scoreChunk(rows, from, Math.min(chunkRows, count - from), probabilities);
            }
        } catch (OrtException e) {
            throw new IllegalStateException(
                    "member " + member.name() + " failed: " + e.getMessage(), e);
        }
    }

    /** Fails on a missing value: the graph would answer, and its library would not. */
    private void requireWhole(float[] rows, int count) {
        for (int i = 0; i < count * features; i++) {
            if (Float.isNaN(rows[i])) {
                throw new IllegalStateException(
                        "member "
                                + member.name()
                                + " takes no missing values, and row "
                                + (i / features + 1)
                                + " has one");
            }
        }
    }

    private void scoreChunk(float[] rows, int from, int count, float[] probabilities)
            throws OrtException {
        input.put(0, rows, from * features, count * features);
        // The output is in our own buffer; the result is only a native handle to close.
        session.run(
                        Map.of(member.input(), inputs[count]),
                        Set.of(),
                        Map.of(member.output().name(), outputs[count]),
                        options)
                .close();
        int columns = member.output().columns();
        for (int i = 0; i < count; i++) {
            probabilities[from + i] = OutputLink.probability(member.output(), output, i * columns);
        }
    }

    @Override
    public void cancel() {
        cancelled = true;
        try {
            options.setTerminate(true);
        } catch (OrtException e) {
            throw new IllegalStateException("the runtime could not cancel a call", e);
        }
    }

    @Override
    public void resume() {
        cancelled = false;
        try {
            options.setTerminate(false);
        } catch (OrtException e) {
            throw new IllegalStateException("the runtime could not resume a member", e);
        }
    }

    /** Session of the member. */
    SharedSessions.Lease lease() {
        return lease;
    }

    @Override
    public void close() {
        for (int rows = 1; rows <= chunkRows; rows++) {
            inputs[rows].close();
            outputs[rows].close();
        }
        options.close();
        lease.release();
    }
}

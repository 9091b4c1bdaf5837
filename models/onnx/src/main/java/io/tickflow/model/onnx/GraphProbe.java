package io.tickflow.model.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.tickflow.model.contract.manifest.MemberOutput;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/**
 * Trial runs of a graph with one input float [N, F] and an output float [N] or [N, K]. One thread
 * at a time.
 */
public final class GraphProbe implements AutoCloseable {

    /** Batch of the first run; neither 1 nor 2, so that a dimension of this size is the batch. */
    private static final int PROBE_ROWS = 3;

    private static final int[] BATCHES = {2, 32, 33, OnnxMember.CHUNK_ROWS};

    private final OrtSession session;
    private final String input;
    private final String output;
    private final int features;
    private final int columns;

    private GraphProbe(OrtSession session, String input, String output, int features, int rows)
            throws OrtException {
        this.session = session;
        this.input = input;
        this.output = output;
        this.features = features;
        this.columns = columnsOf(shape(rows), rows);
    }

    /**
     * Loads a graph and finds the number of its columns by a run.
     *
     * @param isSingle true if the batch is fixed at one row
     * @throws IllegalArgumentException if the runtime refuses it, or its output is another
     */
    public static GraphProbe open(
            byte[] model, String input, String output, int features, boolean isSingle) {
        OrtSession session = null;
        GraphProbe opened = null;
        try {
            session = BoundedLoad.load(model);
            opened = new GraphProbe(session, input, output, features, isSingle ? 1 : PROBE_ROWS);
            return opened;
        } catch (OrtException e) {
            throw new IllegalArgumentException(TrialRun.reason(e), e);
        } finally {
            if (opened == null && session != null) {
                BoundedLoad.close(session);
            }
        }
    }

    private static int columnsOf(long[] shape, int rows) {
        boolean isFlat = shape.length == 1 && shape[0] == rows;
        boolean isTable =
                shape.length == 2
                        && shape[0] == rows
                        && shape[1] >= 1
                        && shape[1] <= MemberOutput.COLUMNS_MAX;
        if (!isFlat && !isTable) {
            throw new IllegalArgumentException(
                    "for "
                            + rows
                            + " rows its output has the shape "
                            + Arrays.toString(shape)
                            + ", and a row should have 1 to "
                            + MemberOutput.COLUMNS_MAX
                            + " values; maybe the batch is not the first dimension: export it with"
                            + " batch_first=True and a dynamic batch");
        }
        return isFlat ? 1 : (int) shape[1];
    }

    private long[] shape(int rows) throws OrtException {
        try (var trial = new TrialRun();
                var tensor = tensor(new float[rows * features], rows);
                var result = session.run(Map.of(input, tensor), Set.of(output), trial.options())) {
            if (!(result.get(0).getInfo() instanceof TensorInfo info)
                    || info.type != OnnxJavaType.FLOAT) {
                throw new IllegalArgumentException("its output is no tensor of floats");
            }
            return info.getShape();
        }
    }

    private static OnnxTensor tensor(float[] rows, int count) throws OrtException {
        return OnnxTensor.createTensor(
                NativeRuntime.environment(),
                FloatBuffer.wrap(rows),
                new long[] {count, rows.length / count});
    }

    /** Number of values a row. */
    public int columns() {
        return columns;
    }

    /**
     * Runs row-major rows in one batch.
     *
     * @return {@link #columns} values a row
     * @throws IllegalArgumentException if the model fails
     */
    public float[] batch(float[] rows) {
        int count = rows.length / features;
        var values = new float[count * columns];
        try (var trial = new TrialRun();
                var tensor = tensor(rows, count);
                var result = session.run(Map.of(input, tensor), Set.of(output), trial.options())) {
            ((OnnxTensor) result.get(0)).getFloatBuffer().get(values);
            return values;
        } catch (OrtException e) {
            throw new IllegalArgumentException(TrialRun.reason(e), e);
        }
    }

    /** Runs each of the rows alone. */
    public float[] alone(float[] rows) {
        int count = rows.length / features;
        var values = new float[count * columns];
        for (int row = 0; row < count; row++) {
            float[] one = batch(Arrays.copyOfRange(rows, row * features, (row + 1) * features));
            System.arraycopy(one, 0, values, row * columns, columns);
        }
        return values;
    }

    /** Returns true if a row's values differ in the last bit between batches and the row alone. */
    public boolean dependsOnBatch(float[] rows) {
        int count = rows.length / features;
        float[] alone = alone(rows);
        for (int size : BATCHES) {
            for (int from = 0; from + size <= count; from += size) {
                float[] some =
                        batch(Arrays.copyOfRange(rows, from * features, (from + size) * features));
                float[] same = Arrays.copyOfRange(alone, from * columns, (from + size) * columns);
                if (!Arrays.equals(some, same)) {
                    return true;
                }
            }
        }
        return !Arrays.equals(batch(rows), alone);
    }

    /** Probabilities of the positive class, as a member with this output answers. */
    public static float[] probabilities(MemberOutput output, float[] values) {
        var buffer = FloatBuffer.wrap(values);
        var probabilities = new float[values.length / output.columns()];
        for (int row = 0; row < probabilities.length; row++) {
            probabilities[row] = OutputLink.probability(output, buffer, row * output.columns());
        }
        return probabilities;
    }

    /** Rows of normal values; with {@code missing}, a ninth of them NaN. Equal in each call. */
    public static float[] rows(int features, boolean missing) {
        return ProbeRows.of(features, missing);
    }

    @Override
    public void close() {
        BoundedLoad.close(session);
    }
}

package io.tickflow.model.tree;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.tickflow.model.tree.onnx.TreeEnsembleOnnx;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Set;

/** Scores of an exported ensemble from ONNX Runtime, in the form of {@link TreeArrays}. */
public final class OnnxScores {

    private OnnxScores() {}

    /** Scores all rows in one batch. */
    public static float[] of(TreeEnsemble ensemble, float[] rows) {
        return of(ensemble, rows, rows.length / ensemble.features());
    }

    /** Scores rows in batches of {@code batch}. */
    public static float[] of(TreeEnsemble ensemble, float[] rows, int batch) {
        return run(
                TreeEnsembleOnnx.write(ensemble, "test"),
                TreeEnsembleOnnx.output(ensemble),
                ensemble,
                rows,
                batch);
    }

    /** Scores rows with a calibrated model. */
    static float[] calibrated(
            TreeEnsemble ensemble, PiecewiseLinear calibration, float[] rows, int batch) {
        return run(
                TreeEnsembleOnnx.write(ensemble, calibration, "test"),
                TreeEnsembleOnnx.PROBABILITY,
                ensemble,
                rows,
                batch);
    }

    private static float[] run(
            byte[] onnx, String output, TreeEnsemble ensemble, float[] rows, int batch) {
        int features = ensemble.features();
        int count = rows.length / features;
        var scores = new float[count * ensemble.outputs()];
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            try (OrtSession session = environment.createSession(onnx, options)) {
                for (int from = 0; from < count; from += batch) {
                    int size = Math.min(batch, count - from);
                    float[][] found = run(session, output, ensemble, rows, from, size);
                    for (int i = 0; i < size; i++) {
                        copy(found[i], scores, (from + i) * ensemble.outputs(), ensemble);
                    }
                }
            }
        } catch (OrtException e) {
            throw new AssertionError(e);
        }
        return scores;
    }

    private static float[][] run(
            OrtSession session,
            String output,
            TreeEnsemble ensemble,
            float[] rows,
            int from,
            int size)
            throws OrtException {
        int features = ensemble.features();
        FloatBuffer chunk = FloatBuffer.wrap(rows, from * features, size * features).slice();
        try (OnnxTensor input =
                        OnnxTensor.createTensor(
                                OrtEnvironment.getEnvironment(),
                                chunk,
                                new long[] {size, features});
                var result = session.run(Map.of(TreeEnsembleOnnx.INPUT, input), Set.of(output))) {
            return (float[][]) result.get(0).getValue();
        }
    }

    private static void copy(float[] found, float[] scores, int at, TreeEnsemble ensemble) {
        // The last column of both classes is the positive one.
        System.arraycopy(found, found.length - ensemble.outputs(), scores, at, ensemble.outputs());
    }
}

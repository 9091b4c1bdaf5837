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
        int features = ensemble.features();
        int count = rows.length / features;
        var scores = new float[count * ensemble.outputs()];
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            byte[] onnx = TreeEnsembleOnnx.write(ensemble, "test");
            try (OrtSession session = environment.createSession(onnx, options)) {
                for (int from = 0; from < count; from += batch) {
                    int size = Math.min(batch, count - from);
                    float[][] found = run(session, ensemble, rows, from, size);
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
            OrtSession session, TreeEnsemble ensemble, float[] rows, int from, int size)
            throws OrtException {
        int features = ensemble.features();
        String output = TreeEnsembleOnnx.output(ensemble);
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
        if (found.length != TreeEnsembleOnnx.columns(ensemble)) {
            throw new AssertionError("a row has " + found.length + " outputs");
        }
        // The last column of both classes is the positive one.
        System.arraycopy(found, found.length - ensemble.outputs(), scores, at, ensemble.outputs());
    }
}

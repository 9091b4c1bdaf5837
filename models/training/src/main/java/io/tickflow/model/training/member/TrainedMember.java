package io.tickflow.model.training.member;

import io.tickflow.model.contract.manifest.MemberOutput;
import io.tickflow.model.training.calibration.MarginMap;
import io.tickflow.model.training.tree.TrainedTrees;
import io.tickflow.model.training.tree.TreeLibrary;
import io.tickflow.model.tree.TreeEnsemble;
import io.tickflow.model.tree.onnx.TreeEnsembleOnnx;
import org.jspecify.annotations.Nullable;

/** Trained trees with their calibration, if there is one. Owns the trees. Not thread-safe. */
public final class TrainedMember implements AutoCloseable {

    private final TreeLibrary library;
    private final TrainedTrees trees;
    private final @Nullable MarginMap calibration;

    TrainedMember(TreeLibrary library, TrainedTrees trees, @Nullable MarginMap calibration) {
        this.library = library;
        this.trees = trees;
        this.calibration = calibration;
    }

    /** Name within the bundle. */
    public String name() {
        return library.memberName();
    }

    /** Probabilities of label 1: the library's own, or the calibration of its margins. */
    public float[] predict(float[] inputs) {
        if (calibration == null) {
            return trees.predict(inputs);
        }
        double[] margins = trees.margins(inputs);
        var probabilities = new float[margins.length];
        for (int row = 0; row < margins.length; row++) {
            probabilities[row] = (float) calibration.probability(margins[row]);
        }
        return probabilities;
    }

    /** Trees, whose thresholds make hard rows. */
    public TreeEnsemble ensemble() {
        return trees.ensemble();
    }

    /** Serialises the graph of these probabilities. */
    public byte[] onnx() {
        return calibration == null
                ? TreeEnsembleOnnx.write(ensemble(), "trees")
                : calibration.onnx(ensemble());
    }

    /** Output of that graph. */
    public MemberOutput output() {
        return calibration == null
                ? MemberOutput.binary(TreeEnsembleOnnx.PROBABILITIES)
                : calibration.output();
    }

    @Override
    public void close() {
        trees.close();
    }
}

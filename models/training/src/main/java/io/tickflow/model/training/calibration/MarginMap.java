package io.tickflow.model.training.calibration;

import io.tickflow.model.contract.manifest.MemberOutput;
import io.tickflow.model.tree.TreeEnsemble;

/** Map from margins to calibrated probabilities, and its form within a graph. */
public interface MarginMap {

    /** Probability of a margin. */
    double probability(double margin);

    /** Serialises trees whose output is calibrated. */
    byte[] onnx(TreeEnsemble ensemble);

    /** Output of that graph. */
    MemberOutput output();
}

package io.tickflow.model.training;

import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Whether XGBoost's native library can be used on this machine. */
final class XgboostNative {

    /** A first use of the library. */
    @FunctionalInterface
    interface FirstUse {
        void run() throws XGBoostError;
    }

    private XgboostNative() {}

    /**
     * Loads the library.
     *
     * @throws TrainingException saying what is missing
     */
    static void load() {
        load(() -> new DMatrix(new float[] {0}, 1, 1, Float.NaN).dispose());
    }

    static void load(FirstUse use) {
        try {
            use.run();
        } catch (LinkageError | XGBoostError e) {
            Throwable root = e;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            throw new TrainingException(
                    "XGBoost's native library cannot be loaded ("
                            + root.getMessage()
                            + "); it needs the OpenMP runtime libgomp.so.1, which Debian and"
                            + " Ubuntu have in the package libgomp1 and Fedora in libgomp",
                    e);
        }
    }
}

package io.tickflow.model.training.tree;

import io.tickflow.model.training.run.TrainingException;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Loader of XGBoost's native library. */
public final class XgboostNative {

    /** First use of the library, which loads it. */
    @FunctionalInterface
    interface FirstUse {
        void run() throws XGBoostError;
    }

    private XgboostNative() {}

    /**
     * Loads the library.
     *
     * @throws TrainingException naming the missing part
     */
    public static void load() {
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

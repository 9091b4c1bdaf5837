package io.tickflow.model.training.tree;

import io.github.metarank.lightgbm4j.LGBMBooster;
import io.tickflow.model.training.run.TrainingException;
import java.io.IOException;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Loader of the native libraries that train. */
final class NativeLibrary {

    /** First use of a library, which loads it. */
    @FunctionalInterface
    interface FirstUse {
        void run() throws XGBoostError, IOException;
    }

    private NativeLibrary() {}

    static void loadXgboost() {
        load("XGBoost", () -> new DMatrix(new float[] {0}, 1, 1, Float.NaN).dispose());
    }

    static void loadLightgbm() {
        load("LightGBM", LGBMBooster::loadNative);
    }

    /**
     * Loads a library.
     *
     * @throws TrainingException naming the missing part
     */
    static void load(String library, FirstUse use) {
        try {
            use.run();
        } catch (LinkageError | XGBoostError | IOException e) {
            Throwable root = e;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            throw new TrainingException(
                    library
                            + "'s native library cannot be loaded ("
                            + root.getMessage()
                            + "); it needs the OpenMP runtime libgomp.so.1, which Debian and"
                            + " Ubuntu have in the package libgomp1 and Fedora in libgomp",
                    e);
        }
    }
}

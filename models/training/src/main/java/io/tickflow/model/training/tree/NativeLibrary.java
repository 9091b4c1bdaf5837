package io.tickflow.model.training.tree;

import io.github.metarank.lightgbm4j.LGBMBooster;
import io.tickflow.model.training.run.TrainingException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Loader of the native libraries that train. */
final class NativeLibrary {

    /** First use of a library, which loads it. */
    @FunctionalInterface
    interface FirstUse {
        void run() throws XGBoostError, IOException;
    }

    private static final String FOLDER_PROPERTY = "java.io.tmpdir";

    private NativeLibrary() {}

    static void loadXgboost() {
        load("XGBoost", () -> new DMatrix(new float[] {0}, 1, 1, Float.NaN).dispose());
    }

    static void loadLightgbm() {
        load("LightGBM", () -> inFolderOfItsOwn(LGBMBooster::loadNative));
    }

    /**
     * Runs a first use with a folder for temporary files that nobody else writes to. LightGBM4J
     * unpacks its library under a fixed name: another process that did so would change the file
     * under the code of this one, which ends with SIGBUS. A loaded library needs no file any more.
     */
    private static synchronized void inFolderOfItsOwn(FirstUse use)
            throws XGBoostError, IOException {
        String shared = System.getProperty(FOLDER_PROPERTY);
        Path own = Files.createTempDirectory("tickflow-lightgbm");
        try {
            System.setProperty(FOLDER_PROPERTY, own.toString());
            use.run();
        } finally {
            System.setProperty(FOLDER_PROPERTY, shared);
            delete(own);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
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

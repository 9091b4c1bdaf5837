package io.tickflow.model.training.tree;

import io.tickflow.model.training.run.Progress;
import io.tickflow.model.training.run.TrainingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Libraries that grow trees. */
public enum TreeLibrary {
    XGBOOST("xgboost4j"),
    LIGHTGBM("lightgbm4j");

    private final String artifact;

    TreeLibrary(String artifact) {
        this.artifact = artifact;
    }

    /** Returns the name of a member that it trains. */
    public String memberName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the name of its Java library. */
    public String artifact() {
        return artifact;
    }

    /** Returns the version of its Java library. */
    public String version() {
        return switch (this) {
            case XGBOOST -> LibraryVersion.of("/xgboost4j-version.properties", "version");
            case LIGHTGBM ->
                    LibraryVersion.of(
                            "/META-INF/maven/io.github.metarank/lightgbm4j/pom.properties",
                            "version");
        };
    }

    /**
     * Loads its native library.
     *
     * @throws TrainingException naming the missing part
     */
    public void load() {
        switch (this) {
            case XGBOOST -> NativeLibrary.loadXgboost();
            case LIGHTGBM -> NativeLibrary.loadLightgbm();
        }
    }

    /**
     * Trains on row-major {@code inputs}. Equal rows and settings give equal trees.
     *
     * @param inputs one row for each label; NaN means missing
     * @param labels labels, 0 or 1
     */
    public TrainedTrees train(
            TreeSettings settings, float[] inputs, float[] labels, Progress progress) {
        return switch (this) {
            case XGBOOST -> new XgboostTrainer(settings).train(inputs, labels, progress);
            case LIGHTGBM -> new LightgbmTrainer(settings).train(inputs, labels, progress);
        };
    }

    /**
     * Parses names with commas between them, such as {@code xgboost,lightgbm}.
     *
     * @throws IllegalArgumentException naming unknown or repeated ones
     */
    public static List<TreeLibrary> parse(String names) {
        var found = new ArrayList<TreeLibrary>();
        for (String name : names.split(",", -1)) {
            TreeLibrary library =
                    Arrays.stream(values())
                            .filter(one -> one.memberName().equals(name.strip()))
                            .findFirst()
                            .orElseThrow(() -> unknown(name.strip()));
            if (found.contains(library)) {
                throw new IllegalArgumentException(
                        "member '" + name.strip() + "' is there twice; name each once");
            }
            found.add(library);
        }
        return found;
    }

    private static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException(
                "there is no member '"
                        + name
                        + "'; there are "
                        + Arrays.stream(values())
                                .map(TreeLibrary::memberName)
                                .collect(Collectors.joining(", ")));
    }
}

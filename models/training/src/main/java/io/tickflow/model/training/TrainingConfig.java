package io.tickflow.model.training;

import io.tickflow.core.market.ServerTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What to train and where to put it.
 *
 * @param files MT5 tick exports; a file's symbol is its name up to the first underscore
 * @param serverTime rule by which the files' times become UTC
 * @param bundle directory to make; must not exist, as bundles are immutable
 * @param id of the model; letters, digits, dots and hyphens
 * @param version of the model, likewise
 * @param trees how the trees are grown
 * @param evaluateFrom UTC time from which ticks are only judged; null for the midnight that leaves
 *     closest to a tenth of the examples
 * @param foldsMax days to judge walk-forward besides, each by a training of its own; 0 for none
 */
public record TrainingConfig(
        List<Path> files,
        ServerTime serverTime,
        Path bundle,
        String id,
        String version,
        TreeSettings trees,
        @Nullable Instant evaluateFrom,
        int foldsMax) {

    /** Confidence that a prediction must reach to count. */
    public static final double GATE = 0.60;

    /** How long a position on a prediction is meant to be held. */
    public static final long HORIZON_MILLIS = 10_000;

    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9.-]{0,63}";
    private static final int FOLDS_MAX = 5;

    /** Copies the list. */
    public TrainingConfig {
        files = List.copyOf(files);
    }

    /**
     * The defaults: server time {@code new-york+7h}, version 1, id after the symbol of the first
     * file.
     *
     * @param bundle directory to make
     */
    public static TrainingConfig of(List<Path> files, Path bundle) {
        String symbol = files.isEmpty() ? "none" : symbolOf(files.get(0));
        return new TrainingConfig(
                files,
                ServerTime.parse("new-york+7h"),
                bundle,
                "direction-" + symbol.toLowerCase(Locale.ROOT),
                "1",
                TreeSettings.DEFAULT,
                null,
                FOLDS_MAX);
    }

    /** This with another rule of server time. */
    public TrainingConfig withServerTime(ServerTime other) {
        return new TrainingConfig(files, other, bundle, id, version, trees, evaluateFrom, foldsMax);
    }

    /** This with another name. */
    public TrainingConfig withName(String otherId, String otherVersion) {
        return new TrainingConfig(
                files, serverTime, bundle, otherId, otherVersion, trees, evaluateFrom, foldsMax);
    }

    /** This with other trees. */
    public TrainingConfig withTrees(TreeSettings other) {
        return new TrainingConfig(
                files, serverTime, bundle, id, version, other, evaluateFrom, foldsMax);
    }

    /** This with another evaluation. */
    public TrainingConfig withEvaluation(@Nullable Instant from, int otherFoldsMax) {
        return new TrainingConfig(
                files, serverTime, bundle, id, version, trees, from, otherFoldsMax);
    }

    /** Symbol of a tick file: its name up to the first underscore, or else without endings. */
    public static String symbolOf(Path file) {
        String name = String.valueOf(file.getFileName());
        int underscore = name.indexOf('_');
        return underscore > 0
                ? name.substring(0, underscore)
                : name.replaceFirst("(?i)(\\.mt5)?(\\.(csv|txt|tsv))?(\\.gz)?$", "");
    }

    List<String> problems() {
        var problems = new ArrayList<String>();
        if (files.isEmpty()) {
            problems.add("no tick file is given");
        }
        for (Path file : files) {
            if (!Files.isRegularFile(file)) {
                problems.add("there is no file " + file);
            } else if (!Files.isReadable(file)) {
                problems.add("file " + file + " may not be read");
            }
        }
        if (Files.exists(bundle)) {
            problems.add(bundle + " exists already; a bundle is never overwritten");
        }
        Path existing = bundle.toAbsolutePath().normalize();
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (existing == null || !Files.isDirectory(existing) || !Files.isWritable(existing)) {
            problems.add(bundle + " cannot be made: " + existing + " is no writable directory");
        }
        if (!id.matches(NAME) || !version.matches(NAME)) {
            problems.add(
                    "id '"
                            + id
                            + "' and version '"
                            + version
                            + "' may have letters, digits, . and -");
        }
        if (foldsMax < 0) {
            problems.add("the number of folds is " + foldsMax + "; it must be 0 or more");
        }
        problems.addAll(trees.problems());
        return problems;
    }
}

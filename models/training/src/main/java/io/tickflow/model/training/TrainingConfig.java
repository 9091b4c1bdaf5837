package io.tickflow.model.training;

import io.tickflow.core.market.ServerTime;
import io.tickflow.model.training.calibration.Calibration;
import io.tickflow.model.training.tree.TreeLibrary;
import io.tickflow.model.training.tree.TreeSettings;
import io.tickflow.ticks.TickFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Configuration of a training.
 *
 * @param files of ticks
 * @param serverTime rule that converts the times of the files to UTC
 * @param bundle directory to create; it must not exist, as bundles are immutable
 * @param id id of the model: letters, digits, dots and hyphens
 * @param version version of the model, likewise
 * @param trees settings for growing trees
 * @param members libraries that train a member each, in their order in the bundle
 * @param calibration calibration of each member
 * @param evaluateFrom UTC time from which ticks are judged instead of trained on; null for the
 *     midnight after which the share of examples is closest to a tenth
 * @param foldsMax number of days to judge walk-forward in addition, each by its own training; 0 for
 *     none
 */
public record TrainingConfig(
        List<TickFile> files,
        ServerTime serverTime,
        Path bundle,
        String id,
        String version,
        TreeSettings trees,
        List<TreeLibrary> members,
        Calibration calibration,
        @Nullable Instant evaluateFrom,
        int foldsMax) {

    /** Smallest confidence of a prediction that counts. */
    public static final double GATE = 0.60;

    /** Intended holding time of a position on a prediction. */
    public static final long HORIZON_MILLIS = 10_000;

    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9.-]{0,63}";
    private static final int FOLDS_MAX = 5;

    /** Copies the list. */
    public TrainingConfig {
        files = List.copyOf(files);
        members = List.copyOf(members);
    }

    /**
     * Creates the default configuration: server time {@code new-york+7h}, version 1, id after the
     * symbol of the first file.
     *
     * @param bundle directory to create
     */
    public static TrainingConfig ofTicks(List<TickFile> files, Path bundle) {
        String symbol = files.isEmpty() ? "none" : files.get(0).symbol();
        return new TrainingConfig(
                files,
                ServerTime.parse("new-york+7h"),
                bundle,
                "direction-" + symbol.toLowerCase(Locale.ROOT),
                "1",
                TreeSettings.DEFAULT,
                List.of(TreeLibrary.values()),
                Calibration.NONE,
                null,
                FOLDS_MAX);
    }

    /** The same for files whose names tell their symbols. */
    public static TrainingConfig of(List<Path> files, Path bundle) {
        return ofTicks(files.stream().map(TickFile::of).toList(), bundle);
    }

    /** Returns a copy with another server-time rule. */
    public TrainingConfig withServerTime(ServerTime other) {
        return new TrainingConfig(
                files,
                other,
                bundle,
                id,
                version,
                trees,
                members,
                calibration,
                evaluateFrom,
                foldsMax);
    }

    /** Returns a copy with another id and version. */
    public TrainingConfig withName(String otherId, String otherVersion) {
        return new TrainingConfig(
                files,
                serverTime,
                bundle,
                otherId,
                otherVersion,
                trees,
                members,
                calibration,
                evaluateFrom,
                foldsMax);
    }

    /** Returns a copy with other tree settings. */
    public TrainingConfig withTrees(TreeSettings other) {
        return new TrainingConfig(
                files,
                serverTime,
                bundle,
                id,
                version,
                other,
                members,
                calibration,
                evaluateFrom,
                foldsMax);
    }

    /** Returns a copy with other members and another calibration of them. */
    public TrainingConfig withMembers(List<TreeLibrary> others, Calibration other) {
        return new TrainingConfig(
                files,
                serverTime,
                bundle,
                id,
                version,
                trees,
                others,
                other,
                evaluateFrom,
                foldsMax);
    }

    /** Returns a copy with another evaluation. */
    public TrainingConfig withEvaluation(@Nullable Instant from, int otherFoldsMax) {
        return new TrainingConfig(
                files,
                serverTime,
                bundle,
                id,
                version,
                trees,
                members,
                calibration,
                from,
                otherFoldsMax);
    }

    /** Problems of the files and of everything else. */
    List<String> problems() {
        var problems = new ArrayList<String>();
        if (files.isEmpty()) {
            problems.add("no tick file is given");
        }
        for (TickFile named : files) {
            Path file = named.path();
            if (!Files.isRegularFile(file)) {
                problems.add("there is no file " + file);
            } else if (!Files.isReadable(file)) {
                problems.add("file " + file + " may not be read");
            }
        }
        problems.addAll(problemsBesideFiles());
        return problems;
    }

    /** Problems of everything but the files. */
    List<String> problemsBesideFiles() {
        var problems = new ArrayList<String>();
        if (Files.exists(bundle)) {
            problems.add(bundle + " exists already; a bundle is never overwritten");
        }
        Path existing = bundle.toAbsolutePath().normalize();
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (existing == null || !Files.isDirectory(existing) || !Files.isWritable(existing)) {
            problems.add(
                    bundle + " cannot be created: " + existing + " is not a writable directory");
        }
        if (!id.matches(NAME) || !version.matches(NAME)) {
            problems.add(
                    "id '"
                            + id
                            + "' and version '"
                            + version
                            + "' may have letters, digits, . and -");
        }
        if (members.isEmpty()) {
            problems.add("no member is named; a model needs one or more");
        }
        if (foldsMax < 0) {
            problems.add("the number of folds is " + foldsMax + "; it must be 0 or more");
        }
        problems.addAll(trees.problems());
        return problems;
    }
}

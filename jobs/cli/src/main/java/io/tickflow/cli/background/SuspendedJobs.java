package io.tickflow.cli.background;

import io.tickflow.process.flink.ClusterFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.HighAvailabilityOptions;

/**
 * Jobs that ran when their cluster was stopped. They go on with the next one, and with the options
 * that they were submitted with.
 */
final class SuspendedJobs {

    private static final String PLAN = "submittedExecutionPlan";

    /** Beginnings of the options that a job takes from its cluster when it is submitted. */
    private static final List<String> OF_A_JOB =
            List.of("execution.", "pipeline.", "restart-strategy.", "state.", "table.");

    private final Configuration before;
    private final long count;

    private SuspendedJobs(Configuration before, long count) {
        this.before = before;
        this.count = count;
    }

    /** Finds those of the cluster that was last prepared in {@code root}. */
    static SuspendedJobs in(Path root) {
        Configuration before = ClusterFolder.settings(root).orElseGet(Configuration::new);
        return new SuspendedJobs(before, plans(before));
    }

    /**
     * Lists, for a cluster with the settings {@code after}, what its options will not do to them.
     */
    List<String> notices(Configuration after) {
        if (count == 0) {
            return List.of();
        }
        if (!after.contains(HighAvailabilityOptions.HA_ZOOKEEPER_QUORUM)) {
            return List.of(
                    jobs() + " not go on without ZooKeeper: start again without --no-ha to resume");
        }
        String storage = before.get(HighAvailabilityOptions.HA_STORAGE_PATH);
        if (!storage.equals(after.get(HighAvailabilityOptions.HA_STORAGE_PATH))) {
            return List.of(
                    "%s not go on: %s in %s; start again with -D %s=%s to resume"
                            .formatted(
                                    jobs(),
                                    count == 1 ? "its plan is" : "their plans are",
                                    storage,
                                    HighAvailabilityOptions.HA_STORAGE_PATH.key(),
                                    storage));
        }
        return kept(before.toMap(), after.toMap());
    }

    private List<String> kept(Map<String, String> old, Map<String, String> now) {
        List<String> notices = new ArrayList<>();
        var keys = new TreeSet<>(old.keySet());
        keys.addAll(now.keySet());
        keys.removeIf(key -> OF_A_JOB.stream().noneMatch(key::startsWith));
        keys.removeIf(GlobalConfiguration::isSensitive);
        for (String key : keys) {
            String value = now.getOrDefault(key, "its default");
            String earlier = old.getOrDefault(key, "its default");
            if (!earlier.equals(value)) {
                notices.add(
                        "%s keep %s = %s; %s is for jobs submitted from now on"
                                .formatted(jobs(), key, earlier, value));
            }
        }
        if (!notices.isEmpty()) {
            notices.add("To move a job: bin/tickflow stop JOB, then submit JOB --from-savepoint");
        }
        return notices;
    }

    private String jobs() {
        return count == 1 ? "1 suspended job will" : count + " suspended jobs will";
    }

    /** Counts the plans that the cluster has kept of jobs which have not ended. */
    private static long plans(Configuration settings) {
        String storage = settings.get(HighAvailabilityOptions.HA_STORAGE_PATH);
        if (storage == null || !storage.startsWith("file:")) {
            return 0;
        }
        // The id is a path of its own, with a slash in front.
        String cluster = settings.get(HighAvailabilityOptions.HA_CLUSTER_ID);
        Path folder = Path.of(Path.of(URI.create(storage)).toString(), cluster);
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        Predicate<Path> isPlan = file -> file.getFileName().toString().startsWith(PLAN);
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(isPlan).count();
        } catch (IOException e) {
            return 0;
        }
    }
}

package io.tickflow.cli.cluster;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.cli.CommandException;
import io.tickflow.cli.Home;
import io.tickflow.flink.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * A job with its settings, for a cluster that need not see the files of this machine: settings go
 * along as arguments.
 *
 * @param kind which job
 * @param settings keys of Tickflow's
 * @param flinkSettings keys of Flink's, for this job only
 * @param parallelism of the job; null for that of the cluster
 * @param savepoint to start from; null to start with empty state
 * @param allowNonRestoredState whether state of the savepoint that no operator takes is dropped
 */
record Submission(
        JobKind kind,
        Map<String, String> settings,
        Map<String, String> flinkSettings,
        @Nullable Integer parallelism,
        @Nullable String savepoint,
        boolean allowNonRestoredState) {

    private static final String OWN = "tickflow.";
    private static final String BUNDLE = "tickflow.model.bundle";

    /**
     * Reads settings and checks those of Tickflow.
     *
     * @param file tickflow.yaml
     * @param overrides of both kinds
     * @throws io.tickflow.flink.config.InvalidOptionsException listing every problem
     */
    static Submission of(JobKind kind, Path file, Map<String, String> overrides) {
        Map<String, String> all = new HashMap<>(Settings.load(file, overrides).toMap());
        all.computeIfPresent(BUNDLE, (key, path) -> absolute(path));
        Map<String, String> own = new TreeMap<>(all);
        own.keySet().removeIf(key -> !key.startsWith(OWN));
        Map<String, String> flink = new TreeMap<>(all);
        flink.keySet().removeIf(key -> key.startsWith(OWN));
        kind.check(Configuration.fromMap(own));
        return new Submission(kind, own, flink, null, null, false);
    }

    Submission withParallelism(@Nullable Integer value) {
        return new Submission(
                kind, settings, flinkSettings, value, savepoint, allowNonRestoredState);
    }

    Submission from(@Nullable String path, boolean dropOtherState) {
        return new Submission(kind, settings, flinkSettings, parallelism, path, dropOtherState);
    }

    /** Runs the main method on the JobManager, and returns the id of the job that it started. */
    String submit(FlinkRest rest, Path jar) {
        String jarId;
        try {
            jarId = rest.upload(jar);
        } catch (IOException e) {
            throw CommandException.failed("cannot read " + jar, e);
        }
        try {
            return rest.post("/jars/" + jarId + "/run", body()).path("jobid").asText();
        } finally {
            // The job has its own copy.
            rest.delete("/jars/" + jarId);
        }
    }

    private ObjectNode body() {
        ObjectNode body = FlinkRest.JSON.createObjectNode();
        body.put("entryClass", kind.entryClass());
        ArrayNode arguments = body.putArray("programArgsList");
        settings.forEach((key, value) -> arguments.add("-D" + key + '=' + value));
        if (parallelism != null) {
            body.put("parallelism", parallelism);
        }
        if (savepoint != null) {
            body.put("savepointPath", savepoint);
            body.put("allowNonRestoredState", allowNonRestoredState);
        }
        ObjectNode flink = body.putObject("flinkConfiguration");
        flinkSettings.forEach(flink::put);
        return body;
    }

    private static String absolute(String path) {
        Path here = Home.resolve(path);
        return Files.isDirectory(here) ? here.toString() : path;
    }
}

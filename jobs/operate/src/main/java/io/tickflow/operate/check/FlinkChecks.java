package io.tickflow.operate.check;

import io.tickflow.operate.OperationException;
import io.tickflow.operate.flink.JobManagerAddress;
import io.tickflow.operate.observe.FlinkObserver;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.UnsupportedFileSystemSchemeException;

/** Checks that a JobManager answers and that checkpoints can be written. */
public final class FlinkChecks {

    private static final String FLINK = "flink";
    private static final String CHECKPOINTS = "checkpoints";
    private static final String DIRECTORY = CheckpointingOptions.CHECKPOINTS_DIRECTORY.key();
    private static final String PROBE = ".tickflow-doctor";

    private FlinkChecks() {}

    /**
     * Runs both checks.
     *
     * @param jobManager address of the JobManager, if any
     * @param flink settings of the cluster, as far as known without it
     * @param file file of these settings, for messages
     */
    public static List<CheckResult> run(
            Optional<JobManagerAddress> jobManager, Configuration flink, java.nio.file.Path file) {
        if (jobManager.isEmpty()) {
            return List.of(
                    CheckResult.skip(FLINK, "not asked: give --jobmanager URL"),
                    checkpoints(
                            flink.getOptional(CheckpointingOptions.CHECKPOINTS_DIRECTORY), file));
        }
        try {
            var observer = new FlinkObserver(jobManager.get());
            String overview = observer.overview();
            return List.of(
                    CheckResult.pass(FLINK, jobManager.get().url() + " answers: " + overview),
                    checkpointsOf(
                            jobManager.get().url(),
                            flink.getOptional(CheckpointingOptions.CHECKPOINTS_DIRECTORY)
                                    .or(() -> observer.setting(DIRECTORY)),
                            file));
        } catch (OperationException e) {
            return List.of(
                    CheckResult.fail(
                            FLINK,
                            String.valueOf(e.getMessage()),
                            "start the cluster: bin/tickflow cluster start"),
                    checkpoints(
                            flink.getOptional(CheckpointingOptions.CHECKPOINTS_DIRECTORY), file));
        }
    }

    /** Checks a cluster that answers: without a folder it keeps checkpoints in memory. */
    static CheckResult checkpointsOf(
            String jobManager, Optional<String> directory, java.nio.file.Path file) {
        return directory.isPresent()
                ? checkpoints(directory, file)
                : CheckResult.fail(
                        CHECKPOINTS,
                        jobManager
                                + " has no "
                                + DIRECTORY
                                + ": checkpoints end with the JobManager",
                        "set it in Flink's config.yaml and start the cluster again; if each job is"
                                + " submitted with -D "
                                + DIRECTORY
                                + ", give it here too");
    }

    /** Writes an empty file to the checkpoint folder of {@code file} and deletes it. */
    static CheckResult checkpoints(Optional<String> directory, java.nio.file.Path file) {
        if (directory.isEmpty()) {
            return CheckResult.skip(
                    CHECKPOINTS,
                    DIRECTORY
                            + " is not set in "
                            + file
                            + ": fine for bin/tickflow cluster start, which sets it;"
                            + " for another cluster, set it there or with -D");
        }
        try {
            Path target = new Path(directory.get());
            FileSystem files = FileSystem.get(uri(target));
            Path existing = target;
            while (!files.exists(existing)) {
                Path parent = existing.getParent();
                if (parent == null) {
                    break;
                }
                existing = parent;
            }
            var probe = new Path(existing, PROBE);
            files.create(probe, FileSystem.WriteMode.OVERWRITE).close();
            files.delete(probe, false);
            return CheckResult.pass(CHECKPOINTS, directory.get() + " can be written from here");
        } catch (IllegalArgumentException e) {
            return CheckResult.fail(
                    CHECKPOINTS,
                    "'" + directory.get() + "' is no path",
                    "set " + DIRECTORY + " to a folder such as file:///var/tickflow/checkpoints");
        } catch (UnsupportedFileSystemSchemeException e) {
            return CheckResult.skip(
                    CHECKPOINTS,
                    directory.get() + ": this program has no such file system, the cluster may");
        } catch (IOException e) {
            return CheckResult.fail(
                    CHECKPOINTS,
                    directory.get() + ": " + e.getMessage(),
                    "make it writable for Flink's user, on every machine of the cluster");
        }
    }

    private static URI uri(Path path) {
        URI uri = path.toUri();
        return uri.getScheme() == null ? URI.create("file:" + uri.getPath()) : uri;
    }
}

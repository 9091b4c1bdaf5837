package io.tickflow.cli.background;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tickflow.cli.console.CommandException;
import io.tickflow.connector.tls.TlsConfig;
import io.tickflow.operate.flink.JobManagerAddress;
import io.tickflow.process.ProcessRecord;
import io.tickflow.process.StateFolder;
import io.tickflow.process.flink.ClusterTls;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * State of a cluster between two calls of bin/tickflow: cluster.json in the cluster's folder.
 *
 * @param restUrl of the JobManager
 * @param processes in the order of their start
 */
public record ClusterState(String restUrl, List<ProcessRecord> processes) {

    private static final String FILE = "cluster.json";
    private static final String CLUSTER_FILES = "the cluster's own";
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    // A query of the system is not a property of the record.
                    .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
                    .build();

    /** Takes a copy of {@code processes}. */
    public ClusterState {
        processes = List.copyOf(processes);
    }

    /** Folder of a cluster whose user names none. */
    public static Path defaultWorkDirectory() {
        return StateFolder.of("cluster");
    }

    /** Recorded state of the cluster in {@code workDirectory}, if there is one. */
    public static Optional<ClusterState> read(Path workDirectory) {
        Path file = workDirectory.resolve(FILE);
        try {
            return Optional.of(JSON.readValue(file.toFile(), ClusterState.class));
        } catch (FileNotFoundException | NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw CommandException.failed("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** Returns true if the folder of a cluster has certificates of 'cluster start --tls'. */
    public static boolean hasCertificates(Path workDirectory) {
        return Files.exists(ClusterTls.folder(workDirectory).resolve(ClusterTls.CA));
    }

    /** Address of the JobManager at {@code url}, with the certificates of its cluster's folder. */
    public static JobManagerAddress address(String url, Path workDirectory) {
        Path folder = ClusterTls.folder(workDirectory);
        return JobManagerAddress.isEncrypted(url)
                ? new JobManagerAddress(
                        url,
                        new TlsConfig(
                                CLUSTER_FILES,
                                folder.resolve(ClusterTls.CA).toString(),
                                folder.resolve(ClusterTls.CERTIFICATE).toString(),
                                folder.resolve(ClusterTls.KEY).toString(),
                                ""))
                : JobManagerAddress.of(url);
    }

    void write(Path workDirectory) {
        Path file = workDirectory.resolve(FILE);
        Path draft = workDirectory.resolve(FILE + ".draft");
        try {
            JSON.writeValue(draft.toFile(), this);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw CommandException.failed("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    static void delete(Path workDirectory) {
        try {
            Files.deleteIfExists(workDirectory.resolve(FILE));
        } catch (IOException e) {
            throw CommandException.failed("cannot delete " + FILE + ": " + e.getMessage(), e);
        }
    }

    boolean runs(String name) {
        return processes.stream()
                .anyMatch(process -> process.name().equals(name) && process.isAlive());
    }

    boolean runsAtAll() {
        return processes.stream().anyMatch(ProcessRecord::isAlive);
    }

    /** Returns a copy with {@code process} in place of the ended one of its name. */
    ClusterState with(ProcessRecord process) {
        List<ProcessRecord> all = new ArrayList<>(processes);
        all.removeIf(known -> known.name().equals(process.name()));
        all.add(process);
        return new ClusterState(restUrl, all);
    }
}

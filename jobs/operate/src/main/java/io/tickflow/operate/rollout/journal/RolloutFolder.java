package io.tickflow.operate.rollout.journal;

import io.tickflow.operate.OperationException;
import io.tickflow.operate.rollout.plan.RolloutPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Folder of the journals of all rollouts, one file each. */
public final class RolloutFolder {

    private static final DateTimeFormatter ID_TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final Path folder;
    private final InstantSource clock;

    /** Names a folder, which is created with its first journal. */
    public RolloutFolder(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** Path of the folder. */
    public Path path() {
        return folder;
    }

    /** Id for a new rollout. Ids sort by time. */
    public String newId(String pipeline) {
        return ID_TIME.format(Instant.ofEpochMilli(clock.millis())) + "-" + plain(pipeline);
    }

    /** Takes the lock of a pipeline, which excludes other rollouts of it. */
    public RolloutLock lock(String pipeline) {
        createFolder();
        return RolloutLock.take(folder.resolve(plain(pipeline) + ".lock"));
    }

    /** Creates the journal of a new rollout. */
    public RolloutJournal create(RolloutPlan plan) {
        createFolder();
        return RolloutJournal.create(folder, plan, clock);
    }

    /** Newest rollout on a cluster, which has one SignalJob. */
    public Optional<RolloutJournal> newest(String cluster) {
        return journals().stream()
                .map(file -> RolloutJournal.open(file, clock))
                .filter(journal -> !journal.entries().isEmpty())
                .filter(journal -> journal.state().plan().cluster().equals(cluster))
                .reduce((earlier, later) -> later);
    }

    /** All rollouts with a plan, the newest first. */
    public List<RolloutJournal> all() {
        List<RolloutJournal> all = new ArrayList<>();
        for (Path file : journals()) {
            RolloutJournal journal = RolloutJournal.open(file, clock);
            if (!journal.entries().isEmpty()) {
                all.add(0, journal);
            }
        }
        return all;
    }

    private List<Path> journals() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(RolloutJournal.SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw OperationException.failed("cannot list " + folder, e);
        }
    }

    private void createFolder() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw OperationException.failed("cannot create " + folder, e);
        }
    }

    /** A name that every file system takes. */
    private static String plain(String pipeline) {
        return pipeline.replaceAll("[^A-Za-z0-9._-]", "_");
    }
}

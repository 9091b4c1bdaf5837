package io.tickflow.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickflow.cli.console.Home;
import io.tickflow.model.registry.AliasRequest;
import io.tickflow.model.registry.JournaledRegistry;
import io.tickflow.model.registry.ModelReference;
import io.tickflow.model.registry.store.FolderStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** Calls of the rollout command with a folder of its own, in this process and in killed ones. */
final class RolloutCalls {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final long ROLLOUT_MINUTES_MAX = 6;
    private static final int HELD = 3;
    private static final int WINDOWS_MAX = 10;

    private final String url;
    private final Path folder;
    private final List<String> place = new ArrayList<>();

    /**
     * Creates them.
     *
     * @param url of the JobManager
     * @param folder for journals, logs and the registry
     */
    RolloutCalls(String url, Path folder) {
        this.url = url;
        this.folder = folder;
    }

    /** The same calls with options that name the deployment. */
    RolloutCalls with(String... options) {
        place.addAll(List.of(options));
        return this;
    }

    /**
     * Rolls out and reads the JSON that it prints. A window that was too short for a checkpoint is
     * followed by another one.
     */
    JsonNode json(int exitCode, String... options) throws Exception {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("--json");
        CommandRun run = rollout(all.toArray(String[]::new));
        System.out.println(run.err() + run.out());
        for (int more = 0; run.exitCode() == HELD && more < WINDOWS_MAX; more++) {
            run = rollout("--resume", "--json");
            System.out.println(run.err() + run.out());
        }
        assertThat(run.exitCode()).as("%s%s", run.out(), run.err()).isEqualTo(exitCode);
        return new ObjectMapper().readTree(run.out());
    }

    /** Calls the command. */
    CommandRun rollout(String... options) {
        return CommandRun.of(arguments(options).toArray(String[]::new));
    }

    /** Rolls out, does something once the journal has an event, and waits for the end. */
    CommandRun during(String event, Action action, String... options) throws Exception {
        List<Path> known = journals(event);
        var running = CompletableFuture.supplyAsync(() -> rollout(options));
        Awaitility.await("the journal has " + event)
                .atMost(TIMEOUT)
                .pollInterval(Duration.ofMillis(2))
                .pollInSameThread()
                .until(() -> has(known, event) || running.isDone());
        if (!has(known, event)) {
            CommandRun run = running.get();
            throw new AssertionError("no " + event + ": " + run.out() + run.err());
        }
        action.run();
        return running.get(ROLLOUT_MINUTES_MAX, TimeUnit.MINUTES);
    }

    /** Something that happens during a rollout. */
    interface Action {
        void run() throws Exception;
    }

    /** The newest rollout, as the command tells it. */
    JsonNode status() throws Exception {
        List<String> all = new ArrayList<>(arguments("--json"));
        all.add(1, "status");
        CommandRun run = CommandRun.of(all.toArray(String[]::new));
        assertThat(run.exitCode()).as("%s%s", run.out(), run.err()).isZero();
        return new ObjectMapper().readTree(run.out());
    }

    /** Events of a journal in the order in which they were written. */
    static List<String> events(Path journal) throws Exception {
        List<String> events = new ArrayList<>();
        for (String line : Files.readAllLines(journal)) {
            events.add(new ObjectMapper().readTree(line).path("event").asText());
        }
        return events;
    }

    private List<String> arguments(String... options) {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "rollout",
                                "--jobmanager",
                                url,
                                "--journal",
                                folder.resolve("rollouts").toString()));
        all.addAll(place);
        all.addAll(List.of(options));
        return all;
    }

    /** Calls a command of the canary of the same cluster. */
    CommandRun canary(String command, String... options) {
        List<String> all = new ArrayList<>(List.of("canary", command, "--jobmanager", url));
        all.addAll(List.of(options));
        return CommandRun.of(all.toArray(String[]::new));
    }

    /** Publishes a bundle in the registry of this test. */
    void publish(Path bundle, String... options) {
        var all = List.of("models", "publish", bundle.toString(), "--no-announce");
        List<String> arguments = new ArrayList<>(all);
        arguments.addAll(List.of(options));
        arguments.add("--registry=" + registryUri());
        CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
        assertThat(run.exitCode()).as("%s%s", run.out(), run.err()).isZero();
    }

    /** Version that the registry calls champion. */
    String champion(String model) {
        return new JournaledRegistry(
                        new FolderStore(folder.resolve("registry")), InstantSource.system(), "")
                .resolve(ModelReference.toAlias(model, AliasRequest.CHAMPION))
                .version();
    }

    /** Setting that names the registry. */
    String registry() {
        return "-Dtickflow.registry=" + registryUri();
    }

    private String registryUri() {
        return folder.resolve("registry").toUri().toString();
    }

    /** Runs a rollout in a process of its own, and kills it once its journal has an event. */
    void killAt(String event, String... options) throws Exception {
        var unused = endAt(event, Process::destroyForcibly, options);
    }

    /** Does the same on a terminal, with the end that Ctrl-C brings, and returns what it said. */
    String interruptAt(String event, String... options) throws Exception {
        return endAt(
                event,
                process -> {
                    process.destroy();
                    return process;
                },
                options);
    }

    /** True if a rollout holds a lock. */
    boolean isLocked() throws Exception {
        try (Stream<Path> files = Files.list(folder.resolve("rollouts"))) {
            return files.anyMatch(file -> file.toString().endsWith(".lock"));
        }
    }

    /**
     * Does the same with Ctrl-C on a terminal of its own.
     *
     * @param terminal command that runs another one on a terminal, and sends Ctrl-C there once it
     *     reads a line
     */
    String interruptOnTerminal(List<String> terminal, String event, String... options)
            throws Exception {
        return endAt(
                terminal,
                event,
                process -> {
                    try (var keys = process.getOutputStream()) {
                        keys.write('\n');
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    return process;
                },
                options);
    }

    private String endAt(String event, UnaryOperator<Process> end, String... options)
            throws Exception {
        return endAt(List.of(), event, end, options);
    }

    private String endAt(
            List<String> prefix, String event, UnaryOperator<Process> end, String... options)
            throws Exception {
        List<Path> known = journals(event);
        List<String> line = new ArrayList<>(prefix);
        line.addAll(program());
        line.addAll(arguments(options));
        Path log = folder.resolve("killed.log");
        Process process =
                new ProcessBuilder(line)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        try {
            Awaitility.await("the journal has " + event)
                    .atMost(TIMEOUT)
                    .pollInterval(Duration.ofMillis(2))
                    .pollInSameThread()
                    .until(() -> has(known, event) || !process.isAlive());
            assertThat(end.apply(process).waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS))
                    .as("%s", Files.readString(log))
                    .isTrue();
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(has(known, event)).as("%s", Files.readString(log)).isTrue();
        return Files.readString(log);
    }

    private static List<String> program() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dtickflow.home=" + Home.resolve(""),
                "-Dtickflow.terminal=true",
                "-cp",
                System.getProperty("java.class.path"),
                "io.tickflow.cli.Main");
    }

    private boolean has(List<Path> known, String event) throws Exception {
        return journals(event).stream().anyMatch(journal -> !known.contains(journal));
    }

    /** Journals that have an event. */
    private List<Path> journals(String event) throws Exception {
        Path rollouts = folder.resolve("rollouts");
        if (!Files.isDirectory(rollouts)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(rollouts)) {
            List<Path> found = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".jsonl")).toList()) {
                if (Files.readString(file).contains("\"event\":\"" + event + "\"")) {
                    found.add(file);
                }
            }
            return found;
        }
    }
}

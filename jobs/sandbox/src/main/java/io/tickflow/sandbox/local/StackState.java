package io.tickflow.sandbox.local;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.process.ProcessException;
import io.tickflow.process.ProcessRecord;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * State of the local stack between two commands: {@code stack.json} in its folder.
 *
 * @param ports kept as long as the folder
 * @param startSeconds duration of its last full start; 0 before the first
 * @param processes started and not stopped since, in the order of their start; they may be gone
 */
public record StackState(StackPorts ports, double startSeconds, List<ProcessRecord> processes) {

    static final String FILE = "stack.json";
    static final String DRAFT = FILE + ".draft";

    private static final String GATEWAY = "gateway";
    private static final String POSTGRES = "postgres";

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    // A question to the system is no property of the record.
                    .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
                    .build();

    public StackState {
        processes = List.copyOf(processes);
    }

    /** A stack that has never been started, on ports chosen now. */
    static StackState fresh() {
        return new StackState(StackPorts.choose(), 0, List.of());
    }

    /**
     * Reads the state of the stack in {@code folder}; empty if there has never been one.
     *
     * @throws ProcessException if the file cannot be read, with what to do
     */
    public static Optional<StackState> read(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            JsonNode tree = JSON.readTree(file.toFile());
            if (tree.get("ports") instanceof ObjectNode ports) {
                addMissing(ports);
            }
            if (!tree.isObject()) {
                throw unreadable(file, "it holds no object", null);
            }
            return Optional.of(JSON.treeToValue(tree, StackState.class));
        } catch (FileNotFoundException | NoSuchFileException e) {
            return Optional.empty();
        } catch (JacksonException e) {
            throw unreadable(file, e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new ProcessException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** Chooses the ports of parts that a stack of before did not have. */
    private static void addMissing(ObjectNode ports) {
        if (!ports.has(GATEWAY)) {
            ports.put(GATEWAY, StackPorts.chooseGateway());
        }
        if (!ports.has(POSTGRES)) {
            ports.put(POSTGRES, StackPorts.choosePostgres());
        }
    }

    private static ProcessException unreadable(
            Path file, String why, @Nullable JacksonException cause) {
        return new ProcessException(
                file
                        + " is no state of a local stack: "
                        + why
                        + ". Maybe it was edited: delete it, and the stack starts on new ports",
                cause);
    }

    void write(Path folder) {
        Path file = folder.resolve(FILE);
        Path draft = folder.resolve(DRAFT);
        try {
            JSON.writeValue(draft.toFile(), this);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ProcessException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /** Returns true while any of its processes runs. */
    public boolean isUp() {
        return processes.stream().anyMatch(ProcessRecord::isAlive);
    }

    /** Returns true while the process of {@code part} runs. */
    public boolean isRunning(StackPart part) {
        return process(part).filter(ProcessRecord::isAlive).isPresent();
    }

    /** Record of the process of {@code part}, which may be gone. */
    public Optional<ProcessRecord> process(StackPart part) {
        return processes.stream()
                .filter(process -> process.name().equals(part.processName()))
                .findFirst();
    }

    /** The same with {@code process} in place of the one of its name. */
    StackState with(ProcessRecord process) {
        List<ProcessRecord> all = new ArrayList<>(without(process.name()).processes);
        all.add(process);
        return new StackState(ports, startSeconds, all);
    }

    /** The same without the process of that name. */
    StackState without(String processName) {
        return new StackState(
                ports,
                startSeconds,
                processes.stream().filter(known -> !known.name().equals(processName)).toList());
    }

    /** The same after a full start that took so long. */
    StackState startedIn(double seconds) {
        return new StackState(ports, seconds, processes);
    }
}

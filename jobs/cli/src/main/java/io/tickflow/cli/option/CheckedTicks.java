package io.tickflow.cli.option;

import io.tickflow.cli.console.Inputs;
import io.tickflow.ticks.ReadOptions;
import io.tickflow.ticks.TickFile;
import io.tickflow.ticks.TickFileException;
import io.tickflow.ticks.read.Inspection;
import io.tickflow.ticks.read.RegularFile;
import io.tickflow.ticks.read.SymbolOrder;
import io.tickflow.ticks.read.Wholeness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Looks at tick files before a command starts, and collects all problems. */
public final class CheckedTicks {

    private static final String OPTION = "--ticks: ";

    private final Inputs inputs;
    private final ReadOptions options;
    private final Consumer<String> notes;
    private final Set<Path> seen = new HashSet<>();
    private final List<TickFile> files = new ArrayList<>();

    /** Start of messages about the files of the option; empty for those of a parameter. */
    private String label = "";

    private boolean refused;

    private CheckedTicks(Inputs inputs, ReadOptions options, Consumer<String> notes) {
        this.inputs = inputs;
        this.options = options;
        this.notes = notes;
    }

    /**
     * Checks files: each must be there, have a known layout, hold a tick, and go to its end if it
     * is compressed.
     *
     * @param parameters files named without an option
     * @param paths files of the option {@code --ticks}
     * @return the files, those of a symbol in the order of their first ticks; none if there is a
     *     problem
     */
    public static List<TickFile> of(
            List<Path> parameters, List<Path> paths, ReadOptions options, Inputs inputs) {
        return new CheckedTicks(inputs, options, note -> {}).check(parameters, paths);
    }

    /**
     * The same for the option alone.
     *
     * @param notes told about each decision that the rows of a file made, and each clock
     */
    static List<TickFile> of(
            List<Path> paths, ReadOptions options, Inputs inputs, Consumer<String> notes) {
        return new CheckedTicks(inputs, options, notes).check(List.of(), paths);
    }

    private List<TickFile> check(List<Path> parameters, List<Path> paths) {
        parameters.forEach(this::check);
        label = paths.isEmpty() ? label : OPTION;
        paths.forEach(this::check);
        return refused ? List.of() : inOrder();
    }

    private void check(Path path) {
        String unreadable = RegularFile.problem(path);
        if (unreadable != null) {
            refuse(unreadable);
            return;
        }
        try {
            if (!seen.add(path.toRealPath())) {
                refuse(path + " is named twice");
                return;
            }
            Inspection inspection = Inspection.of(path, options);
            Wholeness.require(inspection.file());
            if (inspection.first().isEmpty()) {
                if (!hasSpan()) {
                    refuse("no tick in " + path + Inspection.reasonOf(inspection.malformed()));
                }
                return;
            }
            String name = inspection.file().name() + ": ";
            inspection.reading().notes().forEach(note -> notes.accept(name + note));
            files.add(inspection.file());
        } catch (TickFileException | IllegalArgumentException e) {
            refuse(String.valueOf(e.getMessage()));
        } catch (IOException | UncheckedIOException e) {
            refuse("cannot read " + path + ": " + e.getMessage());
        }
    }

    /** Returns true if the user asks for a span of times, which a whole file may miss. */
    private boolean hasSpan() {
        return options.fromMillis() != Long.MIN_VALUE || options.toMillis() != Long.MAX_VALUE;
    }

    private List<TickFile> inOrder() {
        if (files.isEmpty() && hasSpan()) {
            refuse("no tick between --from and --to in any file");
        }
        try {
            return SymbolOrder.of(files);
        } catch (IOException e) {
            refuse(String.valueOf(e.getMessage()));
            return List.of();
        }
    }

    private void refuse(String problem) {
        refused = true;
        inputs.require(false, label + problem);
    }
}

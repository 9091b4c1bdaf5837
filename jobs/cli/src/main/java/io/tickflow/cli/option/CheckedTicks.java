package io.tickflow.cli.option;

import io.tickflow.cli.console.Inputs;
import io.tickflow.ticks.MalformedLine;
import io.tickflow.ticks.ReadOptions;
import io.tickflow.ticks.TickFile;
import io.tickflow.ticks.TickFileException;
import io.tickflow.ticks.read.Inspection;
import io.tickflow.ticks.read.SymbolOrder;
import io.tickflow.ticks.read.Wholeness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks at tick files before a command starts, and collects all problems. */
public final class CheckedTicks {

    private final Inputs inputs;
    private final ReadOptions options;
    private final List<TickFile> files = new ArrayList<>();
    private boolean refused;

    private CheckedTicks(Inputs inputs, ReadOptions options) {
        this.inputs = inputs;
        this.options = options;
    }

    /**
     * Checks files: each must be there, have a known layout, hold a tick, and go to its end if it
     * is compressed.
     *
     * @return the files, those of a symbol in the order of their first ticks; none if there is a
     *     problem
     */
    public static List<TickFile> of(List<Path> paths, ReadOptions options, Inputs inputs) {
        var checked = new CheckedTicks(inputs, options);
        paths.forEach(checked::check);
        return checked.refused ? List.of() : checked.inOrder();
    }

    private void check(Path path) {
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            refuse("cannot read " + path);
            return;
        }
        try {
            Inspection inspection = Inspection.of(path, options);
            Wholeness.require(inspection.file());
            if (inspection.first().isEmpty()) {
                refuse("no tick in " + path + reason(inspection.malformed()));
            }
            files.add(inspection.file());
        } catch (TickFileException | IllegalArgumentException e) {
            refuse(String.valueOf(e.getMessage()));
        } catch (IOException | UncheckedIOException e) {
            refuse("cannot read " + path + ": " + e.getMessage());
        }
    }

    private static String reason(List<MalformedLine> malformed) {
        return malformed.stream()
                .findFirst()
                .map(line -> ": line " + line.line() + ": " + line.reason())
                .orElse("");
    }

    private List<TickFile> inOrder() {
        try {
            return SymbolOrder.of(files);
        } catch (IOException e) {
            refuse(String.valueOf(e.getMessage()));
            return List.of();
        }
    }

    private void refuse(String problem) {
        refused = true;
        inputs.require(false, "--ticks: " + problem);
    }
}

package io.tickflow.cli.option;

import io.tickflow.cli.console.Inputs;
import io.tickflow.ticks.ReadOptions;
import io.tickflow.ticks.TickFile;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Optional tick files of a command. */
@Command
public final class OptionalTickFiles {

    static final String DESCRIPTION =
            "Tick files: MT5 exports, copy_ticks_range as CSV or Parquet, JSON lines, Dukascopy, HistData, TrueFX, other CSV; plain, gzip, zip, zstd or xz. bin/tickflow ticks inspect shows how one is read.";

    @Option(names = "--ticks", arity = "1..*", paramLabel = "FILE", description = DESCRIPTION)
    private List<Path> paths = List.of();

    @Mixin private final TickReading reading = new TickReading();

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    private List<TickFile> files = List.of();
    private ReadOptions options = ReadOptions.NONE;

    /** Files of the command line, unchecked. */
    public List<Path> paths() {
        return paths;
    }

    /**
     * Looks at the files before anything starts; adds problems to {@code inputs} and tells on
     * standard error how a file is read that does not say it itself.
     */
    public Inputs check(Inputs inputs) {
        return check(paths, inputs);
    }

    /** Looks at these files instead if none are named. */
    public Inputs check(Inputs inputs, List<Path> otherwise) {
        return check(paths.isEmpty() ? otherwise : paths, inputs);
    }

    /** Checked files, those of a symbol in the order of their first ticks. */
    public List<TickFile> files() {
        return files;
    }

    private Inputs check(List<Path> named, Inputs inputs) {
        options = reading.options(inputs);
        files = CheckedTicks.of(named, options, inputs, this::tell);
        return inputs;
    }

    /** Checked options about the rows to read. */
    public ReadOptions reading() {
        return options;
    }

    private void tell(String note) {
        if (spec != null) {
            spec.commandLine().getErr().println(note);
        }
    }
}

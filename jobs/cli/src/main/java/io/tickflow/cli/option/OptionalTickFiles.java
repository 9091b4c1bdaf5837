package io.tickflow.cli.option;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Optional tick files of a command. */
@Command
public final class OptionalTickFiles {

    static final String DESCRIPTION =
            "MT5 export files, plain or gzip; the symbol is the name up to the first '_'.";

    @Option(names = "--ticks", arity = "1..*", paramLabel = "FILE", description = DESCRIPTION)
    private List<Path> files = List.of();

    /** Files of the command line, possibly none. */
    public List<Path> paths() {
        return files;
    }
}

package io.tickflow.cli.model;

import io.tickflow.cli.console.Inputs;
import io.tickflow.model.contract.manifest.Member.Missing;
import io.tickflow.model.contract.manifest.MemberOutput.Kind;
import io.tickflow.model.importer.member.ReadingOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Statements about a model that its file leaves open. */
@Command
final class ReadingFlags {

    private static final long NAMES_BYTES_MAX = 1 << 20;

    @Option(
            names = "--features",
            paramLabel = "NAMES|FILE",
            description =
                    "Names of the columns in the order of the training: a,b,c, or a file with a"
                            + " name a line or a CSV header (default: those of the model's file).")
    private @Nullable String features;

    @Option(
            names = "--output",
            paramLabel = "NAME",
            description = "Output with the answer (default: the only one, or probabilities).")
    private @Nullable String output;

    @Option(
            names = "--positive",
            paramLabel = "CLASS",
            description =
                    "Class that stands for up, by its label, or by the number of its column where"
                            + " there are no labels (default: 1 of 0 and 1).")
    private @Nullable String positive;

    @Option(names = "--logits", description = "Its values are logits, as --kind logit.")
    private boolean logits;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "Meaning of its values: probability, logit or regression.")
    private @Nullable Kind kind;

    @Option(
            names = "--scale",
            paramLabel = "S",
            description = "For --kind regression: the probability is logistic(value / S).")
    private double scale;

    @Option(
            names = "--tolerance",
            paramLabel = "T",
            description = "Largest accepted difference from golden rows (default: 1e-6).")
    private double tolerance;

    @Option(
            names = "--missing",
            paramLabel = "any|none",
            description =
                    "Missing values that its library takes: none if its predict refuses NaN, so"
                            + " that the member has no answer for such rows (default: any)."
                            + " XGBoost and LightGBM files take any.")
    private Missing missing = Missing.ANY;

    /** Reads the flags and adds a problem for each that is wrong. */
    ReadingOptions options(Inputs inputs) throws IOException {
        inputs.require(scale >= 0 && Double.isFinite(scale), "--scale: must be above 0");
        inputs.require(
                tolerance >= 0 && tolerance <= 1e-3, "--tolerance: must be above 0, at most 1e-3");
        inputs.require(
                !logits || kind == null || kind == Kind.LOGIT, "--logits: contradicts --kind");
        return new ReadingOptions(
                names(),
                output,
                positive,
                logits ? Kind.LOGIT : kind,
                scale,
                tolerance,
                missing == Missing.ANY);
    }

    private List<String> names() throws IOException {
        if (features == null) {
            return List.of();
        }
        Path file = file(features);
        if (file == null) {
            return split(Stream.of(features));
        }
        List<String> lines = Files.readAllLines(file);
        boolean isHeader = !lines.isEmpty() && lines.get(0).contains(",");
        return split(isHeader ? Stream.of(lines.get(0)) : lines.stream());
    }

    private static @Nullable Path file(String text) throws IOException {
        try {
            Path file = Path.of(text);
            return Files.isRegularFile(file) && Files.size(file) <= NAMES_BYTES_MAX ? file : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private static List<String> split(Stream<String> lines) {
        return lines.flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }
}

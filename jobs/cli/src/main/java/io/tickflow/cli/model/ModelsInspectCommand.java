package io.tickflow.cli.model;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tickflow.cli.console.Console;
import io.tickflow.cli.console.ExitCodes;
import io.tickflow.cli.console.Inputs;
import io.tickflow.cli.feature.FeatureSettings;
import io.tickflow.model.importer.ModelInspection;
import io.tickflow.model.importer.member.ReadingOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the content of model files. */
@Command(
        name = "inspect",
        description = {
            "Show inputs, outputs and library of model files, and what an import would say.",
            "Takes the flags of an import. The exit code is 2 if a file would be refused."
        },
        mixinStandardHelpOptions = true)
final class ModelsInspectCommand implements Callable<Integer> {

    private static final ObjectWriter JSON =
            JsonMapper.builder()
                    .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
                    .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
                    .build()
                    .writerWithDefaultPrettyPrinter();

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE|DIR",
            description = "XGBoost .json or .ubj, LightGBM .txt, .onnx, MLflow or Triton folders.")
    private List<Path> files = List.of();

    @Option(
            names = "--golden",
            paramLabel = "FILE",
            description = "Rows with the library's own answers: .csv or .parquet.")
    private @Nullable Path golden;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin private final ReadingFlags flags = new ReadingFlags();
    @Mixin private final FeatureSettings settings = new FeatureSettings();
    @Mixin private final Console console = new Console();

    @Override
    public Integer call() throws IOException {
        var inputs = new Inputs();
        ReadingOptions options = flags.options(inputs);
        files.forEach(file -> inputs.require(Files.isReadable(file), "FILE: cannot read " + file));
        inputs.throwIfInvalid();
        var inspections = new ArrayList<ModelInspection>();
        for (Path file : files) {
            inspections.add(
                    ModelInspection.of(file, options, golden, settings.features().schema()));
        }
        if (json) {
            console.out().println(JSON.writeValueAsString(inspections));
        } else {
            inspections.forEach(found -> console.out().print(InspectionScreen.of(found)));
        }
        console.out().flush();
        return inspections.stream().allMatch(ModelInspection::isAccepted)
                ? ExitCodes.OK
                : ExitCodes.INVALID;
    }
}

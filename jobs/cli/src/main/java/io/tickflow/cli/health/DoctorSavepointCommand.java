package io.tickflow.cli.health;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.cli.console.Console;
import io.tickflow.cli.console.ExitCodes;
import io.tickflow.cli.console.Inputs;
import io.tickflow.cli.option.SettingsOptions;
import io.tickflow.operate.flink.JobKind;
import io.tickflow.operate.savepoint.SavepointCheck;
import io.tickflow.operate.savepoint.SavepointReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares a savepoint with the job of this release. */
@Command(
        name = "savepoint",
        description = {
            "Show which operators of a savepoint the job of this release takes, which start empty, which"
                    + " would be dropped, what wrote each state, and which records the topics have"
                    + " lost.",
            "Give the settings of the submission. The exit code is 1 if a state would be dropped or"
                    + " cannot be read, or records are lost; 2 if it is no savepoint. Changes"
                    + " nothing."
        },
        mixinStandardHelpOptions = true)
final class DoctorSavepointCommand implements Callable<Integer> {

    private static final JsonMapper JSON = new JsonMapper();

    @Parameters(paramLabel = "PATH", description = "Savepoint or retained checkpoint.")
    private String path = "";

    @Option(
            names = "--job",
            defaultValue = "signal",
            description = "signal, desk, history or shadow (default: ${DEFAULT-VALUE}).")
    private JobKind kind = JobKind.SIGNAL;

    @Option(
            names = "--against",
            paramLabel = "JAR",
            description =
                    "Compare with the job in this jar. Its main method is run here up to its graph,"
                            + " with the settings as arguments, so it needs its bundle and Kafka.")
    private @Nullable Path jar;

    @Option(names = "--no-kafka", description = "Leave the topics out of the comparison.")
    private boolean isKafkaLeftOut;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin private final SettingsOptions settings = new SettingsOptions();
    @Mixin private final Console console = new Console();

    @Override
    public Integer call() {
        new Inputs()
                .require(jar == null || Files.isReadable(jar), "--against: cannot read " + jar)
                .throwIfInvalid();
        Configuration read = settings.read(Map.of());
        SavepointReport report =
                jar == null
                        ? SavepointCheck.run(path, kind, read)
                        : SavepointCheck.run(path, kind, read.toMap(), jar);
        SavedOffsets offsets =
                isKafkaLeftOut ? SavedOffsets.LEFT_OUT : SavedOffsets.of(path, kind, read);
        if (json) {
            ObjectNode root = JSON.valueToTree(report);
            root.put("whole", report.isWhole());
            offsets.addTo(root);
            console.out().println(root.toPrettyString());
        } else {
            console.out().print(SavepointScreen.of(report));
            console.out().println(offsets.text());
        }
        console.out().flush();
        return report.isWhole() && offsets.isWhole() ? ExitCodes.OK : ExitCodes.FAILED;
    }
}

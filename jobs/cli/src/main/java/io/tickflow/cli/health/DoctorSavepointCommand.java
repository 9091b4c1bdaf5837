package io.tickflow.cli.health;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.cli.console.Console;
import io.tickflow.cli.console.ExitCodes;
import io.tickflow.cli.option.SettingsOptions;
import io.tickflow.operate.flink.JobKind;
import io.tickflow.operate.savepoint.SavepointCheck;
import io.tickflow.operate.savepoint.SavepointReport;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares a savepoint with the job of this release. */
@Command(
        name = "savepoint",
        description = {
            "Show which operators of a savepoint the job of this release takes, which start empty, which"
                    + " would be dropped, and what wrote each state.",
            "Give the settings of the submission. The exit code is 1 if a state would be dropped or"
                    + " cannot be read, 2 if it is no savepoint. Changes nothing."
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

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin private final SettingsOptions settings = new SettingsOptions();
    @Mixin private final Console console = new Console();

    @Override
    public Integer call() {
        SavepointReport report = SavepointCheck.run(path, kind, settings.read(Map.of()));
        if (json) {
            ObjectNode root = JSON.valueToTree(report);
            root.put("whole", report.isWhole());
            console.out().println(root.toPrettyString());
        } else {
            console.out().print(SavepointScreen.of(report));
        }
        console.out().flush();
        return report.isWhole() ? ExitCodes.OK : ExitCodes.FAILED;
    }
}

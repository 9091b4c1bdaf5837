package io.tickflow.cli.model;

import io.tickflow.cli.console.Inputs;
import io.tickflow.model.contract.manifest.Role;
import io.tickflow.model.contract.manifest.RoleModel;
import io.tickflow.model.importer.RoleTerms;
import java.time.Duration;
import java.util.List;
import org.apache.flink.util.TimeUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Terms on which the role of a bundle decides. */
@Command
final class TermFlags {

    @Option(
            names = "--role",
            defaultValue = "direction",
            description =
                    "direction, meta or regime; the last two with --add-to (default:"
                            + " ${DEFAULT-VALUE}).")
    private Role role = Role.DIRECTION;

    @Option(
            names = "--label",
            defaultValue = "sm_N5",
            paramLabel = "NAME",
            description = "Label it was trained on (default: ${DEFAULT-VALUE}).")
    private String label = "";

    @Option(
            names = "--horizon",
            defaultValue = "10s",
            paramLabel = "TIME",
            description = "Time that the label looks ahead (default: ${DEFAULT-VALUE}).")
    private String horizon = "";

    @Option(
            names = "--gate",
            defaultValue = "0.6",
            paramLabel = "P",
            description = "Smallest confidence that counts (default: ${DEFAULT-VALUE}).")
    private double gate;

    @Option(
            names = "--symbols",
            split = ",",
            defaultValue = "*",
            paramLabel = "NAME",
            description = "Symbols it was made for (default: ${DEFAULT-VALUE}, all).")
    private List<String> symbols = List.of();

    @Option(
            names = "--decision-point",
            defaultValue = RoleModel.EVERY_TICK,
            paramLabel = "BARS",
            description = "Bars at whose close it scores, such as 10s or M5 (default: every tick).")
    private String decisionPoint = RoleModel.EVERY_TICK;

    @Option(
            names = "--quorum",
            paramLabel = "N",
            description = "Members that must answer (default: half of them).")
    private int quorum;

    /** Returns true for the role that each bundle must have. */
    boolean isDirection() {
        return role == Role.DIRECTION;
    }

    /** Reads the flags and adds a problem for each that is wrong. */
    RoleTerms terms(int members, Inputs inputs) {
        inputs.require(
                quorum >= 0 && quorum <= members,
                "--quorum: must be 1 to the " + members + " members, not " + quorum);
        double least = role == Role.DIRECTION ? 0.5 : 0;
        inputs.require(
                gate >= least && gate < 1, "--gate: must be " + least + " to below 1, not " + gate);
        inputs.require(!label.isBlank(), "--label: must not be blank");
        return new RoleTerms(role, label, millis(inputs), gate, symbols, decisionPoint, quorum);
    }

    private long millis(Inputs inputs) {
        try {
            Duration time = TimeUtils.parseDuration(horizon);
            inputs.require(time.toMillis() > 0, "--horizon: must be above 0, not " + horizon);
            return time.toMillis();
        } catch (IllegalArgumentException e) {
            inputs.require(false, "--horizon: no time such as 10s or 5min: " + horizon);
            return 0;
        }
    }
}

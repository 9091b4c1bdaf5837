package io.tickflow.cli.operator;

import io.tickflow.cli.console.CommandException;
import io.tickflow.cli.option.DurationConverter;
import io.tickflow.cli.option.KafkaOption;
import io.tickflow.cli.option.SettingsOptions;
import io.tickflow.settings.DeskAddress;
import io.tickflow.settings.DeskOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Desk, operator and reason of a control command. */
@Command
final class OperatorOptions {

    @Mixin private final SettingsOptions settings = new SettingsOptions();
    @Mixin private final KafkaOption kafka = new KafkaOption();

    @Option(
            names = "--account",
            description = "Trading account (default: tickflow.desk.account of the settings).")
    private @Nullable String account;

    @Option(names = "--reason", required = true, description = "Why: it is recorded.")
    private String reason = "";

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "Who says it: it is recorded (default: the user's name).")
    private String by = System.getProperty("user.name", "operator");

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description =
                    "Longest wait for the answer of a running desk; 0 s not to wait (default: 5"
                            + " s).")
    private Duration wait = Duration.ofSeconds(5);

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    /** Address of the desk. */
    DeskAddress address() {
        if (reason.isBlank()) {
            throw CommandException.invalid("--reason must not be blank");
        }
        Map<String, String> all = new HashMap<>();
        kafka.putInto(all);
        if (account != null) {
            if (account.isBlank()) {
                throw CommandException.invalid("--account must not be blank");
            }
            all.put(DeskOptions.ACCOUNT.key(), account);
        }
        return DeskAddress.read(settings.read(all));
    }

    Duration waiting() {
        return wait;
    }

    String by() {
        return by;
    }

    String reason() {
        return reason;
    }

    boolean json() {
        return json;
    }
}

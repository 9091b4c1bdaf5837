package io.tickflow.cli.operator;

import io.tickflow.cli.console.CommandException;
import io.tickflow.cli.console.Console;
import io.tickflow.cli.option.DurationConverter;
import io.tickflow.cli.option.KafkaOption;
import io.tickflow.cli.option.SettingsOptions;
import io.tickflow.settings.DeskAddress;
import io.tickflow.settings.DeskOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Desk, operator and reason of a control command. */
@Command
final class OperatorOptions {

    /** Account that means all. */
    static final String ALL = "*";

    @Mixin private final SettingsOptions settings = new SettingsOptions();
    @Mixin private final KafkaOption kafka = new KafkaOption();
    @Mixin private final Console console = new Console();

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

    /** Address of the desk, which it says before anybody waits for an answer. */
    DeskAddress address() {
        DeskAddress desk = DeskAddress.read(settings());
        console.err()
                .printf(
                        "asking the desk of %s through Kafka at %s%n",
                        desk.account().equals(ALL) ? "every account" : "account " + desk.account(),
                        desk.kafka().bootstrapServers());
        console.err().flush();
        return desk;
    }

    /**
     * Address of the desk of one account.
     *
     * @throws CommandException for all accounts
     */
    DeskAddress addressOfOne() {
        if (ALL.equals(account)) {
            throw CommandException.invalid("--account must name one account here, not *");
        }
        return address();
    }

    /** Settings of the desk. */
    Configuration settings() {
        requireText("--reason", reason);
        requireText("--by", by);
        Map<String, String> all = new HashMap<>();
        kafka.putInto(all);
        if (account != null) {
            requireText("--account", account);
            all.put(DeskOptions.ACCOUNT.key(), account);
        }
        return settings.read(all);
    }

    /**
     * Refuses blank text, which an unset variable of a script leaves.
     *
     * @throws CommandException if it is blank
     */
    static void requireText(String option, String text) {
        if (text.isBlank()) {
            throw CommandException.invalid(option + " must not be blank");
        }
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

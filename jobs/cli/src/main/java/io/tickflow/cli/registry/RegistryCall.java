package io.tickflow.cli.registry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.cli.console.Console;
import io.tickflow.cli.option.ConfiguredRegistry;
import io.tickflow.cli.option.KafkaOption;
import io.tickflow.cli.option.SettingsOptions;
import io.tickflow.model.registry.JournaledRegistry;
import io.tickflow.operate.model.Announcement;
import io.tickflow.operate.model.ModelAnnouncer;
import io.tickflow.settings.PipelineOptions;
import io.tickflow.settings.RegistryOptions;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Registry of a command, and its output as text or JSON. */
@Command
final class RegistryCall {

    @Option(
            names = "--registry",
            paramLabel = "URI",
            description = "Registry (default: tickflow.registry of the settings).")
    private @Nullable String registry;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin private final SettingsOptions settings = new SettingsOptions();
    @Mixin private final KafkaOption kafka = new KafkaOption();
    @Mixin private final Console console = new Console();

    Configuration settings() {
        Map<String, String> options = new HashMap<>();
        kafka.putInto(options);
        if (registry != null) {
            options.put(RegistryOptions.REGISTRY.key(), registry);
        }
        return settings.read(options);
    }

    JournaledRegistry open() {
        return ConfiguredRegistry.of(settings()).open();
    }

    boolean isJson() {
        return json;
    }

    ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    void print(String text) {
        console.out().println(text);
        console.out().flush();
    }

    void print(ObjectNode node) {
        print(node.toPrettyString());
    }

    /** Tells Kafka what it does not know yet; a registry without Kafka is no failure. */
    Announcement announce(JournaledRegistry changed, boolean again) {
        Configuration all = settings();
        var announcer =
                new ModelAnnouncer(PipelineOptions.kafkaOf(all), PipelineOptions.deploymentOf(all));
        return announcer.announce(changed, again);
    }

    /** Prints an untold rest to the error output, or puts it into the JSON. */
    void report(Announcement announcement, @Nullable ObjectNode node) {
        if (node != null) {
            ObjectNode told = node.putObject("events");
            told.put("told", announcement.told());
            told.put("untold", announcement.untold());
            told.put("trouble", announcement.trouble());
        } else if (!announcement.isComplete()) {
            console.err().println(announcement.text());
            console.err().flush();
        }
    }
}

package io.tickflow.cli;

import io.tickflow.settings.MapOption;
import io.tickflow.settings.OptionSection;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.description.HtmlFormatter;

/** Generator of docs/configuration.md, with every option of every job. */
final class OptionTable {

    private OptionTable() {}

    static String markdown() {
        var page =
                new StringBuilder(
                        """
                # Configuration

                Read from `flink-conf/tickflow.yaml`, nested or with dotted keys, and overridden by `-D<key>=<value>`.
                A job does not start with an unknown or ill-typed option, and reports all problems at once. Secrets
                are read only from files or the environment. This page is generated from the code; a test fails if
                it is out of date.
                """);
        for (OptionSection section : OptionSection.all()) {
            page.append("\n## ")
                    .append(section.title())
                    .append("\n\n| option | type | default | |\n| --- | --- | --- | --- |\n");
            section.options().forEach(option -> page.append(row(option)));
            section.maps().forEach(map -> page.append(row(map)));
        }
        return page.toString();
    }

    private static String row(MapOption map) {
        return "| `"
                + map.key('<' + map.placeholder() + '>')
                + "` | Map | empty | "
                + map.description()
                + " |\n";
    }

    private static String row(ConfigOption<?> option) {
        String description = new HtmlFormatter().format(option.description());
        return "| `"
                + option.key()
                + "` | "
                + type(option)
                + " | "
                + defaultOf(option)
                + " | "
                + description.replace("&lt;", "<").replace("&gt;", ">").replace("|", "\\|")
                + " |\n";
    }

    private static String type(ConfigOption<?> option) {
        // Every type of an option can read the text 1.
        Object example =
                option.hasDefaultValue()
                        ? option.defaultValue()
                        : Configuration.fromMap(Map.of(option.key(), "1")).get(option);
        return example.getClass().getSimpleName();
    }

    private static String defaultOf(ConfigOption<?> option) {
        Object value = option.defaultValue();
        if (value == null) {
            return "required or unset";
        }
        return value instanceof Duration time ? "`" + plain(time) + "`" : "`" + value + "`";
    }

    private static String plain(Duration time) {
        return time.toMillis() % 1_000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}

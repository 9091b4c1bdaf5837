package io.tickflow.cli;

import io.tickflow.settings.DeskOptions;
import io.tickflow.settings.FeatureOptions;
import io.tickflow.settings.HistoryOptions;
import io.tickflow.settings.ExecutionOptions;
import io.tickflow.settings.FixOptions;
import io.tickflow.settings.PipelineOptions;
import io.tickflow.settings.SignalOptions;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.description.HtmlFormatter;

/** Every option of every job as a page of Markdown: docs/configuration.md is exactly this. */
final class OptionTable {

    private static final Map<String, Class<?>> SECTIONS = sections();

    private OptionTable() {}

    private static Map<String, Class<?>> sections() {
        var sections = new LinkedHashMap<String, Class<?>>();
        sections.put("All jobs", PipelineOptions.class);
        sections.put("Features, for SignalJob and HistoryJob", FeatureOptions.class);
        sections.put("SignalJob", SignalOptions.class);
        sections.put("DeskJob: desk and risk", DeskOptions.class);
        sections.put("DeskJob: execution", ExecutionOptions.class);
        sections.put("DeskJob: FIX session", FixOptions.class);
        sections.put("HistoryJob", HistoryOptions.class);
        return sections;
    }

    static String markdown() {
        var page =
                new StringBuilder(
                        """
                # Configuration

                Read from `flink-conf/tickflow.yaml`, nested or with dotted keys, and overridden by `-D<key>=<value>`.
                A job refuses to start with an unknown or ill-typed option and names every problem at once. Secrets
                are read from files or the environment only. This page is generated from the code; a test fails when
                it lags.

                Five options are maps, an entry a key: `tickflow.kafka.properties.<name>` (properties of every Kafka
                client), `tickflow.feed.server-times.<symbol>` (server-time rule of one symbol),
                `tickflow.features.pips.<symbol>` (its pip in price units, where its name does not tell),
                `tickflow.desk.quantities.<symbol>` (size of its entries) and `tickflow.fix.symbols.<symbol>` (the
                broker's name of it).
                """);
        SECTIONS.forEach(
                (title, options) -> {
                    page.append("\n## ")
                            .append(title)
                            .append(
                                    "\n\n| option | type | default | |\n| --- | --- | --- | --- |\n");
                    for (ConfigOption<?> option : optionsOf(options)) {
                        page.append(row(option));
                    }
                });
        return page.toString();
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
        Object example = option.defaultValue();
        return example == null ? "String" : example.getClass().getSimpleName();
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

    private static List<ConfigOption<?>> optionsOf(Class<?> holder) {
        var options = new ArrayList<ConfigOption<?>>();
        for (Field field : holder.getFields()) {
            if (field.getType() == ConfigOption.class) {
                try {
                    options.add((ConfigOption<?>) field.get(null));
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException("a public constant can be read", e);
                }
            }
        }
        return options;
    }
}

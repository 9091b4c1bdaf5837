package io.tickflow.settings;

import io.tickflow.settings.tls.FlinkRestOptions;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.configuration.ConfigOption;

/**
 * Options of one part of the pipeline: the public constants of its class, in their order there.
 *
 * @param title heading in docs/configuration.md
 * @param options with a value each
 * @param maps with any number of entries
 */
public record OptionSection(String title, List<ConfigOption<?>> options, List<MapOption> maps) {

    private static final List<OptionSection> ALL =
            List.of(
                    of("All jobs", PipelineOptions.class),
                    of("Features, for SignalJob and HistoryJob", FeatureOptions.class),
                    of("Model registry", RegistryOptions.class),
                    of("SignalJob: feed", FeedOptions.class),
                    of("SignalJob: model and scoring", ScoringOptions.class),
                    of("SignalJob: signals", SignalOptions.class),
                    of("DeskJob: desk and risk", DeskOptions.class),
                    of("DeskJob: instruments", InstrumentOptions.class),
                    of("DeskJob: execution", ExecutionOptions.class),
                    of("DeskJob: FIX session", FixOptions.class),
                    of("DeskJob: FIX hosts, times and positions", FixSessionOptions.class),
                    of("HistoryJob", HistoryOptions.class),
                    of("HistoryJob: outcomes and accuracy", OutcomeOptions.class),
                    of("Gateway", GatewayOptions.class),
                    of("Commands: Flink's REST interface", FlinkRestOptions.class));

    /** All sections of all jobs. */
    public static List<OptionSection> all() {
        return ALL;
    }

    /** Keys of the options, and prefixes of the maps. */
    public Stream<String> keys() {
        return Stream.concat(
                options.stream().map(ConfigOption::key), maps.stream().map(MapOption::prefix));
    }

    /** Returns true for a key of this part, also for an entry of one of its maps. */
    public boolean holds(String key) {
        return options.stream().anyMatch(option -> option.key().equals(key))
                || maps.stream().anyMatch(map -> key.startsWith(map.key("")));
    }

    /** Section of the public options of {@code holder}. */
    public static OptionSection of(String title, Class<?> holder) {
        var options = new ArrayList<ConfigOption<?>>();
        var maps = new ArrayList<MapOption>();
        for (Field field : holder.getFields()) {
            Object constant = valueOf(field);
            if (constant instanceof ConfigOption<?> option) {
                options.add(option);
            } else if (constant instanceof MapOption map) {
                maps.add(map);
            }
        }
        return new OptionSection(title, List.copyOf(options), List.copyOf(maps));
    }

    private static Object valueOf(Field constant) {
        try {
            return constant.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a public constant can be read", e);
        }
    }
}

package io.tickflow.settings.store;

import io.tickflow.settings.DeskOptions;
import io.tickflow.settings.GatewayOptions;
import io.tickflow.settings.HistoryOptions;
import io.tickflow.settings.InvalidOptionsException;
import io.tickflow.settings.OptionSection;
import io.tickflow.settings.SignalOptions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;

/** Settings of a store as jobs read them, and their check by the jobs' own options. */
public final class StoredSettings {

    private static final String OWN = "tickflow.";
    private static final List<Consumer<Configuration>> JOBS =
            List.of(
                    SignalOptions::configure,
                    DeskOptions::configure,
                    HistoryOptions::configure,
                    GatewayOptions::configure);

    private StoredSettings() {}

    /**
     * Reads the newest version without its secrets: Flink shows the settings of a job, and keeps
     * them in its plan.
     *
     * @throws InvalidOptionsException if the store does not answer, or a setting of a job is sealed
     */
    public static Configuration load(String place, Map<String, String> overrides) {
        try (var store = new SettingStore(StorePlace.of(place), null)) {
            long newest = store.newest();
            List<String> problems = sealedProblems(store.sealed(newest));
            if (!problems.isEmpty()) {
                throw new InvalidOptionsException(problems);
            }
            Configuration settings = Configuration.fromMap(store.clear(newest));
            overrides.forEach(settings::setString);
            return settings;
        } catch (StoreException e) {
            throw new InvalidOptionsException(List.of(String.valueOf(e.getMessage())));
        }
    }

    /** Problems of sealing {@code names}: a setting of a job cannot be sealed. */
    public static List<String> sealedProblems(Set<String> names) {
        return names.stream()
                .filter(name -> name.startsWith(OWN))
                .sorted()
                .map(
                        name ->
                                name
                                        + ": is sealed, and Flink would show it with the settings of"
                                        + " a job. Set a reference instead, such as file:/path or"
                                        + " env:NAME")
                .toList();
    }

    /** Master key that the environment names; null if it names none. */
    public static @Nullable MasterKey masterKey() {
        String reference = System.getenv(MasterKey.VARIABLE);
        return reference == null ? null : MasterKey.of(reference);
    }

    /** Changes that bring a store to the values of a file; names that it lacks stay. */
    public static Map<String, SettingChange> changes(
            Map<String, String> before, Map<String, String> file) {
        var changes = new TreeMap<String, SettingChange>();
        file.forEach(
                (name, value) -> {
                    if (!value.equals(before.get(name))) {
                        changes.put(name, SettingChange.to(value));
                    }
                });
        return changes;
    }

    /**
     * Problems that {@code after} has and {@code before} has not: unknown names, and what the jobs
     * say.
     */
    public static List<String> newProblems(Map<String, String> before, Map<String, String> after) {
        Set<String> problems = problems(after);
        problems.removeAll(problems(before));
        return List.copyOf(problems);
    }

    private static Set<String> problems(Map<String, String> values) {
        var problems = new TreeSet<String>();
        values.keySet().stream()
                .filter(StoredSettings::isUnknown)
                .forEach(name -> problems.add(name + ": there is no such setting"));
        for (Consumer<Configuration> job : JOBS) {
            try {
                job.accept(Configuration.fromMap(values));
            } catch (InvalidOptionsException e) {
                problems.addAll(e.problems());
            }
        }
        return problems;
    }

    private static boolean isUnknown(String name) {
        return name.startsWith(OWN)
                && OptionSection.all().stream().noneMatch(section -> section.holds(name));
    }
}

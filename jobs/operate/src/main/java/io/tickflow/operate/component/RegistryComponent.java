package io.tickflow.operate.component;

import io.tickflow.connector.registry.RegistryStores;
import io.tickflow.model.registry.JournaledRegistry;
import io.tickflow.model.registry.RegistryException;
import io.tickflow.model.registry.RegistryState;
import io.tickflow.operate.component.Component.Health;
import io.tickflow.operate.component.Component.RunBy;
import io.tickflow.operate.status.StatusLevel;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Registry of models as a component. */
public final class RegistryComponent {

    private static final List<String> SETTINGS = List.of("tickflow.registry", "tickflow.model");

    private RegistryComponent() {}

    /**
     * Reads the registry.
     *
     * @param uri of the registry; null if none is configured
     */
    public static Component read(@Nullable String uri) {
        if (uri == null) {
            return component("", new Health(StatusLevel.UNKNOWN, "not configured", null), Map.of());
        }
        try {
            RegistryState state =
                    new JournaledRegistry(RegistryStores.open(uri), InstantSource.system(), "")
                            .state();
            long versions =
                    state.names().stream().mapToLong(name -> state.versions(name).size()).sum();
            return component(
                    uri,
                    new Health(StatusLevel.OK, versions + " bundles", null),
                    Map.of("bundles", (double) versions, "entries", (double) state.sequence()));
        } catch (RegistryException e) {
            return component(
                    uri,
                    new Health(StatusLevel.RED, String.join("; ", e.problems()), null),
                    Map.of());
        }
    }

    /**
     * A registry that has not answered.
     *
     * @param uri of the registry; null if none is configured
     */
    public static Component unseen(@Nullable String uri, String why) {
        return component(
                uri == null ? "" : uri, new Health(StatusLevel.UNKNOWN, why, null), Map.of());
    }

    private static Component component(String uri, Health health, Map<String, Double> metrics) {
        return new Component(
                "registry", health, new RunBy("folder", uri, "", null), metrics, SETTINGS);
    }
}

package io.tickflow.model.registry.live;

import io.tickflow.model.registry.AliasRequest;
import io.tickflow.model.registry.ModelRegistry;
import io.tickflow.model.registry.PublishedModel;
import io.tickflow.model.registry.RegistryState;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Pointer of a deployment to the bundles that its job runs. It is set after the end of one job and
 * before the start of the next, so that the journal agrees with every prediction. Thread-safe.
 */
public final class LivePointer {

    private final ModelRegistry registry;
    private final String pipeline;

    /**
     * Creates a pointer.
     *
     * @param pipeline name of the deployment
     */
    public LivePointer(ModelRegistry registry, String pipeline) {
        this.registry = registry;
        this.pipeline = pipeline;
    }

    /**
     * Sets it, which may be done again. Bundles that are not published count as none.
     *
     * @param champion bundle of the job; null if it is not known
     * @param challenger bundle beside it; null without a canary
     * @param reason words for the journal
     * @throws io.tickflow.model.registry.RegistryException if the registry refuses or does not
     *     answer
     */
    public void set(@Nullable LiveBundle champion, @Nullable LiveBundle challenger, String reason) {
        set(LiveAliases.champion(pipeline), champion, reason);
        set(LiveAliases.challenger(pipeline), challenger, reason);
    }

    /** At most one model has the alias. */
    private void set(String alias, @Nullable LiveBundle bundle, String reason) {
        RegistryState state = registry.state();
        for (String name : state.names()) {
            String now = state.aliases(name).get(alias);
            String version = version(state, name, bundle);
            if (!Objects.equals(now, version)) {
                move(new AliasRequest(name, alias, version, null, reason));
            }
        }
    }

    private void move(AliasRequest request) {
        var unused = registry.move(request);
    }

    /** Version of a model that the alias is to have; null for none. */
    private static @Nullable String version(
            RegistryState state, String name, @Nullable LiveBundle bundle) {
        if (bundle == null || !bundle.name().equals(name)) {
            return null;
        }
        return state.version(name, bundle.version())
                .filter(model -> model.digest().equals(bundle.digest()))
                .map(PublishedModel::version)
                .orElse(null);
    }
}

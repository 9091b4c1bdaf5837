package io.tickflow.testkit;

import io.tickflow.core.feature.FeatureSet;
import io.tickflow.core.feature.SymbolState;
import io.tickflow.core.state.StateOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The state of one symbol as bytes in a map, kept as keyed state keeps it. */
public final class StoredSymbol {

    private final FeatureSet features;
    private final Map<String, byte[]> groups = new HashMap<>();
    private final StateOutput out = new StateOutput();

    /** A symbol that nothing is stored of. */
    public StoredSymbol(FeatureSet features) {
        this.features = features;
    }

    /** What is stored, with {@code used} to be filled if it is not null. */
    public SymbolState load(@Nullable SymbolState used) throws IOException {
        return features.read(groups::get, used);
    }

    /** What is stored, as {@code others} read it. */
    public SymbolState loadAs(FeatureSet others) throws IOException {
        return others.read(groups::get, null);
    }

    /** Stores the groups of {@code state} that changed. */
    public void store(SymbolState state) {
        int changed = state.takeChanged();
        for (int i = 0; i < features.groups().size(); i++) {
            var group = features.groups().get(i);
            if ((changed & (1 << i)) != 0 && !group.isEmpty()) {
                out.clear();
                group.write(state, out);
                groups.put(group.name(), out.copy());
            }
        }
    }
}

package io.tickflow.settings;

import io.tickflow.core.signal.SignalConfig;
import io.tickflow.core.signal.SignalGates;
import io.tickflow.model.contract.manifest.ModelManifest;
import io.tickflow.model.contract.manifest.Role;
import io.tickflow.model.contract.manifest.RoleModel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Configured limits of the signal checks; the bundle fills in those that are not.
 *
 * @param confidenceMin smallest confidence of a signal, 0.5 to 1; null for the bundle's gate
 * @param agreementMin smallest agreement of the members; 0 to 1
 * @param spreadMultipleMax widest acceptable spread, in multiples of the typical one; above 1
 * @param qualityMask bits of {@link io.tickflow.core.feature.Quality} that veto
 * @param cooldownMillis market time after a candidate without another one of the symbol; 0 or more
 * @param horizonMillis holding time of a position, above 0; null for the bundle's horizon
 * @param timeToLiveMillis age at which a signal expires for the desk; above 0
 */
public record SignalLimits(
        @Nullable Double confidenceMin,
        double agreementMin,
        double spreadMultipleMax,
        int qualityMask,
        long cooldownMillis,
        @Nullable Long horizonMillis,
        long timeToLiveMillis) {

    /** Limits with the bundle of {@code manifest}. */
    public SignalConfig with(ModelManifest manifest) {
        RoleModel direction = manifest.direction();
        return new SignalConfig(
                new SignalGates(
                        confidenceMin == null ? direction.gate() : confidenceMin,
                        agreementMin,
                        gate(manifest, Role.META),
                        gate(manifest, Role.REGIME)),
                spreadMultipleMax,
                qualityMask,
                cooldownMillis,
                horizonMillis == null ? direction.horizonMillis() : horizonMillis,
                timeToLiveMillis);
    }

    private static double gate(ModelManifest manifest, Role role) {
        return manifest.role(role).map(RoleModel::gate).orElse(Double.NaN);
    }

    /** Configured limits that differ from those of {@code manifest}, a sentence each. */
    public List<String> conflicts(ModelManifest manifest) {
        RoleModel direction = manifest.direction();
        var conflicts = new ArrayList<String>();
        if (confidenceMin != null && confidenceMin != direction.gate()) {
            conflicts.add(
                    conflict(
                            SignalOptions.CONFIDENCE_MIN.key(),
                            confidenceMin.toString(),
                            Double.toString(direction.gate())));
        }
        if (horizonMillis != null && horizonMillis != direction.horizonMillis()) {
            conflicts.add(
                    conflict(
                            SignalOptions.HORIZON.key(),
                            horizonMillis + " ms",
                            direction.horizonMillis() + " ms"));
        }
        return conflicts;
    }

    private static String conflict(String key, String configured, String ofBundle) {
        return key
                + ": the bundle says "
                + ofBundle
                + ", configured is "
                + configured
                + ", which is used; maybe remove it";
    }
}

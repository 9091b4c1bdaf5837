package io.tickflow.testkit;

import io.tickflow.model.contract.FeatureSchema;
import io.tickflow.model.contract.FeatureSpec;
import io.tickflow.model.contract.FeatureUnit;
import java.util.List;

/** Feature schemas for tests that depend only on names. */
public final class TestSchemas {

    private TestSchemas() {}

    /** Creates features of these names, valid and settled from the first tick. */
    public static FeatureSchema named(List<String> names) {
        return new FeatureSchema(
                names.stream()
                        .map(
                                name ->
                                        new FeatureSpec(
                                                name,
                                                name,
                                                FeatureUnit.NONE,
                                                "test",
                                                FeatureSpec.EVERY_TICK,
                                                0,
                                                0,
                                                0))
                        .toList());
    }
}

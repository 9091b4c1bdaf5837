package io.tickflow.model.importer;

import io.tickflow.model.contract.FeatureSchema;
import io.tickflow.model.contract.FeatureSpec;
import io.tickflow.model.contract.FeatureUnit;
import java.util.List;

/** Features of the models in testdata/models. */
final class TestSchema {

    static final List<String> NAMES = List.of("ema", "rsi", "spread", "gap", "hour");

    private TestSchema() {}

    static FeatureSchema schema() {
        return of(NAMES);
    }

    static FeatureSchema of(List<String> names) {
        return new FeatureSchema(
                names.stream()
                        .map(
                                name ->
                                        new FeatureSpec(
                                                name,
                                                name + "(14)",
                                                FeatureUnit.NONE,
                                                "test",
                                                FeatureSpec.EVERY_TICK,
                                                0,
                                                0,
                                                0))
                        .toList());
    }
}

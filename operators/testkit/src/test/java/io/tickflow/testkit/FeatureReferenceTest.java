package io.tickflow.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.feature.FeatureConfig;
import io.tickflow.core.feature.FeatureEngine;
import io.tickflow.core.feature.FeatureSet;
import io.tickflow.core.feature.FeatureStep;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.feature.SymbolState;
import io.tickflow.core.market.Tick;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/**
 * What users and trained models rely on: a feature's value, a decision's id, a verdict on a tick.
 * If one of these is meant to change, the bundles that read it are void: rename what changed, train
 * anew, and put the new digest here.
 */
class FeatureReferenceTest {

    /** The features that the checked-in bundles read stand first. */
    private static final int LEARNED = 34;

    @Test
    void shouldMeanWhatTrainedModelsHaveLearned() throws Exception {
        assertThat(digest(FeatureSet.of(FeatureConfig.STANDARD.on()), LEARNED))
                .isEqualTo("1a6652197734298d1a15e9f37b9a26161931b45db790706cd7908bb5db4d6c49");
    }

    @Test
    void shouldMeanWhatItMeant() throws Exception {
        FeatureSet standard = FeatureSet.standard();

        assertThat(digest(standard, standard.schema().size()))
                .isEqualTo("e05044b10f78c34ab6e76fa6419d8579742b3218a110c41c956063f899c4cb86");
    }

    private static String digest(FeatureSet features, int count) throws Exception {
        var sha256 = MessageDigest.getInstance("SHA-256");
        var engine = new FeatureEngine("golden", features);
        SymbolState state = features.newState();
        for (Tick tick : new SeededTicks(20140501, "EURUSD").next(10_000)) {
            FeatureStep step = engine.step(state, tick);
            FeatureVector vector = step.vector();
            String line =
                    vector == null
                            ? String.valueOf(step.rejection())
                            : vector.decisionId()
                                    + Arrays.toString(Arrays.copyOf(vector.values(), count));
            sha256.update((line + '\n').getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(sha256.digest());
    }
}

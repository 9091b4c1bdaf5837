package io.tickflow.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.bar.Timeframe;
import io.tickflow.core.feature.FeatureEngine;
import io.tickflow.core.feature.FeatureStep;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.feature.SymbolState;
import io.tickflow.core.market.Tick;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What users and trained models rely on: the names of the features, and what they mean. */
class FeatureReferenceTest {

    private static final Path REFERENCE = Path.of("../../docs/features.md");
    private static final Pattern NAME = Pattern.compile("`([a-z0-9_]+)`");

    @Test
    void shouldHaveEveryFeatureOnTheReferencePageAndNoOther() throws Exception {
        var documented = new TreeSet<String>();
        for (String line : Files.readAllLines(REFERENCE)) {
            if (line.startsWith("| `")) {
                NAME.matcher(line.split("\\|", -1)[1])
                        .results()
                        .forEach(name -> documented.add(name.group(1)));
            }
        }

        var expected = new TreeSet<String>();
        List<String> suffixes =
                Arrays.stream(Timeframe.values()).map(frame -> "_" + frame.label()).toList();
        for (String name : FeatureEngine.schema().names()) {
            String base = name;
            for (String suffix : suffixes) {
                String shorter = name.substring(0, name.length() - suffix.length());
                if (name.endsWith(suffix) && documented.contains(shorter)) {
                    base = shorter;
                }
            }
            expected.add(base);
        }
        assertThat(documented).isEqualTo(expected);
    }

    /**
     * Fails when a feature's value, a decision's id or a verdict on a tick is not what it was. If
     * that is meant, every trained bundle is void: rename what changed, train anew, and put the new
     * digest here.
     */
    @Test
    void shouldMeanWhatTheTrainedModelsHaveLearned() throws Exception {
        var sha256 = MessageDigest.getInstance("SHA-256");
        var engine = new FeatureEngine("golden");
        var state = new SymbolState();
        for (Tick tick : new SeededTicks(20140501, "EURUSD").next(10_000)) {
            FeatureStep step = engine.step(state, tick);
            FeatureVector vector = step.vector();
            String line =
                    vector == null
                            ? String.valueOf(step.rejection())
                            : vector.decisionId() + ' ' + vector.featureHash();
            sha256.update((line + '\n').getBytes(StandardCharsets.UTF_8));
        }

        assertThat(HexFormat.of().formatHex(sha256.digest()))
                .isEqualTo("ce3b2d8660e1c5cbd721a9f463d646d77c51fa6ed4965db1c8584f08e65cb4e0");
    }
}

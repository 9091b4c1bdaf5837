package io.tickflow.model.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.tickflow.core.feature.FeatureConfig;
import io.tickflow.core.feature.FeatureEngine;
import io.tickflow.core.feature.FeatureSet;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.feature.SymbolState;
import io.tickflow.core.label.Labels;
import io.tickflow.core.label.QuoteRecorder;
import io.tickflow.core.market.ServerTime;
import io.tickflow.core.market.Tick;
import io.tickflow.model.contract.InvalidBundleException;
import io.tickflow.model.contract.Scorer;
import io.tickflow.model.contract.manifest.Member;
import io.tickflow.model.contract.manifest.ModelManifest;
import io.tickflow.model.contract.manifest.Role;
import io.tickflow.model.contract.manifest.RoleModel;
import io.tickflow.model.onnx.ManifestJson;
import io.tickflow.model.onnx.OnnxBundles;
import io.tickflow.model.training.run.EvaluationException;
import io.tickflow.model.training.run.Progress;
import io.tickflow.ticks.TickFile;
import io.tickflow.ticks.TickRow;
import io.tickflow.ticks.read.TickReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle of three roles, made of one member of the checked-in bundle. */
class BundleEvaluationTest {

    private static final Path CHECKED_IN = Path.of("..", "bundles", "direction-eurusd", "1");
    private static final Instant START = Instant.parse("2014-05-05T09:00:00Z");
    private static final double GATE = 0.6;
    private static final double REGIME_GATE = 0.45;

    @TempDir private Path dir;
    private Path ticks = Path.of("");
    private Path bundle = Path.of("");

    /** Prediction of the member at an accepted tick. */
    private record Scored(int row, float probability) {}

    @BeforeEach
    void makeBundleAndTicks() throws IOException {
        ticks = FlickerTicks.write(dir.resolve("EURUSD_test.csv"), 9, 12_000, START);
        bundle = Files.createDirectory(dir.resolve("bundle"));
        ModelManifest made = ManifestJson.read(CHECKED_IN);
        RoleModel direction = made.direction();
        Member member = direction.members().get(0);
        Files.copy(CHECKED_IN.resolve(member.file()), bundle.resolve(member.file()));
        ManifestJson.write(
                new ModelManifest(
                        ModelManifest.FORMAT,
                        "three-roles",
                        "1",
                        List.of(
                                role(direction, Role.DIRECTION, "every-tick", "sm_N5", GATE, 2),
                                role(direction, Role.META, "every-tick", "sm_N5", 0.5, 1),
                                role(direction, Role.REGIME, "10s", "rv_60s", REGIME_GATE, 1)),
                        null,
                        Map.of(),
                        made.cpuFamily(),
                        ""),
                bundle);
    }

    @Test
    void shouldJudgeRoleAtItsOwnDecisionPoints() throws IOException {
        byte[] labels = Labels.parse("rv_60s").of(quotes().of("EURUSD"));
        int rows = 0;
        int passed = 0;
        int up = 0;
        int right = 0;
        for (Scored one : scored("10s")) {
            if (labels[one.row()] >= 0) {
                rows++;
                right += one.probability() >= 0.5f == (labels[one.row()] == 1) ? 1 : 0;
                if (one.probability() >= REGIME_GATE) {
                    passed++;
                    up += labels[one.row()];
                }
            }
        }

        JsonNode regime = report(Map.of()).path("roles").path("regime");

        assertThat(rows).isGreaterThan(500);
        assertThat(regime.path("decisionPoint").asText()).isEqualTo("10s");
        assertThat(regime.path("rows").asInt()).isEqualTo(rows);
        assertThat(regime.path("accuracy").asDouble()).isEqualTo((double) right / rows);
        assertThat(regime.path("gated").path("rows").asInt()).isEqualTo(passed);
        assertThat(regime.path("gated").path("accuracy").asDouble())
                .isCloseTo((double) up / passed, within(1e-12));
        assertThat(regime.path("confident").path("coverage").asDouble()).isBetween(0.0, 1.0);
        assertThat(regime.path("delays")).isEmpty();
        assertThat(regime.path("baselines").has("varianceReversal")).isTrue();
    }

    @Test
    void shouldJudgeMetaByRightnessOfDirection() throws IOException {
        byte[] labels = Labels.SM_N5.of(quotes().of("EURUSD"));
        int rows = 0;
        int right = 0;
        for (Scored one : scored("tick")) {
            float probability = one.probability();
            if (labels[one.row()] >= 0 && Math.max(probability, 1 - probability) >= GATE) {
                rows++;
                right += probability >= 0.5f == (labels[one.row()] == 1) ? 1 : 0;
            }
        }

        JsonNode report = report(Map.of());

        assertThat(rows).isGreaterThan(500);
        JsonNode meta = report.path("roles").path("meta");
        assertThat(meta.path("rows").asInt()).isEqualTo(rows);
        assertThat(meta.path("baseRate").asDouble()).isEqualTo((double) right / rows);
        assertThat(report.path("gated").path("rows").asInt()).isEqualTo(rows);
        assertThat(report.path("gated").path("accuracy").asDouble())
                .isEqualTo((double) right / rows);
    }

    @Test
    void shouldJudgeEachMemberAlone() throws IOException {
        JsonNode report = report(Map.of());

        // Both members are the same model, so each alone equals the ensemble.
        assertThat(report.path("members").fieldNames()).toIterable().containsExactly("m0", "m1");
        for (JsonNode member : report.path("members")) {
            for (String key : List.of("rows", "auc", "ece", "gated", "baselines", "delays")) {
                assertThat(member.path(key)).as(key).isEqualTo(report.path(key));
            }
        }
        assertThat(report.path("symbols").path("EURUSD").path("members").size()).isEqualTo(2);
        assertThat(report.path("roles").path("direction").path("gated"))
                .isEqualTo(report.path("gated"));
        assertThat(report.path("digest").asText()).hasSize(64);
    }

    @Test
    void shouldJudgeRoleByAnotherLabel() throws IOException {
        JsonNode report = report(Map.of(Role.REGIME, "rv_120s"));

        assertThat(report.path("roles").path("regime").path("label").asText()).isEqualTo("rv_120s");
        assertThat(report.path("label").asText()).isEqualTo("sm_N5");
    }

    @Test
    void shouldNameRoleWithUnknownLabel() {
        assertThatThrownBy(() -> report(Map.of(Role.META, "mine")))
                .isInstanceOf(EvaluationException.class)
                .hasMessageContaining("role meta: there is no label 'mine'")
                .hasMessageContaining("--label meta=LABEL");
    }

    @Test
    void shouldNameUnknownDecisionPoint() throws IOException {
        ModelManifest made = ManifestJson.read(bundle);
        ManifestJson.write(
                new ModelManifest(
                        ModelManifest.FORMAT,
                        "odd",
                        "1",
                        List.of(role(made.direction(), Role.DIRECTION, "often", "sm_N5", GATE, 1)),
                        null,
                        Map.of(),
                        made.cpuFamily(),
                        ""),
                bundle);

        assertThatThrownBy(() -> report(Map.of()))
                .isInstanceOf(InvalidBundleException.class)
                .hasMessageContaining("role direction decides when bars 'often' close");
    }

    @Test
    void shouldPrintTableOfEachRole() throws IOException {
        List<String> lines = BundleEvaluation.run(config(Map.of()), Progress.NONE).lines();

        assertThat(lines)
                .anyMatch(line -> line.startsWith("direction    label sm_N5, gate max(p, 1 - p)"))
                .anyMatch(line -> line.startsWith("meta         label sm_N5 of the direction"))
                .anyMatch(line -> line.startsWith("regime       label rv_60s, gate p >= 0.45"))
                .anyMatch(line -> line.startsWith("  m1 "));
    }

    private static RoleModel role(
            RoleModel made, Role role, String point, String label, double gate, int count) {
        Member member = made.members().get(0);
        var members = new ArrayList<Member>();
        for (int i = 0; i < count; i++) {
            members.add(
                    new Member(
                            "m" + i,
                            member.kind(),
                            member.file(),
                            member.sha256(),
                            1 + i,
                            member.input(),
                            member.output(),
                            member.batching(),
                            member.deadlineMillis(),
                            null,
                            null));
        }
        return new RoleModel(
                role,
                point,
                List.of(RoleModel.ANY_SYMBOL),
                made.features(),
                label,
                10_000,
                gate,
                members,
                1,
                null,
                null);
    }

    private JsonNode report(Map<Role, String> labels) throws IOException {
        return BundleEvaluation.run(config(labels), Progress.NONE).json();
    }

    private EvaluationConfig config(Map<Role, String> labels) {
        return new EvaluationConfig(
                bundle,
                List.of(TickFile.of(ticks)),
                ServerTime.UTC,
                FeatureSet.standard(),
                labels,
                null);
    }

    private QuoteRecorder quotes() throws IOException {
        var recorder = new QuoteRecorder(FeatureConfig.STANDARD);
        ticks().forEach(recorder::record);
        return recorder;
    }

    /** Scores the ready vectors at a decision point, one by one. */
    private List<Scored> scored(String point) throws IOException {
        FeatureSet features = FeatureSet.of(FeatureConfig.STANDARD.decidingAt(point));
        var engine = new FeatureEngine("test", features);
        SymbolState state = features.newState();
        var scored = new ArrayList<Scored>();
        int row = -1;
        try (Scorer scorer = OnnxBundles.open(bundle, features.schema())) {
            int[] positions =
                    features.schema().positionsOf(scorer.manifest().direction().featureNames());
            for (Tick tick : ticks()) {
                var step = engine.step(state, tick);
                row += step.accepted() ? 1 : 0;
                FeatureVector vector = step.vector();
                if (vector != null && vector.ready()) {
                    var inputs = new float[positions.length];
                    for (int i = 0; i < inputs.length; i++) {
                        inputs[i] = vector.values()[positions[i]];
                    }
                    var answer = new float[1];
                    scorer.member(0, 0).score(inputs, 1, answer);
                    scored.add(new Scored(row, answer[0]));
                }
            }
        }
        return scored;
    }

    private List<Tick> ticks() throws IOException {
        var all = new ArrayList<Tick>();
        try (TickReader rows = TickReader.open(TickFile.of(ticks))) {
            while (rows.hasNext()) {
                TickRow row = rows.next();
                all.add(rows.tick(row, ServerTime.UTC, 0, row.line()));
            }
        }
        return all;
    }
}

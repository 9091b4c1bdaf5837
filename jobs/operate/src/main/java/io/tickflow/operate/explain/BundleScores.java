package io.tickflow.operate.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tickflow.model.contract.FeatureSchema;
import io.tickflow.model.contract.Scorer;
import io.tickflow.model.contract.manifest.Member;
import io.tickflow.model.contract.manifest.ModelFeature;
import io.tickflow.model.contract.manifest.RoleModel;
import io.tickflow.model.onnx.OnnxBundles;
import io.tickflow.model.onnx.tree.TreeAttribution;
import io.tickflow.operate.explain.Explanation.Answer;
import io.tickflow.operate.explain.Explanation.FeatureValue;
import io.tickflow.operate.explain.Explanation.MemberScore;
import io.tickflow.operate.explain.Explanation.Scores;
import io.tickflow.operate.explain.Explanation.Share;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Scores a recorded vector again, and tells what each feature added to the trees. */
public final class BundleScores {

    private static final JsonMapper JSON = new JsonMapper();

    private final Path bundle;
    private final FeatureSchema schema;

    /**
     * @param schema features that the settings declare, which a bundle is checked against
     */
    public BundleScores(Path bundle, FeatureSchema schema) {
        this.bundle = bundle;
        this.schema = schema;
    }

    /** Inputs of the direction, in the order of its rows; none if one is not of the vector. */
    List<String> inputs() {
        List<ModelFeature> features = OnnxBundles.manifest(bundle).direction().features();
        return features.stream().anyMatch(ModelFeature::isVote)
                ? List.of()
                : features.stream().map(ModelFeature::name).toList();
    }

    /**
     * Scores the direction.
     *
     * @param references rows in the order of {@link #inputs}
     * @throws io.tickflow.model.contract.InvalidBundleException if the bundle cannot be opened
     */
    Scores score(Answer recorded, List<FeatureValue> vector, List<float[]> references)
            throws IOException {
        Map<String, Float> values = new HashMap<>();
        vector.forEach(feature -> values.put(feature.name(), feature.value()));
        List<String> inputs = inputs();
        var row = new float[inputs.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = values.getOrDefault(inputs.get(i), Float.NaN);
        }
        try (Scorer scorer = OnnxBundles.open(bundle, schema)) {
            RoleModel direction = scorer.manifest().direction();
            int role = scorer.manifest().roles().indexOf(direction);
            var members = new ArrayList<MemberScore>();
            for (int i = 0; i < direction.members().size(); i++) {
                var again = new float[1];
                scorer.member(role, i).score(row, 1, again);
                members.add(
                        member(
                                direction.members().get(i),
                                vote(recorded, direction, i),
                                again[0],
                                inputs,
                                row,
                                references));
            }
            return new Scores(bundle.toString(), members, references.size());
        }
    }

    private MemberScore member(
            Member member,
            float recorded,
            float again,
            List<String> inputs,
            float[] row,
            List<float[]> references)
            throws IOException {
        boolean same = Float.floatToIntBits(recorded) == Float.floatToIntBits(again);
        TreeAttribution trees = references.isEmpty() ? null : trees(member, inputs.size());
        if (trees == null) {
            return new MemberScore(
                    member.name(), recorded, again, same, Double.NaN, Double.NaN, List.of());
        }
        double[] shares = trees.of(row, references);
        var named = new ArrayList<Share>();
        for (int i = 0; i < shares.length; i++) {
            named.add(new Share(inputs.get(i), row[i], shares[i]));
        }
        named.sort(Comparator.comparingDouble((Share share) -> -Math.abs(share.share())));
        double mean = references.stream().mapToDouble(trees::margin).average().orElse(Double.NaN);
        return new MemberScore(
                member.name(), recorded, again, same, trees.margin(row), mean, named);
    }

    private @Nullable TreeAttribution trees(Member member, int features) throws IOException {
        byte[] model = Files.readAllBytes(bundle.resolve(member.file()));
        return TreeAttribution.of(model, member.output(), features);
    }

    private static float vote(Answer recorded, RoleModel direction, int member)
            throws JsonProcessingException {
        String name = direction.role() + "." + direction.members().get(member).name();
        JsonNode votes = JSON.readTree(recorded.votes().isEmpty() ? "{}" : recorded.votes());
        return votes.has(name) ? votes.get(name).floatValue() : Float.NaN;
    }
}

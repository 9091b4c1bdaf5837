package io.tickflow.model.importer;

import io.tickflow.model.contract.manifest.Golden;
import io.tickflow.model.contract.manifest.Member;
import io.tickflow.model.contract.manifest.ModelFeature;
import io.tickflow.model.contract.manifest.ModelManifest;
import io.tickflow.model.contract.manifest.RoleModel;
import io.tickflow.model.onnx.OnnxBundles;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Manifest of an import, still without a version. */
final class ManifestDraft {

    private static final String NOTE =
            "imported; its quality on later data was not measured: bin/tickflow evaluate does";

    private final ImportRequest request;

    ManifestDraft(ImportRequest request) {
        this.request = request;
    }

    ModelManifest of(List<String> features, List<Member> members, @Nullable Golden golden) {
        RoleTerms terms = request.terms();
        var role =
                new RoleModel(
                        terms.role(),
                        terms.decisionPoint(),
                        terms.symbols(),
                        features.stream().map(this::feature).toList(),
                        terms.label(),
                        terms.horizonMillis(),
                        terms.gate(),
                        members,
                        terms.quorumOf(members.size()),
                        golden,
                        null);
        var libraries = new TreeMap<String, String>();
        libraries.put("onnxruntime", OnnxBundles.runtimeVersion());
        for (Member member : members) {
            Member.Source source = member.source();
            if (source != null) {
                libraries.put(source.library(), source.version());
            }
        }
        return new ModelManifest(
                ModelManifest.FORMAT,
                request.id(),
                "",
                List.of(role),
                null,
                libraries,
                System.getProperty("os.arch"),
                NOTE);
    }

    private ModelFeature feature(String name) {
        if (name.startsWith(ModelFeature.VOTE)) {
            return new ModelFeature(name, null);
        }
        int position = request.schema().positionsOf(List.of(name))[0];
        return new ModelFeature(name, request.schema().features().get(position).definition());
    }
}

package io.tickflow.model.onnx;

import io.tickflow.model.contract.manifest.Golden;
import io.tickflow.model.contract.manifest.Member;
import io.tickflow.model.contract.manifest.Member.Batching;
import io.tickflow.model.contract.manifest.MemberOutput;
import io.tickflow.model.contract.manifest.MemberOutput.Kind;
import io.tickflow.model.contract.manifest.ModelFeature;
import io.tickflow.model.contract.manifest.ModelManifest;
import io.tickflow.model.contract.manifest.ModelMetrics;
import io.tickflow.model.contract.manifest.Parity;
import io.tickflow.model.contract.manifest.Role;
import io.tickflow.model.contract.manifest.RoleModel;
import io.tickflow.model.contract.manifest.Training;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Manifest of format 1: a single direction, features by name alone, golden rows without a checksum.
 */
record ManifestFormat1(
        int format,
        String id,
        String version,
        Role role,
        String decisionPoint,
        List<String> features,
        String label,
        List<Model> members,
        double gate,
        long horizonMillis,
        Training training,
        ModelMetrics metrics,
        Map<String, String> libraries,
        String cpuFamily,
        String note) {

    static final int FORMAT = 1;

    /** Member of format 1. */
    record Model(
            String name,
            String kind,
            String file,
            String sha256,
            double weight,
            String inputName,
            List<Long> inputShape,
            String outputName,
            List<Long> outputShape,
            double exportDifferenceMax) {

        private Member toMember(long rows) {
            int columns = outputShape.size() == 1 ? 1 : Math.toIntExact(outputShape.get(1));
            return new Member(
                    name,
                    kind,
                    file,
                    sha256,
                    weight,
                    inputName,
                    new MemberOutput(outputName, columns, Kind.PROBABILITY, columns - 1, 1),
                    Batching.ROWS,
                    Member.DEADLINE_MILLIS,
                    null,
                    new Parity(rows, exportDifferenceMax, Parity.TOLERANCE, List.of()));
        }
    }

    /**
     * This manifest in the present format; its {@code format} stays 1.
     *
     * @throws IOException if it has several members, whose golden rows were of the ensemble alone
     */
    ModelManifest toManifest() throws IOException {
        if (members.size() > 1) {
            throw new IOException(
                    "it has format 1 and "
                            + members.size()
                            + " members; make the bundle again with this release");
        }
        var model =
                new RoleModel(
                        role,
                        decisionPoint,
                        List.of(RoleModel.ANY_SYMBOL),
                        features.stream().map(feature -> new ModelFeature(feature, null)).toList(),
                        label,
                        horizonMillis,
                        gate,
                        members.stream().map(member -> member.toMember(training.rows())).toList(),
                        1,
                        new Golden(GoldenRows.FILE, null, 0),
                        metrics);
        return new ModelManifest(
                FORMAT, id, version, List.of(model), training, libraries, cpuFamily, note);
    }
}

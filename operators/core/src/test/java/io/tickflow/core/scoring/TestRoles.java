package io.tickflow.core.scoring;

import io.tickflow.model.contract.manifest.Member;
import io.tickflow.model.contract.manifest.Member.Batching;
import io.tickflow.model.contract.manifest.Member.Missing;
import io.tickflow.model.contract.manifest.MemberOutput;
import io.tickflow.model.contract.manifest.ModelFeature;
import io.tickflow.model.contract.manifest.ModelManifest;
import io.tickflow.model.contract.manifest.Role;
import io.tickflow.model.contract.manifest.RoleModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Manifests of roles with plain members. */
final class TestRoles {

    private TestRoles() {}

    static ModelManifest bundle(String id, RoleModel... roles) {
        return new ModelManifest(
                ModelManifest.FORMAT, id, "1", List.of(roles), null, Map.of(), "any", "");
    }

    /** Direction of members m0, m1, ... with the given weights. */
    static RoleModel direction(List<String> features, int quorum, double... weights) {
        return role(Role.DIRECTION, List.of(RoleModel.ANY_SYMBOL), features, quorum, weights);
    }

    /** Regime of one member. */
    static RoleModel regime(String decisionPoint, List<String> symbols, List<String> features) {
        RoleModel plain = role(Role.REGIME, symbols, features, 1, 1);
        return new RoleModel(
                plain.role(),
                decisionPoint,
                symbols,
                plain.features(),
                plain.label(),
                plain.horizonMillis(),
                plain.gate(),
                plain.members(),
                plain.quorum(),
                null,
                null);
    }

    /** The role with members that take no missing values. */
    static RoleModel withoutMissing(RoleModel role) {
        List<Member> members =
                role.members().stream()
                        .map(
                                member ->
                                        new Member(
                                                member.name(),
                                                member.kind(),
                                                member.file(),
                                                member.sha256(),
                                                member.weight(),
                                                member.input(),
                                                member.output(),
                                                member.batching(),
                                                member.deadlineMillis(),
                                                null,
                                                null,
                                                Missing.NONE))
                        .toList();
        return new RoleModel(
                role.role(),
                role.decisionPoint(),
                role.symbols(),
                role.features(),
                role.label(),
                role.horizonMillis(),
                role.gate(),
                members,
                role.quorum(),
                null,
                null);
    }

    static RoleModel role(
            Role role, List<String> symbols, List<String> features, int quorum, double... weights) {
        var members = new ArrayList<Member>();
        for (double weight : weights) {
            String name = "m" + members.size();
            members.add(
                    new Member(
                            name,
                            "test",
                            name + ".onnx",
                            "0".repeat(64),
                            weight,
                            "features",
                            MemberOutput.probability("p"),
                            Batching.ROWS,
                            0,
                            null,
                            null));
        }
        return new RoleModel(
                role,
                RoleModel.EVERY_TICK,
                symbols,
                features.stream().map(name -> new ModelFeature(name, null)).toList(),
                "sm_N5",
                10_000,
                0.6,
                members,
                quorum,
                null,
                null);
    }
}

package io.tickflow.testkit;

import io.tickflow.model.contract.MemberScorer;
import io.tickflow.model.contract.Scorer;
import io.tickflow.model.contract.manifest.Member;
import io.tickflow.model.contract.manifest.Member.Batching;
import io.tickflow.model.contract.manifest.MemberOutput;
import io.tickflow.model.contract.manifest.ModelFeature;
import io.tickflow.model.contract.manifest.ModelManifest;
import io.tickflow.model.contract.manifest.Role;
import io.tickflow.model.contract.manifest.RoleModel;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Bundle of one direction with one member, which is a function. */
public final class FunctionScorer implements Scorer {

    private static final long HORIZON_MILLIS = 10_000;

    private final ModelManifest manifest;
    private final MemberScorer function;
    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * Creates a bundle of version 1.
     *
     * @param function model of {@code features}
     */
    public FunctionScorer(String id, List<String> features, Function function) {
        this(manifest(id, "1", features), function);
    }

    /** Creates a bundle with a manifest of one direction of one member. */
    public FunctionScorer(ModelManifest manifest, Function function) {
        this.manifest = manifest;
        this.function = function;
    }

    /** Model of which {@link #cancel} has no effect. */
    @FunctionalInterface
    public interface Function extends MemberScorer {

        @Override
        default void cancel() {}

        @Override
        default void resume() {}
    }

    /** Manifest of one direction with one member. */
    public static ModelManifest manifest(String id, String version, List<String> features) {
        var member =
                new Member(
                        "function",
                        "function",
                        "function.onnx",
                        "0".repeat(64),
                        1,
                        "features",
                        MemberOutput.probability("p"),
                        Batching.ROWS,
                        0,
                        null,
                        null);
        var direction =
                new RoleModel(
                        Role.DIRECTION,
                        RoleModel.EVERY_TICK,
                        List.of(RoleModel.ANY_SYMBOL),
                        features.stream().map(name -> new ModelFeature(name, null)).toList(),
                        "sm_N5",
                        HORIZON_MILLIS,
                        0.6,
                        List.of(member),
                        1,
                        null,
                        null);
        return new ModelManifest(
                ModelManifest.FORMAT, id, version, List.of(direction), null, Map.of(), "any", "");
    }

    /** Opens when the bundle is closed. */
    public CountDownLatch closed() {
        return closed;
    }

    @Override
    public ModelManifest manifest() {
        return manifest;
    }

    @Override
    public String digest() {
        return "cd".repeat(32);
    }

    @Override
    public MemberScorer member(int role, int member) {
        return function;
    }

    @Override
    public void close() {
        closed.countDown();
    }
}

package io.tickflow.model.onnx;

import io.tickflow.model.contract.MemberScorer;
import io.tickflow.model.contract.Scorer;
import io.tickflow.model.contract.manifest.ModelManifest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Loaded bundle. Calls of its members and {@link #close} are mutually exclusive, so that closing
 * waits for a running call, and later calls are refused: closing a running session would crash the
 * JVM.
 */
final class OnnxScorer implements Scorer {

    private final ModelManifest manifest;
    private final String digest;
    private final List<List<OnnxMember>> members;
    private final Object running = new Object();
    private boolean closed;

    OnnxScorer(ModelManifest manifest, String digest, List<List<OnnxMember>> members) {
        this.manifest = manifest;
        this.digest = digest;
        this.members = members.stream().map(List::copyOf).toList();
    }

    @Override
    public ModelManifest manifest() {
        return manifest;
    }

    @Override
    public String digest() {
        return digest;
    }

    @Override
    public long nativeBytes() {
        Map<String, Long> bytes = new HashMap<>();
        for (List<OnnxMember> role : members) {
            for (OnnxMember member : role) {
                bytes.put(member.lease().graph(), member.lease().nativeBytes());
            }
        }
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public MemberScorer member(int role, int member) {
        return new GuardedMember(members.get(role).get(member));
    }

    @Override
    public void close() {
        synchronized (running) {
            if (!closed) {
                closed = true;
                members.forEach(role -> role.forEach(OnnxMember::close));
            }
        }
    }

    /** Member that refuses calls after the bundle was closed. */
    private final class GuardedMember implements MemberScorer {

        private final OnnxMember member;

        GuardedMember(OnnxMember member) {
            this.member = member;
        }

        @Override
        public void score(float[] rows, int count, float[] probabilities) {
            synchronized (running) {
                if (closed) {
                    throw new IllegalStateException(
                            "the scorer of " + manifest.id() + " is closed");
                }
                member.score(rows, count, probabilities);
            }
        }

        @Override
        public void cancel() {
            member.cancel();
        }

        @Override
        public void resume() {
            member.resume();
        }
    }
}

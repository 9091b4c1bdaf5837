package io.tickflow.model.contract;

import io.tickflow.model.contract.manifest.ModelManifest;

/**
 * Loaded model bundle. One thread at a time; {@link #close} only after the last call of a member
 * has returned.
 */
public interface Scorer extends AutoCloseable {

    /** Manifest of the bundle. */
    ModelManifest manifest();

    /** Digest of the bundle, 64 hexadecimal digits. Equal digests mean equal bytes. */
    String digest();

    /**
     * Returns a member.
     *
     * @param role position of its role in the manifest
     * @param member position of the member in the role
     */
    MemberScorer member(int role, int member);

    /**
     * Native memory that the models took when they were loaded, in bytes; models that another
     * scorer of this process holds, too, count in both. 0 if nothing was measured.
     */
    default long nativeBytes() {
        return 0;
    }

    @Override
    void close();
}

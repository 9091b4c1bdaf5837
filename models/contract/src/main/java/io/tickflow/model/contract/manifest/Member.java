package io.tickflow.model.contract.manifest;

import org.jspecify.annotations.Nullable;

/**
 * Model of an ensemble.
 *
 * @param name name, unique within its role
 * @param kind training algorithm, such as {@code xgboost}
 * @param file ONNX file within the bundle
 * @param sha256 SHA-256 of that file, 64 hexadecimal digits
 * @param weight weight of its probability in the mean; above 0
 * @param input input tensor, float [N, F] of the role's F features in their order
 * @param output tensor of its answer
 * @param batching calls of the runtime for several rows
 * @param deadlineMillis longest duration of a call that counts; later answers are left out; 0 for
 *     none
 * @param source file that the ONNX file was made from; null if it is the original
 * @param parity comparison with the original library; null if there was none
 * @param missing missing values that its library takes; null for all of them
 */
public record Member(
        String name,
        String kind,
        String file,
        String sha256,
        double weight,
        String input,
        MemberOutput output,
        Batching batching,
        long deadlineMillis,
        @Nullable Source source,
        @Nullable Parity parity,
        @Nullable Missing missing) {

    /** Deadline of members that do not state another. */
    public static final long DEADLINE_MILLIS = 250;

    /** Creates a member that takes missing values. */
    public Member(
            String name,
            String kind,
            String file,
            String sha256,
            double weight,
            String input,
            MemberOutput output,
            Batching batching,
            long deadlineMillis,
            @Nullable Source source,
            @Nullable Parity parity) {
        this(
                name,
                kind,
                file,
                sha256,
                weight,
                input,
                output,
                batching,
                deadlineMillis,
                source,
                parity,
                null);
    }

    /** Returns true if the member scores rows with NaN; if not, it has no answer for them. */
    public boolean takesMissing() {
        return missing != Missing.NONE;
    }

    /** Missing values that a library takes. */
    public enum Missing {
        /** NaN in any input. */
        ANY("any"),
        /** None: its predict refuses rows with NaN, so its graph never sees one. */
        NONE("none");

        private final String label;

        Missing(String label) {
            this.label = label;
        }

        /** Name in manifests. */
        @Override
        public String toString() {
            return label;
        }
    }

    /** Calls of the runtime for several rows. */
    public enum Batching {
        /** One call for all rows; the scores must not depend on the batch. */
        ROWS("rows"),
        /** One call a row, for graphs whose scores depend on the batch. */
        SINGLE("single");

        private final String label;

        Batching(String label) {
            this.label = label;
        }

        /** Name in manifests. */
        @Override
        public String toString() {
            return label;
        }
    }

    /**
     * Origin of a converted member.
     *
     * @param library library that trained it
     * @param version version of that library; {@code unknown} if the file does not tell
     * @param file file name without folders
     * @param sha256 SHA-256 of that file, 64 hexadecimal digits
     */
    public record Source(String library, String version, String file, String sha256) {}
}

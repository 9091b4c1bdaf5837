package io.tickflow.model.contract;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Manifest of a bundle, the content of {@code manifest.json}. A bundle is immutable, so any change
 * is a new version.
 *
 * @param format layout of the manifest, {@link #FORMAT}
 * @param id name of the model, such as {@code direction-eurusd}
 * @param version version of the model under that name
 * @param role use of the prediction, {@link #ROLE_DIRECTION}
 * @param decisionPoint moments at which the model scores, {@link #EVERY_TICK}
 * @param features names of the inputs of every member, in order
 * @param label name of the training label, such as {@code sm_N5}
 * @param members models of the ensemble, in the bit order of {@link Score#memberMask()}
 * @param gate smallest max(p, 1-p) of a prediction p that counts; 0.5 to below 1
 * @param horizonMillis intended holding time of a position
 * @param training provenance of the training data
 * @param metrics quality on later data
 * @param libraries versions of the training libraries, by name
 * @param cpuFamily processor family ({@code os.arch}) of the machine that made the golden rows
 * @param note warning to the user of the model
 */
public record ModelManifest(
        int format,
        String id,
        String version,
        String role,
        String decisionPoint,
        List<String> features,
        String label,
        List<Member> members,
        double gate,
        long horizonMillis,
        Training training,
        ModelMetrics metrics,
        Map<String, String> libraries,
        String cpuFamily,
        String note) {

    /** Layout described by this class. */
    public static final int FORMAT = 1;

    /** Role of a model that predicts a higher mid. */
    public static final String ROLE_DIRECTION = "direction";

    /** Decision point of a model that scores every accepted tick. */
    public static final String EVERY_TICK = "every-tick";

    /** Largest number of members, as each has a bit in {@link Score#memberMask()}. */
    public static final int MEMBERS_MAX = 31;

    /**
     * Member of the ensemble.
     *
     * @param name name, unique within the bundle
     * @param kind training algorithm, such as {@code xgboost}
     * @param file ONNX file within the bundle
     * @param sha256 SHA-256 of that file, 64 hexadecimal digits
     * @param weight weight of its probability in the mean; above 0
     * @param inputName input tensor of the features
     * @param inputShape shape of the input, -1 for the batch
     * @param outputName output tensor of the probabilities
     * @param outputShape shape of the output, -1 for the batch
     * @param exportDifferenceMax largest difference between its probabilities and the trainer's,
     *     over all compared rows
     */
    public record Member(
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

        /** Copies the shapes. */
        public Member {
            inputShape = List.copyOf(inputShape);
            outputShape = List.copyOf(outputShape);
        }
    }

    /**
     * Provenance of the training data.
     *
     * @param from UTC time of the first training tick
     * @param to UTC time of the last training tick
     * @param symbols symbols of the training ticks
     * @param ticks accepted ticks in that window
     * @param rows labelled ticks used for training, after sampling
     * @param seed seed of the sampling and of the trainer
     * @param serverTime rule that converted the times of the files to UTC
     * @param files all input files, including those of the evaluation
     */
    public record Training(
            Instant from,
            Instant to,
            List<String> symbols,
            long ticks,
            long rows,
            long seed,
            String serverTime,
            List<DataFile> files) {

        /** Copies the lists. */
        public Training {
            symbols = List.copyOf(symbols);
            files = List.copyOf(files);
        }
    }

    /**
     * Fingerprint of an input file.
     *
     * @param name file name without folders
     * @param sha256 SHA-256 of the bytes of the file, 64 hexadecimal digits
     * @param ticks lines read as ticks
     */
    public record DataFile(String name, String sha256, long ticks) {}

    /** Copies the collections. */
    public ModelManifest {
        features = List.copyOf(features);
        members = List.copyOf(members);
        libraries = Map.copyOf(libraries);
    }
}

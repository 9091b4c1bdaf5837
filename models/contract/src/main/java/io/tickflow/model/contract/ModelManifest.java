package io.tickflow.model.contract;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a bundle says of itself: the content of its {@code manifest.json}. A bundle is immutable, so
 * whatever changes here is a new version.
 *
 * @param format layout of the manifest itself, {@link #FORMAT}
 * @param id name of the model, such as {@code direction-eurusd}
 * @param version of the model under that name
 * @param role what its prediction is used for, {@link #ROLE_DIRECTION}
 * @param decisionPoint when it is asked, {@link #EVERY_TICK}
 * @param features ordered names of the inputs of every member
 * @param label what was learned, such as {@code sm_N5}
 * @param members models of the ensemble, in the order of the bits of {@link Score#memberMask()}
 * @param gate a prediction p is acted on only if max(p, 1-p) reaches it; 0.5 to below 1
 * @param horizonMillis how long a position taken on it is meant to be held
 * @param training what it was trained on
 * @param metrics how well it did on later data
 * @param libraries versions of what trained it, by name
 * @param cpuFamily processor family ({@code os.arch}) on which the golden rows were made
 * @param note what the reader must know before using it
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

    /** The layout that this class describes. */
    public static final int FORMAT = 1;

    /** Role of a model that says whether the mid will be higher. */
    public static final String ROLE_DIRECTION = "direction";

    /** Decision point of a model that is asked at every accepted tick. */
    public static final String EVERY_TICK = "every-tick";

    /** Members at most: each has a bit in {@link Score#memberMask()}. */
    public static final int MEMBERS_MAX = 31;

    /**
     * One model of the ensemble.
     *
     * @param name unique within the bundle
     * @param kind what trained it, such as {@code xgboost}
     * @param file ONNX file within the bundle
     * @param sha256 of that file, 64 hexadecimal digits
     * @param weight of its probability in the weighted mean; above 0
     * @param inputName tensor that takes the features
     * @param inputShape its shape, -1 for the batch
     * @param outputName tensor that gives the probabilities
     * @param outputShape its shape, -1 for the batch
     * @param exportDifferenceMax largest difference of its probabilities from those of the trainer
     *     itself, over all rows that were compared
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
     * What a model was trained on.
     *
     * @param from UTC time of the first training tick
     * @param to UTC time of the last training tick
     * @param symbols whose ticks were used
     * @param ticks accepted ticks in that window
     * @param rows labelled ticks that the trees were grown from, after sampling
     * @param seed of the sampling and of the trainer
     * @param serverTime rule by which the files' times became UTC
     * @param files all input files, those of the evaluation included
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
     * @param name without folders
     * @param sha256 of its bytes as they were read, 64 hexadecimal digits
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

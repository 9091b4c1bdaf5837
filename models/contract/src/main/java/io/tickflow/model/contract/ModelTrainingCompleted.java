package io.tickflow.model.contract;

/**
 * End of a training by this program. Its bundle may be published later, or never.
 *
 * @param entryId identity of the entry of the registry's journal
 * @param sequence number of that entry
 * @param modelId id of the model bundle
 * @param modelVersion version of the model bundle
 * @param modelDigest digest of the model bundle
 * @param label name of the training label
 * @param trainedFromMillis UTC time of the first training tick, epoch milliseconds
 * @param trainedToMillis UTC time of the last training tick, epoch milliseconds
 * @param rows labelled ticks used for training
 * @param durationMillis time that the training took
 * @param accuracyAtGate share of correct predictions at the gate on later data; NaN without any
 * @param coverage share of later ticks at the gate; NaN without any
 * @param author user and host that trained it
 * @param completedAtMillis clock of the trainer, epoch milliseconds
 */
public record ModelTrainingCompleted(
        String entryId,
        long sequence,
        String modelId,
        String modelVersion,
        String modelDigest,
        String label,
        long trainedFromMillis,
        long trainedToMillis,
        long rows,
        long durationMillis,
        double accuracyAtGate,
        double coverage,
        String author,
        long completedAtMillis) {}

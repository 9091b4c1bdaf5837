package io.tickflow.model.contract.manifest;

import java.time.Instant;
import java.util.List;

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

    /**
     * Fingerprint of an input file.
     *
     * @param name file name without folders
     * @param sha256 SHA-256 of the bytes of the file, 64 hexadecimal digits
     * @param ticks lines read as ticks
     */
    public record DataFile(String name, String sha256, long ticks) {}
}

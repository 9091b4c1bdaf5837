package io.tickflow.model.contract;

/**
 * Publication of a bundle in the registry.
 *
 * @param entryId identity of the entry of the registry's journal
 * @param sequence number of that entry
 * @param modelId id of the model bundle
 * @param modelVersion version of the model bundle
 * @param modelDigest digest of the model bundle, as predictions carry it
 * @param files number of its files
 * @param bytes size of all files
 * @param author user and host that published it
 * @param publishedAtMillis clock of the publisher, epoch milliseconds
 */
public record ModelPublished(
        String entryId,
        long sequence,
        String modelId,
        String modelVersion,
        String modelDigest,
        int files,
        long bytes,
        String author,
        long publishedAtMillis) {}

package io.tickflow.model.registry;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * Bundle of the registry. It never changes.
 *
 * @param name name of the model
 * @param version version under that name
 * @param digest SHA-256 of its manifest, as predictions carry it
 * @param publishedAt time of its publication, by the clock of the publisher
 * @param files its files
 */
public record PublishedModel(
        String name, String version, String digest, Instant publishedAt, List<BundleFile> files)
        implements Serializable {

    /** Copies the files. */
    public PublishedModel {
        files = List.copyOf(files);
    }

    /** Reference that can never mean another bundle. */
    public ModelReference reference() {
        return new ModelReference(name, null, version, digest);
    }

    /** Folder of its files in the store. */
    public String folder() {
        return "bundles/" + name + '/' + version + '/' + digest;
    }

    /** Size of all files. */
    public long bytes() {
        return files.stream().mapToLong(BundleFile::bytes).sum();
    }
}

package io.tickflow.model.registry;

import io.tickflow.model.registry.store.RegistryStore;
import io.tickflow.model.registry.store.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Files of bundles in the store: {@code bundles/NAME/VERSION/DIGEST/FILE}. */
final class BundleTree {

    static final String FOLDER = "bundles";
    static final String MANIFEST = "manifest.json";

    private static final int FILES_MAX = 200;

    private final RegistryStore store;

    BundleTree(RegistryStore store) {
        this.store = store;
    }

    /**
     * Lists the files of a bundle in a folder of this machine.
     *
     * @throws RegistryException listing everything in it that cannot be published
     */
    static List<BundleFile> files(Path bundle) throws IOException {
        var problems = new ArrayList<String>();
        var files = new ArrayList<BundleFile>();
        try (Stream<Path> all = Files.list(bundle)) {
            for (Path file : all.sorted().toList()) {
                String name = file.getFileName().toString();
                if (!RegistryNames.isFile(name)
                        || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    problems.add(
                            file
                                    + " is no plain file with a plain name, and a bundle has no"
                                    + " others; remove it");
                } else {
                    files.add(new BundleFile(name, Files.size(file), Sha256.of(file)));
                }
            }
        }
        if (files.size() > FILES_MAX) {
            problems.add(
                    bundle + " has " + files.size() + " files; a bundle has at most " + FILES_MAX);
        }
        if (files.stream().noneMatch(file -> file.name().equals(MANIFEST))) {
            problems.add(
                    bundle
                            + " has no "
                            + MANIFEST
                            + ", so it is no bundle. Maybe name the folder that models import or"
                            + " train made");
        }
        if (!problems.isEmpty()) {
            throw new RegistryException(problems);
        }
        return files;
    }

    /** Copies the files that are not stored yet, and reads each back. */
    void upload(Path bundle, String folder, List<BundleFile> files) throws IOException {
        for (BundleFile file : files) {
            String path = folder + '/' + file.name();
            if (problem(path, file) == null) {
                continue;
            }
            try (InputStream in = Files.newInputStream(bundle.resolve(file.name()))) {
                store.put(path, in);
            }
            String problem = problem(path, file);
            if (problem != null) {
                throw new IOException(problem);
            }
        }
    }

    /** Compares a stored file with its description; null if they agree. */
    @Nullable String problem(String path, BundleFile file) {
        try (InputStream in = store.open(path)) {
            String found = Sha256.copy(in, OutputStream.nullOutputStream());
            return found.equals(file.sha256())
                    ? null
                    : path + " has the sha256 " + found + ", the journal says " + file.sha256();
        } catch (IOException e) {
            return path + " cannot be read: " + e.getMessage();
        }
    }
}

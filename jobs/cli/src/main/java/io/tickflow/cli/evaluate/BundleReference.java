package io.tickflow.cli.evaluate;

import io.tickflow.cli.console.Home;
import io.tickflow.cli.console.Inputs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds a bundle by folder, or by {@code id/version} among the bundles of this program. */
final class BundleReference {

    private static final String BUNDLES = "models/bundles";

    private BundleReference() {}

    /**
     * Folder of the bundle. A relative path starts from the working directory, the program's folder
     * or its bundles, whichever has it; adds a problem to {@code inputs} if none has.
     */
    static Path resolve(String reference, Inputs inputs) {
        Optional<Path> found =
                Stream.of(
                                Path.of(reference),
                                Home.resolve(reference),
                                Home.resolve(BUNDLES).resolve(reference.replace('@', '/')))
                        .filter(Files::isDirectory)
                        .findFirst();
        inputs.require(
                found.isPresent(),
                "--bundle: there is no folder "
                        + reference
                        + ", and none in "
                        + BUNDLES
                        + ". Maybe direction-eurusd/1, or a folder that bin/tickflow train has"
                        + " made");
        return found.orElse(Path.of(reference));
    }
}

package io.tickflow.cli.evaluate;

import io.tickflow.cli.console.CommandException;
import io.tickflow.cli.console.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds a bundle by folder, or by {@code id/version} among the bundles of this program. */
final class BundleReference {

    private static final String BUNDLES = "models/bundles";

    private BundleReference() {}

    /**
     * Folder of the bundle. A relative path starts from the working directory, the program's folder
     * or its bundles, whichever has it.
     *
     * @throws CommandException naming the places searched
     */
    static Path resolve(String reference) {
        List<Path> places =
                List.of(
                        Path.of(reference),
                        Home.resolve(reference),
                        Home.resolve(BUNDLES).resolve(reference.replace('@', '/')));
        return places.stream()
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow(
                        () ->
                                CommandException.invalid(
                                        "--bundle: there is no folder "
                                                + reference
                                                + ", and none in "
                                                + BUNDLES
                                                + ". Maybe direction-eurusd/1, or a folder that"
                                                + " bin/tickflow train has made"));
    }
}

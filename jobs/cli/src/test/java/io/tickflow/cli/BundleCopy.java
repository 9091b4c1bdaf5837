package io.tickflow.cli;

import io.tickflow.cli.console.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The checked-in bundle under another version: another digest, and the same answers. */
public final class BundleCopy {

    private static final String VERSION = "\"version\" : \"";

    private BundleCopy() {}

    /** Writes the copy of version {@code version} to a folder that exists. */
    public static void write(Path folder, String version) throws IOException {
        Path bundle = Home.resolve("models/bundles/direction-eurusd/1");
        for (String file : List.of("golden.csv", "lightgbm.onnx", "xgboost.onnx")) {
            Files.copy(bundle.resolve(file), folder.resolve(file));
        }
        Files.writeString(
                folder.resolve("manifest.json"),
                Files.readString(bundle.resolve("manifest.json"))
                        .replace(VERSION + "1\"", VERSION + version + '"'));
    }
}

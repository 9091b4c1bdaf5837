package io.tickflow.operate.model;

import io.tickflow.model.contract.manifest.ModelManifest;
import io.tickflow.model.onnx.OnnxBundles;
import java.nio.file.Path;

/**
 * Bundle of a model on this machine.
 *
 * @param folder its folder
 * @param digest digest of its manifest, as predictions carry it
 * @param manifest its manifest
 */
public record BundleAtHand(Path folder, String digest, ModelManifest manifest) {

    /**
     * Reads the manifest of a folder.
     *
     * @throws io.tickflow.model.contract.InvalidBundleException if it cannot be read
     */
    public static BundleAtHand of(Path folder) {
        return new BundleAtHand(folder, OnnxBundles.digest(folder), OnnxBundles.manifest(folder));
    }
}

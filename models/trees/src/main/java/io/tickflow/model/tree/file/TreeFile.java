package io.tickflow.model.tree.file;

import io.tickflow.model.tree.TreeEnsemble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Parses a model file, recognised by its first bytes instead of its name. */
public final class TreeFile {

    /** Largest size of a file. */
    public static final long BYTES_MAX = 64 << 20;

    private static final String SUPPORTED =
            "; XGBoost's .json and .ubj and LightGBM's .txt can be read";

    private TreeFile() {}

    /**
     * Reads the file.
     *
     * @throws ModelFileException if it holds no model that can be scored exactly
     * @throws IOException if it cannot be read
     */
    public static TreeEnsemble read(Path file) throws IOException {
        if (Files.size(file) > BYTES_MAX) {
            throw tooLarge(Files.size(file));
        }
        return parse(Files.readAllBytes(file));
    }

    /**
     * Parses the content of a file.
     *
     * @throws ModelFileException if it is no model that can be scored exactly
     */
    public static TreeEnsemble parse(byte[] content) {
        if (content.length > BYTES_MAX) {
            throw tooLarge(content.length);
        }
        if (startsWith(content, "tree\n") || startsWith(content, "tree\r\n")) {
            return LightgbmFile.parse(content);
        }
        if (startsWith(content, "{")) {
            return XgboostFile.parse(content);
        }
        throw new ModelFileException(unknown(content) + SUPPORTED);
    }

    private static String unknown(byte[] content) {
        if (content.length == 0) {
            return "the file is empty";
        }
        if (startsWith(content, "binf") || startsWith(content, "\0\0\0?")) {
            return "this is XGBoost's old binary form, which its releases from 3.1 on cannot read"
                    + " either: load it with the release that wrote it and call"
                    + " save_model(\"model.ubj\")";
        }
        if (startsWith(content, "CONFIG-offset:")) {
            return "this is a snapshot of a booster's memory and no saved model: call"
                    + " save_model(\"model.ubj\")";
        }
        if (content[0] == (byte) 0x80) {
            return "this seems to be a pickle, which can run any code: load it in Python and call"
                    + " save_model(\"model.ubj\") or save_model(\"model.txt\")";
        }
        if (startsWith(content, "CBM1")) {
            return "this is CatBoost's own form: call save_model(\"model.onnx\", format=\"onnx\")";
        }
        return "the file is no tree model";
    }

    private static boolean startsWith(byte[] content, String prefix) {
        return content.length >= prefix.length()
                && new String(content, 0, prefix.length(), StandardCharsets.ISO_8859_1)
                        .equals(prefix);
    }

    private static ModelFileException tooLarge(long bytes) {
        return new ModelFileException(
                "the file has "
                        + bytes
                        + " bytes and at most "
                        + BYTES_MAX
                        + " can be; maybe train with fewer or smaller trees");
    }
}

package io.tickflow.process.flink;

import io.tickflow.process.ProcessException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Jars and configuration that a Flink cluster starts from.
 *
 * @param lib folder with the jars of Flink and ONNX Runtime
 * @param conf folder with {@code config.yaml} and {@code log4j.properties}
 */
public record FlinkDistribution(Path lib, Path conf) {

    static final String CONFIG_FILE = "config.yaml";
    static final String LOG_FILE = "log4j.properties";

    public FlinkDistribution {
        lib = lib.toAbsolutePath();
        conf = conf.toAbsolutePath();
    }

    /**
     * Checks that everything is there.
     *
     * @throws ProcessException if not, with what to do
     */
    public void check() {
        if (!Files.isDirectory(lib)) {
            throw new ProcessException(
                    "there is no folder "
                            + lib
                            + " with Flink's jars: run mvn -DskipTests package, or unpack the release again");
        }
        for (String file : new String[] {CONFIG_FILE, LOG_FILE}) {
            if (!Files.isRegularFile(conf.resolve(file))) {
                throw new ProcessException("there is no file " + conf.resolve(file));
            }
        }
    }

    String classPath() {
        return lib.resolve("*").toString();
    }
}

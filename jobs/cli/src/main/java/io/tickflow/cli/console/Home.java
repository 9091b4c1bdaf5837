package io.tickflow.cli.console;

import java.nio.file.Files;
import java.nio.file.Path;

/** Installation folder of bin/tickflow: an unpacked release, or the sources with their build. */
public final class Home {

    private Home() {}

    /** Resolves {@code relative} in the folder; without bin/tickflow, in the working directory. */
    public static Path resolve(String relative) {
        return Path.of(System.getProperty("tickflow.home", "")).toAbsolutePath().resolve(relative);
    }

    /** Folder with the jars of a Flink cluster. */
    public static Path flinkLibraries() {
        return isRelease() ? resolve("lib/flink") : resolve("jobs/dist/flink/target/lib");
    }

    /** Jar of the jobs, which is submitted to a cluster. */
    public static Path jobJar() {
        return isRelease()
                ? resolve("lib/tickflow-job.jar")
                : resolve("jobs/dist/job/target/tickflow-job.jar");
    }

    /** Advice for a user whose installation has not all of its files. */
    public static String remedy() {
        return isRelease()
                ? "unpack the release again"
                : "run mvn -DskipTests package in " + resolve("");
    }

    private static boolean isRelease() {
        return Files.isDirectory(resolve("lib/cli"));
    }
}

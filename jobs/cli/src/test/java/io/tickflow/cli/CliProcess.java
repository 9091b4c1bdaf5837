package io.tickflow.cli;

import io.tickflow.cli.console.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The command line in a process of its own, as bin/tickflow starts it: a group of processes that a
 * Ctrl-C reaches as a whole.
 */
final class CliProcess implements AutoCloseable {

    private static final long END_SECONDS_MAX = 120;

    private final Process process;
    private final Path out;
    private final Path err;

    private CliProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /**
     * Starts it.
     *
     * @param logs folder for what it prints
     * @param temporary its folder for temporary files
     * @param environment added to this one's
     */
    static CliProcess start(
            Path logs, Path temporary, Map<String, String> environment, String... arguments)
            throws IOException {
        return startIn(Path.of(""), logs, temporary, environment, arguments);
    }

    /** Starts it in a working directory. */
    static CliProcess startIn(
            Path workingDirectory,
            Path logs,
            Path temporary,
            Map<String, String> environment,
            String... arguments)
            throws IOException {
        Path out = logs.resolve("out.txt");
        Path err = logs.resolve("err.txt");
        List<String> line = new ArrayList<>();
        // A group of its own, in which an interrupt is not ignored as it is in the background.
        line.addAll(List.of("/usr/bin/setsid", "/usr/bin/env", "--default-signal=INT"));
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(TestJvm.options());
        line.add("-Xmx512m");
        line.add("-XX:+UseSerialGC");
        // It lives for seconds.
        line.add("-XX:TieredStopAtLevel=1");
        line.add("-Djava.io.tmpdir=" + temporary);
        line.add("-XX:-UsePerfData");
        line.add("-Dtickflow.home=" + Home.resolve(""));
        line.add("-cp");
        line.add(System.getProperty("java.class.path"));
        line.add(Main.class.getName());
        line.addAll(List.of(arguments));
        var builder =
                new ProcessBuilder(line)
                        .directory(workingDirectory.toAbsolutePath().toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        builder.environment().putAll(environment);
        return new CliProcess(builder.start(), out, err);
    }

    /** Does what Ctrl-C does in a terminal. */
    void interrupt() throws Exception {
        int exitCode =
                new ProcessBuilder("/bin/kill", "-INT", "--", "-" + process.pid())
                        .start()
                        .waitFor();
        if (exitCode != 0) {
            throw new IllegalStateException("no process group " + process.pid());
        }
    }

    /** Waits until it ends. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(END_SECONDS_MAX, TimeUnit.SECONDS)) {
            throw new IllegalStateException("it does not end");
        }
        return process.exitValue();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** All processes below it, at this moment. */
    List<ProcessHandle> descendants() {
        return process.descendants().toList();
    }

    /** Standard output so far. */
    String out() throws IOException {
        return Files.readString(out);
    }

    /** Standard error so far. */
    String err() throws IOException {
        return Files.readString(err);
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}

package io.tickflow.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A Java program to run from the class path of this JVM.
 *
 * @param name of the process: names its log file and appears in messages
 * @param main class with the main method
 * @param arguments of the main method
 * @param heapMegabytes largest heap
 * @param jvmOptions further options of the JVM
 */
public record JavaCommand(
        String name,
        Class<?> main,
        List<String> arguments,
        int heapMegabytes,
        List<String> jvmOptions)
        implements ChildCommand {

    public JavaCommand {
        arguments = List.copyOf(arguments);
        jvmOptions = List.copyOf(jvmOptions);
    }

    /** A program without further options of the JVM. */
    public JavaCommand(String name, Class<?> main, List<String> arguments, int heapMegabytes) {
        this(name, main, arguments, heapMegabytes, List.of());
    }

    @Override
    public List<String> commandLine(List<String> properties, boolean watched) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.add("-Xmx" + heapMegabytes + "m");
        // Several children share two cores: one collector thread each, and no wait for the second
        // compiler in processes that live for minutes.
        line.add("-XX:+UseSerialGC");
        line.add("-XX:TieredStopAtLevel=1");
        line.add("-XX:+ExitOnOutOfMemoryError");
        // A killed JVM would leave its performance data in the temporary directory of the machine.
        line.add("-XX:-UsePerfData");
        line.add("-Dlog4j2.configurationFile=classpath:tickflow-child-log4j2.properties");
        line.addAll(properties);
        line.addAll(jvmOptions);
        line.add("-cp");
        line.add(System.getProperty("java.class.path"));
        if (watched) {
            line.add(ChildMain.class.getName());
        }
        line.add(main.getName());
        line.addAll(arguments);
        return line;
    }
}

package io.tickflow.process.flink;

import io.tickflow.process.ChildCommand;
import io.tickflow.process.ChildMain;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One of Flink's own main classes on Flink's own class path.
 *
 * @param name of the process
 * @param classPath Flink's jars
 * @param main name of the class, which need not be on the class path of this JVM
 * @param jvmOptions memory, module and log options
 * @param arguments of the main method
 */
record FlinkCommand(
        String name, String classPath, String main, List<String> jvmOptions, List<String> arguments)
        implements ChildCommand {

    FlinkCommand {
        jvmOptions = List.copyOf(jvmOptions);
        arguments = List.copyOf(arguments);
    }

    @Override
    public List<String> commandLine(List<String> properties, boolean watched) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // A killed JVM would leave its performance data in the temporary directory of the machine.
        line.add("-XX:-UsePerfData");
        line.addAll(properties);
        line.addAll(jvmOptions);
        line.add("-cp");
        if (watched) {
            line.add(classPath + File.pathSeparator + ownClasses());
            line.add(ChildMain.class.getName());
        } else {
            line.add(classPath);
        }
        line.add(main);
        line.addAll(arguments);
        return line;
    }

    private static Path ownClasses() {
        try {
            return Path.of(
                    ChildMain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the class path of this JVM has no paths", e);
        }
    }
}

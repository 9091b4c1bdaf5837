package io.tickflow.cli.demo;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Default browser of this machine. A page that cannot be opened is told in one line. */
final class Browser {

    private final List<String> command;
    private final Consumer<String> notice;

    /**
     * The browser behind a command.
     *
     * @param command opens a URL, its last argument, such as xdg-open
     * @param notice told in one line if it does not; maybe later, on another thread
     */
    Browser(List<String> command, Consumer<String> notice) {
        this.command = List.copyOf(command);
        this.notice = notice;
    }

    /** The browser that the desktop names. */
    static Browser ofDesktop(Consumer<String> notice) {
        return new Browser(List.of("xdg-open"), notice);
    }

    /** Opens a page without waiting for it. */
    void open(String url) {
        var call = new ArrayList<>(command);
        call.add(url);
        try {
            var unused =
                    new ProcessBuilder(call)
                            .redirectOutput(Redirect.DISCARD)
                            .redirectError(Redirect.DISCARD)
                            .start()
                            .onExit()
                            .thenAccept(ended -> check(ended.exitValue(), url));
        } catch (IOException e) {
            notice.accept(
                    "no browser was opened: there is no "
                            + command.get(0)
                            + " here. Open "
                            + url
                            + " yourself");
        }
    }

    private void check(int exitValue, String url) {
        if (exitValue != 0) {
            notice.accept(
                    "no browser was opened: "
                            + command.get(0)
                            + " ended with "
                            + exitValue
                            + ". Open "
                            + url
                            + " yourself");
        }
    }
}

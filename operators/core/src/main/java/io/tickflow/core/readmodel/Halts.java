package io.tickflow.core.readmodel;

import io.tickflow.core.desk.log.Control;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Halts in force. A resume for all accounts ends all of them. Not thread-safe. */
public final class Halts {

    private final Map<String, Halt> byAccount = new HashMap<>();

    void onControl(Control control, long appendMillis) {
        switch (control.command()) {
            case HALT ->
                    byAccount.put(
                            control.account(),
                            new Halt(
                                    control.account(),
                                    control.by(),
                                    control.reason(),
                                    appendMillis));
            case RESUME -> {
                if (control.account().equals(Control.ALL_ACCOUNTS)) {
                    byAccount.clear();
                } else {
                    byAccount.remove(control.account());
                }
            }
            case RETRY_EXITS, FLATTEN, RESOLVE, POSITION, BLOCK, UNBLOCK, ANSWER -> {
                // Neither begins nor ends a halt.
            }
        }
    }

    /** All of them, in no particular order. */
    public List<Halt> inForce() {
        return List.copyOf(byAccount.values());
    }
}

package io.tickflow.operate.check;

import io.tickflow.connector.fix.FixConfig;
import io.tickflow.connector.fix.FixLogonProbe;
import io.tickflow.connector.fix.FixTls;
import io.tickflow.connector.fix.FixTlsProbe;
import io.tickflow.connector.net.NoAnswer;
import io.tickflow.connector.tls.TlsFileException;
import io.tickflow.settings.DeskJobConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks that the broker takes a connection and, if asked to, a logon. */
public final class FixChecks {

    private static final Duration CONNECT_MAX = Duration.ofSeconds(5);
    private static final Duration LOGON_MAX = Duration.ofSeconds(15);
    private static final String CONNECT = "fix";
    private static final String LOGON = "fix-logon";

    private FixChecks() {}

    public static List<CheckResult> run(@Nullable DeskJobConfig desk, boolean logon) {
        if (desk == null) {
            return skipped("the settings of the DeskJob are refused");
        }
        FixConfig fix = desk.execution().fix();
        if (fix == null) {
            return skipped("mode PAPER: no order leaves");
        }
        CheckResult connected = connect(fix);
        if (connected.failed()) {
            return List.of(connected, CheckResult.skip(LOGON, "no connection"));
        }
        return List.of(
                connected,
                logon
                        ? logOn(fix)
                        : CheckResult.skip(
                                LOGON,
                                "a second logon may end the live session; --fix-logon tries it"));
    }

    private static CheckResult connect(FixConfig fix) {
        String address = fix.host() + ':' + fix.port();
        FixTls tls = fix.tls();
        try {
            FixTlsProbe.connect(fix, CONNECT_MAX);
            return CheckResult.pass(
                    CONNECT,
                    address
                            + (tls == null
                                    ? " takes a connection, in clear text"
                                    : " takes a connection, TLS with its certificate checked"));
        } catch (TlsFileException e) {
            return CheckResult.fail(
                    CONNECT, String.valueOf(e.getMessage()), "correct tickflow.fix.tls.*");
        } catch (IOException e) {
            String advice = tls == null ? "" : tls.files().advice(e);
            return CheckResult.fail(
                    CONNECT,
                    address + ": " + NoAnswer.why(e),
                    advice.isEmpty()
                            ? "correct tickflow.fix.host and port, or ask the broker to let this address in"
                            : advice);
        }
    }

    private static CheckResult logOn(FixConfig fix) {
        try {
            FixLogonProbe.logOn(fix, LOGON_MAX);
            return CheckResult.pass(
                    LOGON, fix.senderCompId() + " logs on to " + fix.targetCompId());
        } catch (IOException e) {
            return CheckResult.fail(
                    LOGON,
                    String.valueOf(e.getMessage()),
                    "check sender-comp-id, target-comp-id, username and password; the broker may allow one session only");
        }
    }

    private static List<CheckResult> skipped(String why) {
        return List.of(CheckResult.skip(CONNECT, why), CheckResult.skip(LOGON, why));
    }
}

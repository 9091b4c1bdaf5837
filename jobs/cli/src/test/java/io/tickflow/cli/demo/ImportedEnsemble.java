package io.tickflow.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.cli.Main;
import io.tickflow.cli.console.Home;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;

/** A bundle that bin/tickflow imports from one small file of each of three libraries. */
final class ImportedEnsemble {

    static final String ID = "imported";

    /** Names of the members, as votes have them. */
    static final List<String> MEMBERS =
            List.of("direction.xgb_early_stop", "direction.lgb_binary", "direction.skl_logistic");

    private static final String FEATURES = "run_length,rr100,move_balance,mid_diff_2,mid_ret_5s";

    private ImportedEnsemble() {}

    /** Imports it to {@code bundle}, which is not there yet. */
    static Path importTo(Path bundle) {
        var words = new StringWriter();
        int exitCode =
                Main.commandLine()
                        .setOut(new PrintWriter(words, true))
                        .setErr(new PrintWriter(words, true))
                        .execute(
                                "models",
                                "import",
                                model("xgb_early_stop.ubj"),
                                model("lgb_binary.txt"),
                                model("onnx/skl_logistic.onnx"),
                                "--features",
                                FEATURES,
                                "--horizon",
                                "1s",
                                "--id",
                                ID,
                                "--out",
                                bundle.toString());
        assertThat(exitCode).as(words.toString()).isZero();
        return bundle;
    }

    private static String model(String file) {
        return Home.resolve("testdata/models").resolve(file).toString();
    }
}

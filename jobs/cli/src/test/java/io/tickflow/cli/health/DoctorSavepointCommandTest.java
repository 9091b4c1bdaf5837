package io.tickflow.cli.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tickflow.cli.CapturedCommandLine;
import io.tickflow.cli.console.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Savepoints of the first release against the jobs of this one. */
class DoctorSavepointCommandTest {

    private static final String FIRST = "testdata/savepoints/0.1/";

    private final CapturedCommandLine command = new CapturedCommandLine();

    @Test
    void shouldTellWhatTheJobTakesAndStartsEmpty() {
        assertThat(run("signal", "-Dtickflow.feed.rekey=true")).as(command.err()).isZero();

        assertThat(command.out())
                .contains("taken    features-engine-v1")
                .contains(
                        "feature-groups-v1, KEY_VALUE, written by"
                                + " MapSerializer(StringSerializer, BytePrimitiveArraySerializer)")
                .contains("new      ticks-rekey-v1")
                .contains("\ntickflow-signal takes every state\n")
                .endsWith("offsets were not compared: --no-kafka\n");
    }

    @Test
    void shouldTellTheCodecOfState() {
        assertThat(run("desk-codec-ids", "--job", "desk", "-Dtickflow.desk.account=demo-1"))
                .as(command.err())
                .isZero();

        assertThat(command.out())
                .contains("book, KEY_VALUE, written by codec desk-book v1")
                .containsPattern(
                        "ended-trades, KEY_VALUE, written by MapSerializer\\(.*codec trade v1\\)");
    }

    @Test
    void shouldTellWhatWouldBeDropped() throws Exception {
        assertThat(run("desk", "--json")).isEqualTo(1);

        JsonNode report = new JsonMapper().readTree(command.out());
        assertThat(report.path("operators").findValuesAsText("taken")).containsOnly("false");
        assertThat(report.path("operators").findValuesAsText("uid"))
                .contains("desk-saga-v1", "desk-signals-source-v1");
        assertThat(report.path("whole").asBoolean(true)).isFalse();
        assertThat(report.path("fresh").toString()).contains("features-engine-v1");
    }

    @Test
    void shouldRefuseWhatIsNoSavepoint(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("_metadata"), "no savepoint");

        assertThat(command.run("doctor", "savepoint", folder.toString())).isEqualTo(2);
        assertThat(command.run("doctor", "savepoint", folder.resolve("absent").toString()))
                .isEqualTo(2);
        assertThat(command.err())
                .contains(folder + " is no savepoint: ")
                .contains("Maybe name the folder with the file _metadata")
                .doesNotContain("\tat ");
    }

    private int run(String savepoint, String... more) {
        var line = new ArrayList<String>();
        line.add("doctor");
        line.add("savepoint");
        line.add(Home.resolve(FIRST + savepoint).toString());
        line.add("--no-kafka");
        line.addAll(List.of(more));
        return command.run(line.toArray(String[]::new));
    }
}

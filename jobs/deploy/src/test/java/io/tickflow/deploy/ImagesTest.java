package io.tickflow.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dockerfiles keep the rules of images/build. */
class ImagesTest {

    private static final Path IMAGES = Repository.ROOT.resolve("images");

    @ParameterizedTest
    @CsvSource({"jobs, 2", "cli, 3"})
    void shouldTakeBasesFromArguments(String image, int stages) throws IOException {
        assertThat(lines(image))
                .filteredOn(line -> line.startsWith("FROM "))
                .hasSize(stages)
                .allMatch(line -> line.matches("FROM \\$\\{[A-Z]+_IMAGE}( AS (archive|flink))?"));
        assertThat(lines(image))
                .filteredOn(line -> line.startsWith("ARG "))
                .as("a default would be a base without a digest")
                .allMatch(line -> line.matches("ARG [A-Z]+_IMAGE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jobs", "cli"})
    void shouldRunAsUserWithoutRights(String image) throws IOException {
        assertThat(lines(image))
                .filteredOn(line -> line.startsWith("USER "))
                .last()
                .isEqualTo("USER 9999:9999");
        assertThat(lines(image))
                .noneMatch(line -> line.contains("latest"))
                .filteredOn(line -> line.startsWith("ADD "))
                .containsExactly("ADD tickflow-*.tar.gz /");
    }

    @Test
    void shouldCarryLicencesAndBillOfMaterials() throws IOException {
        assertThat(lines("jobs"))
                .anyMatch(line -> line.contains("/tickflow/LICENSE /tickflow/NOTICE "))
                .anyMatch(line -> line.contains("/tickflow/licences/ "))
                .anyMatch(line -> line.contains("/tickflow/sbom/ "));
        assertThat(lines("cli")).anyMatch(line -> line.endsWith(" /tickflow/ /opt/tickflow/"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', the images are",
        "cli, '', JRE_IMAGE is not set",
        "cli, eclipse-temurin:17-jre, without a digest"
    })
    void shouldRefuseBaseWithoutDigest(String image, String base, String message)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder("bash", IMAGES.resolve("build").toString(), image);
        builder.environment().put("JRE_IMAGE", base);
        Process process = builder.redirectErrorStream(true).start();

        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(output).contains(message);
    }

    private static List<String> lines(String image) throws IOException {
        return Files.readAllLines(IMAGES.resolve(image).resolve("Dockerfile"));
    }
}

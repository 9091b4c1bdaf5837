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
    @ValueSource(strings = {"jobs", "cli"})
    void shouldTakeBasesFromArguments(String image) throws IOException {
        assertThat(lines(image))
                .filteredOn(line -> line.startsWith("FROM "))
                .hasSize(2)
                .allMatch(line -> line.matches("FROM \\$\\{[A-Z]+_IMAGE}( AS build)?"));
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
                .noneMatch(line -> line.startsWith("ADD ") || line.contains("latest"));
    }

    @Test
    void shouldCarryLicencesAndBillOfMaterials() throws IOException {
        assertThat(String.join("\n", lines("jobs")))
                .contains(
                        "LICENSE NOTICE",
                        "META-INF/THIRD-PARTY.txt META-INF/licences META-INF/sbom");
        assertThat(String.join("\n", lines("cli")))
                .contains(" -Pimages ", "LICENSE NOTICE", "jobs/cli/target/dist/licences");
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', the images are",
        "jobs, '', MAVEN_IMAGE is not set",
        "jobs, maven:3.9, without a digest"
    })
    void shouldRefuseBaseWithoutDigest(String image, String maven, String message)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder("bash", IMAGES.resolve("build").toString(), image);
        builder.environment().put("MAVEN_IMAGE", maven);
        Process process = builder.redirectErrorStream(true).start();

        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(output).contains(message);
    }

    private static List<String> lines(String image) throws IOException {
        return Files.readAllLines(IMAGES.resolve(image).resolve("Dockerfile"));
    }
}

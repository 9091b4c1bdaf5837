package io.tickflow.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Custom resources match the published schemas of their operators. */
class ManifestSchemaTest {

    /** Prefixes of the groups that an API server has itself. */
    private static final List<String> OF_KUBERNETES =
            List.of("v1/", "apps/", "policy/", "networking.k8s.io/", "rbac.", "scheduling.k8s.io/");

    /** Groups of examples, of which there is no schema here. */
    private static final String EXTERNAL_SECRETS = "external-secrets.io/";

    @Test
    void shouldParseEveryFile() {
        assertThat(Repository.yamlFiles())
                .isNotEmpty()
                .allSatisfy(file -> assertThat(Yaml.documents(file)).as("%s", file).isNotEmpty());
    }

    @Test
    void shouldNameKindsThatAreChecked() {
        assertThat(Repository.manifests())
                .allSatisfy(
                        manifest -> {
                            assertThat(
                                            manifest.name().isEmpty()
                                                    && manifest.map("metadata").get("generateName")
                                                            == null)
                                    .as("%s has no name", manifest)
                                    .isFalse();
                            assertThat(
                                            CustomResource.of(manifest).isPresent()
                                                    || manifest.type().startsWith(EXTERNAL_SECRETS)
                                                    || OF_KUBERNETES.stream()
                                                            .anyMatch(manifest.type()::startsWith))
                                    .as("%s has the unknown type %s", manifest, manifest.type())
                                    .isTrue();
                        });
    }

    @Test
    void shouldMatchSchemasStrictly() {
        assumeTrue(
                CustomResource.hasSchemas(),
                "there is no folder ../shared/schemas: custom resources are not checked");
        List<String> problems = new ArrayList<>();
        for (Manifest manifest : Repository.manifests()) {
            CustomResource.of(manifest).ifPresent(resource -> check(resource, manifest, problems));
        }
        for (String overlay : Repository.OVERLAYS) {
            Kustomize.build(overlay)
                    .ifPresent(
                            built ->
                                    built.forEach(
                                            manifest ->
                                                    CustomResource.of(manifest)
                                                            .ifPresent(
                                                                    resource ->
                                                                            check(
                                                                                    resource,
                                                                                    manifest,
                                                                                    problems))));
        }

        assertThat(problems).isEmpty();
    }

    @Test
    void shouldRefuseUnknownFieldsAndWrongTypes() {
        var schema =
                new StructuralSchema(
                        Map.of(
                                "type",
                                "object",
                                "required",
                                List.of("kind"),
                                "properties",
                                Map.of("replicas", Map.of("type", "integer", "minimum", 1))));

        assertThat(schema.problems(Map.of("replicas", 0, "replica", 3)))
                .hasSize(3)
                .anyMatch(problem -> problem.startsWith(".replica: is unknown"))
                .contains(".replicas: 0 is less than 1", ".kind: is required");
        assertThat(schema.problems(Map.of("kind", "x", "replicas", "3")))
                .contains(".replicas: '3' is no integer");
    }

    private static void check(CustomResource resource, Manifest manifest, List<String> problems) {
        new StructuralSchema(resource.schemaOfObjects())
                .problems(manifest.content())
                .forEach(problem -> problems.add(manifest + " " + problem));
    }
}

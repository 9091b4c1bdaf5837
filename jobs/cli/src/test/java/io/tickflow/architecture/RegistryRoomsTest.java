package io.tickflow.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Rooms of the model registry: its rules know no platform, and its files no rules. */
@AnalyzeClasses(packages = "io.tickflow", importOptions = DoNotIncludeTests.class)
class RegistryRoomsTest {

    private static final String REGISTRY = "io.tickflow.model.registry..";
    private static final String STORE = "io.tickflow.model.registry.store";

    @ArchTest
    static final ArchRule REGISTRY_KNOWS_NO_PLATFORM =
            classes()
                    .that()
                    .resideInAPackage(REGISTRY)
                    .should()
                    .onlyDependOnClassesThat(
                            resideInAnyPackage(
                                    REGISTRY,
                                    "com.fasterxml.jackson..",
                                    "java..",
                                    "org.jspecify.."));

    @ArchTest
    static final ArchRule STORE_KNOWS_NO_RULES =
            noClasses()
                    .that()
                    .resideInAPackage(STORE)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.tickflow.model.registry", "io.tickflow.model.registry.cache");

    @ArchTest
    static final ArchRule SHELLS_SCORE_WITHOUT_REGISTRY =
            noClasses()
                    .that()
                    .resideInAnyPackage("io.tickflow.flink..", "io.tickflow.core..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(REGISTRY);
}

package io.tickflow.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Layers of the features: quote and store below, node above store, expression above all three. */
@AnalyzeClasses(packages = "io.tickflow", importOptions = ImportOption.DoNotIncludeTests.class)
class FeatureRoomsTest {

    private static final String FEATURE = "io.tickflow.core.feature";

    @ArchTest
    static final ArchRule LAYERS_SEE_ONLY_WHAT_IS_BELOW =
            layeredArchitecture()
                    .consideringOnlyDependenciesInAnyPackage(FEATURE + "..")
                    .layer("facade")
                    .definedBy(FEATURE)
                    .layer("expression")
                    .definedBy(FEATURE + ".expression..")
                    .layer("node")
                    .definedBy(FEATURE + ".node..")
                    .layer("store")
                    .definedBy(FEATURE + ".store..")
                    .layer("quote")
                    .definedBy(FEATURE + ".quote..")
                    .whereLayer("facade")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("expression")
                    .mayOnlyBeAccessedByLayers("facade")
                    .whereLayer("node")
                    .mayOnlyBeAccessedByLayers("facade", "expression")
                    .whereLayer("store")
                    .mayOnlyBeAccessedByLayers("facade", "expression", "node")
                    .whereLayer("quote")
                    .mayOnlyBeAccessedByLayers("facade", "expression");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("io.tickflow.core.feature.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_THE_FACADE_IS_SEEN_OUTSIDE =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(FEATURE + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(FEATURE + ".*..");
}

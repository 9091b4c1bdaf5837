package io.tickflow.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Rooms of the training module: no cycles, and a small face. */
@AnalyzeClasses(packages = "io.tickflow", importOptions = ImportOption.DoNotIncludeTests.class)
class TrainingRoomsTest {

    @ArchTest
    static final ArchRule ROOMS_HAVE_NO_CYCLES =
            slices().matching("io.tickflow.model.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ROOMS_BEHIND_THE_FACE_ARE_HIDDEN =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.tickflow.model.training..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.tickflow.model.training.bundle..",
                            "io.tickflow.model.training.data..",
                            "io.tickflow.model.training.evaluation..");
}

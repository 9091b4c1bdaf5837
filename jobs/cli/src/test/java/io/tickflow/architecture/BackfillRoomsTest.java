package io.tickflow.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Rooms of the backfill: archives feed the source, and neither knows the job. */
@AnalyzeClasses(
        packages = "io.tickflow.job.backfill",
        importOptions = ImportOption.DoNotIncludeTests.class)
class BackfillRoomsTest {

    @ArchTest
    static final ArchRule ROOMS_HAVE_NO_CYCLES =
            slices().matching("io.tickflow.job.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule SOURCE_KNOWS_NO_OTHER_ROOM =
            noClasses()
                    .that()
                    .resideInAPackage("io.tickflow.job.backfill.source")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.tickflow.job.backfill",
                            "io.tickflow.job.backfill.archive",
                            "io.tickflow.job.backfill.topic");
}

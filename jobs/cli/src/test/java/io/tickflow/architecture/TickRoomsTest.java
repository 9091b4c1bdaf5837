package io.tickflow.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Tick files know no platform, and formats are seen only through their reader. */
@AnalyzeClasses(packages = "io.tickflow", importOptions = ImportOption.DoNotIncludeTests.class)
class TickRoomsTest {

    private static final String TICKS = "io.tickflow.ticks..";

    @ArchTest
    static final ArchRule FILES_KNOW_THE_CORE_ALONE =
            noClasses()
                    .that()
                    .resideInAPackage(TICKS)
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage(
                                    "io.tickflow.connector..",
                                    "io.tickflow.flink..",
                                    "io.tickflow.job..",
                                    "io.tickflow.settings..",
                                    "io.tickflow.sandbox..",
                                    "io.tickflow.cli..",
                                    "org.apache.flink..",
                                    "org.apache.kafka.."));

    @ArchTest
    static final ArchRule FORMATS_ARE_SEEN_THROUGH_THE_READER =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(TICKS)
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage(
                                    "io.tickflow.ticks.content..",
                                    "io.tickflow.ticks.text..",
                                    "io.tickflow.ticks.json..",
                                    "io.tickflow.ticks.parquet..",
                                    "io.tickflow.ticks.bi5.."));

    @ArchTest
    static final ArchRule JOBS_OF_A_CLUSTER_READ_NO_FILES =
            noClasses()
                    .that()
                    .resideInAnyPackage("io.tickflow.job.trading..", "io.tickflow.job.history..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(TICKS);
}

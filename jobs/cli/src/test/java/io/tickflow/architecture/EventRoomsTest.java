package io.tickflow.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rooms of the connectors: events, topics, decode stage and Kafka ends. */
@AnalyzeClasses(
        packages = {"io.tickflow.connector", "io.tickflow.job.history"},
        importOptions = ImportOption.DoNotIncludeTests.class)
class EventRoomsTest {

    @ArchTest
    static final ArchRule CONNECTORS_HAVE_NO_CYCLES =
            slices().matching("io.tickflow.connector.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule HISTORY_HAS_NO_CYCLES =
            slices().matching("io.tickflow.job.history.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule EVENTS_AND_TICKS_KNOW_NO_KAFKA =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "io.tickflow.connector.event..", "io.tickflow.connector.decode..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.tickflow.connector.kafka..",
                            "org.apache.kafka..",
                            "org.apache.flink.connector.kafka..");

    @ArchTest
    static final ArchRule EVENTS_KNOW_NO_FLINK =
            noClasses()
                    .that()
                    .resideInAPackage("io.tickflow.connector.event..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.apache.flink..");
}

package io.tickflow.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Rooms of the tick gateway: the decision knows no server, no disk and no Kafka. */
@AnalyzeClasses(packages = "io.tickflow", importOptions = ImportOption.DoNotIncludeTests.class)
class IngestRoomsTest {

    private static final String FEED = "io.tickflow.ingest.feed..";

    @ArchTest
    static final ArchRule DECISIONS_KNOW_THE_JDK_ONLY =
            classes()
                    .that()
                    .resideInAPackage(FEED)
                    .should()
                    .onlyDependOnClassesThat(
                            resideInAnyPackage(
                                    FEED, "java.lang..", "java.util..", "org.jspecify.."));

    @ArchTest
    static final ArchRule HTTP_SERVER_HAS_TWO_USERS =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "io.tickflow.ingest.http..", "io.tickflow.gateway.http..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.undertow..");

    @ArchTest
    static final ArchRule INTAKE_AND_BUFFER_KNOW_NO_KAFKA =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "io.tickflow.ingest.intake..",
                            "io.tickflow.ingest.buffer..",
                            "io.tickflow.ingest.protocol..",
                            "io.tickflow.ingest.ledger..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.apache.kafka..");
}

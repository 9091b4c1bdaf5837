package io.tickflow.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The encoding of vectors and predictions is the business of one room. */
@AnalyzeClasses(packages = "io.tickflow", importOptions = DoNotIncludeTests.class)
class WireRoomsTest {

    @ArchTest
    static final ArchRule ONLY_EVENTS_KNOW_AVRO =
            classes()
                    .that()
                    .resideInAPackage("io.tickflow.connector.avro")
                    .should()
                    .onlyHaveDependentClassesThat()
                    .resideInAnyPackage(
                            "io.tickflow.connector.avro", "io.tickflow.connector.event");

    @ArchTest
    static final ArchRule AVRO_KNOWS_THE_CORE_ALONE =
            noClasses()
                    .that()
                    .resideInAPackage("io.tickflow.connector.avro")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.apache..", "com.fasterxml..", "io.tickflow.connector.event..");
}

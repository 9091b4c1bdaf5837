package io.tickflow.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Rooms of the gateway: no job waits for it, and its resources know no server. */
@AnalyzeClasses(packages = "io.tickflow", importOptions = ImportOption.DoNotIncludeTests.class)
class GatewayRoomsTest {

    private static final String GATEWAY = "io.tickflow.gateway..";

    @ArchTest
    static final ArchRule GATEWAY_KNOWS_NO_OTHER_FRONT_END =
            noClasses()
                    .that()
                    .resideInAPackage(GATEWAY)
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage(
                                    "io.tickflow.cli..",
                                    "io.tickflow.ingest..",
                                    "io.tickflow.sandbox..",
                                    "picocli.."));

    @ArchTest
    static final ArchRule ONLY_COMMAND_LINE_KNOWS_GATEWAY =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(GATEWAY, "io.tickflow.cli..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(GATEWAY);

    @ArchTest
    static final ArchRule RESOURCES_KNOW_NO_SERVER =
            noClasses()
                    .that()
                    .resideInAPackage(GATEWAY)
                    .and()
                    .resideOutsideOfPackage("io.tickflow.gateway.http..")
                    .should()
                    .dependOnClassesThat(resideInAnyPackage("io.undertow..", "org.xnio.."));
}

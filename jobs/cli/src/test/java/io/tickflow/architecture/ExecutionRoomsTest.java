package io.tickflow.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Rooms of orders: desk and execution share nothing but orders, and FIX has one user. */
@AnalyzeClasses(packages = "io.tickflow", importOptions = ImportOption.DoNotIncludeTests.class)
class ExecutionRoomsTest {

    private static final String ORDER = "io.tickflow.core.order..";
    private static final String EXECUTION = "io.tickflow.core.execution..";
    private static final String DESK = "io.tickflow.core.desk..";
    private static final String JAVA = "java..";
    private static final String NULLNESS = "org.jspecify..";

    @ArchTest
    static final ArchRule EXECUTION_KNOWS_ORDERS_ONLY =
            classes()
                    .that()
                    .resideInAPackage(EXECUTION)
                    .should()
                    .onlyDependOnClassesThat(
                            resideInAnyPackage(
                                    EXECUTION,
                                    ORDER,
                                    "io.tickflow.core.desk.log..",
                                    "io.tickflow.core.instrument..",
                                    "io.tickflow.core.market..",
                                    "io.tickflow.core.risk..",
                                    JAVA,
                                    NULLNESS));

    @ArchTest
    static final ArchRule ORDERS_KNOW_NEITHER_DESK_NOR_SINK =
            classes()
                    .that()
                    .resideInAPackage(ORDER)
                    .should()
                    .onlyDependOnClassesThat(
                            resideInAnyPackage(
                                    ORDER,
                                    "io.tickflow.core.instrument..",
                                    "io.tickflow.core.market..",
                                    "io.tickflow.core.risk..",
                                    JAVA,
                                    NULLNESS));

    @ArchTest
    static final ArchRule DESK_KNOWS_NO_EXECUTION =
            noClasses()
                    .that()
                    .resideInAPackage(DESK)
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(EXECUTION, "io.tickflow.core.lease.."));

    @ArchTest
    static final ArchRule DESK_LOG_AND_STORES_KNOW_NO_DECISION =
            noClasses()
                    .that()
                    .resideInAnyPackage("io.tickflow.core.desk.log", "io.tickflow.core.desk.store")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.tickflow.core.desk");

    @ArchTest
    static final ArchRule FIX_ENGINE_HAS_ONE_USER =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "io.tickflow.connector.fix..", "io.tickflow.sandbox.stack.venue..")
                    .should()
                    .dependOnClassesThat(resideInAnyPackage("quickfix..", "org.apache.mina.."));

    @ArchTest
    static final ArchRule FIX_KNOWS_NO_SINK_AND_NO_LOG =
            noClasses()
                    .that()
                    .resideInAPackage("io.tickflow.connector.fix..")
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage(
                                    "io.tickflow.connector.execution..",
                                    "io.tickflow.connector.orderlog..",
                                    "io.tickflow.connector.lease..",
                                    "org.apache.kafka..",
                                    "org.apache.flink.."));

    @ArchTest
    static final ArchRule ORDER_LOG_KNOWS_NO_SINK =
            noClasses()
                    .that()
                    .resideInAPackage("io.tickflow.connector.orderlog..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.tickflow.connector.execution..");

    @ArchTest
    static final ArchRule ROOMS_OF_THE_DESK_AND_BELOW_HAVE_NO_CYCLES =
            slices().matching("io.tickflow.core.(desk|execution|lease|order|risk|signal|market)..")
                    .should()
                    .beFreeOfCycles();

    @ArchTest
    static final ArchRule CONNECTORS_HAVE_NO_CYCLES =
            slices().matching("io.tickflow.connector.(*)..").should().beFreeOfCycles();
}

package io.tickflow.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.stream.Collectors;

/** The rooms of processes and of the local stack. */
@AnalyzeClasses(packages = "io.tickflow", importOptions = ImportOption.DoNotIncludeTests.class)
class SandboxRoomsTest {

    private static final String PROCESS = "io.tickflow.process..";
    private static final String SANDBOX = "io.tickflow.sandbox..";
    private static final String STACK = "io.tickflow.sandbox.stack..";
    private static final String LOCAL = "io.tickflow.sandbox.local..";
    private static final String REPLAY = "io.tickflow.sandbox.replay..";
    private static final String FAULT = "io.tickflow.sandbox.fault..";
    private static final String TESTDATA = "io.tickflow.sandbox.testdata..";
    private static final int CLASSES_MAX = 25;

    @ArchTest
    static final ArchRule PROCESSES_KNOW_NO_STACK =
            classes()
                    .that()
                    .resideInAPackage(PROCESS)
                    .should()
                    .onlyDependOnClassesThat(
                            resideInAnyPackage(
                                    PROCESS,
                                    "java..",
                                    "javax.net.ssl..",
                                    "org.jspecify..",
                                    "com.fasterxml.jackson..",
                                    "org.apache.flink.."));

    @ArchTest
    static final ArchRule ONLY_A_CLUSTER_OF_PROCESSES_KNOWS_FLINK =
            noClasses()
                    .that()
                    .resideInAPackage("io.tickflow.process")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.apache.flink..");

    @ArchTest
    static final ArchRule CLUSTERS_AND_BACKFILLS_START_WITHOUT_A_STACK =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "io.tickflow.cli.cluster..",
                            "io.tickflow.cli.backfill..",
                            "io.tickflow.cli.background..",
                            "io.tickflow.operate..")
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(STACK, LOCAL, FAULT, TESTDATA));

    @ArchTest
    static final ArchRule REPLAYS_NEED_NO_STACK =
            noClasses()
                    .that()
                    .resideInAPackage(REPLAY)
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(STACK, LOCAL, FAULT, TESTDATA));

    @ArchTest
    static final ArchRule A_STACK_NEEDS_NO_REPLAY =
            noClasses()
                    .that()
                    .resideInAPackage(STACK)
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(LOCAL, REPLAY, FAULT, TESTDATA));

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("io.tickflow.(sandbox|process).(**)").should().beFreeOfCycles();

    @ArchTest
    static void noRoomIsCrowded(JavaClasses all) {
        Map<String, Long> sizes =
                all.stream()
                        .filter(resideInAnyPackage(PROCESS, SANDBOX))
                        .filter(JavaClass::isTopLevelClass)
                        .filter(type -> !type.getSimpleName().equals("package-info"))
                        .collect(
                                Collectors.groupingBy(
                                        JavaClass::getPackageName, Collectors.counting()));

        assertThat(sizes)
                .isNotEmpty()
                .allSatisfy((room, size) -> assertThat(size).isLessThanOrEqualTo(CLASSES_MAX));
    }
}

package io.tickflow.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.TreeMap;

/** Rules for the rooms of operations, of the command line and of the read model. */
@AnalyzeClasses(packages = "io.tickflow", importOptions = ImportOption.DoNotIncludeTests.class)
class OperateRoomsTest {

    private static final int CLASSES_MAX = 25;
    private static final String OPERATE = "io.tickflow.operate..";
    private static final String CLI = "io.tickflow.cli..";
    private static final String READ_MODEL = "io.tickflow.core.readmodel..";

    @ArchTest
    static final ArchRule OPERATIONS_KNOW_NO_FRONT_END =
            noClasses()
                    .that()
                    .resideInAPackage(OPERATE)
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage(
                                    "picocli..",
                                    CLI,
                                    "io.tickflow.gateway..",
                                    "io.tickflow.process..",
                                    "io.tickflow.sandbox.."));

    @ArchTest
    static final ArchRule OPERATIONS_HAVE_NO_CYCLES =
            slices().matching("io.tickflow.operate.(*)..").should().beFreeOfCycles();

    /** Rollouts themselves do not know where they are done. */
    @ArchTest
    static final ArchRule KUBERNETES_CLIENT_HAS_ONE_USER =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.tickflow.operate.kubernetes..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.fabric8..");

    @ArchTest
    static final ArchRule COMMAND_LINE_ALONE_KNOWS_PICOCLI =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(CLI)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("picocli..");

    /** Two locks are independent only if neither is made of the other. */
    @ArchTest
    static final ArchRule DESK_AND_SINK_KEEP_THEIR_OWN_FOLDS =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "io.tickflow.core.desk..",
                            "io.tickflow.core.execution..",
                            "io.tickflow.connector..",
                            "io.tickflow.flink..",
                            "io.tickflow.job.trading..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(READ_MODEL);

    @ArchTest
    static final ArchRule READ_MODEL_KNOWS_RECORDS_ONLY =
            classes()
                    .that()
                    .resideInAPackage(READ_MODEL)
                    .should()
                    .onlyDependOnClassesThat(
                            resideInAnyPackage(
                                    READ_MODEL,
                                    "io.tickflow.core.desk.log..",
                                    "io.tickflow.core.lease..",
                                    "io.tickflow.core.instrument..",
                                    "io.tickflow.core.market..",
                                    "io.tickflow.core.order..",
                                    "io.tickflow.core.risk..",
                                    "io.tickflow.core.signal..",
                                    "java..",
                                    "org.jspecify.."));

    @ArchTest
    static void shouldKeepRoomsSmall(JavaClasses all) {
        Map<String, Long> sizes =
                all.stream()
                        .filter(resideInAnyPackage(OPERATE, CLI, READ_MODEL))
                        .filter(JavaClass::isTopLevelClass)
                        .filter(found -> !found.getSimpleName().equals("package-info"))
                        .collect(groupingBy(JavaClass::getPackageName, TreeMap::new, counting()));

        assertThat(sizes).hasSizeGreaterThan(10);
        assertThat(sizes.values()).as("%s", sizes).allMatch(size -> size <= CLASSES_MAX);
    }
}

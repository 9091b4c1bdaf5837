package io.tickflow.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** The dependency law and the rules that keep the core deterministic. */
@AnalyzeClasses(packages = "io.tickflow", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String CORE = "io.tickflow.core..";
    private static final String CONTRACT = "io.tickflow.model.contract..";

    /** Methods of Math whose result the platform may choose within an error bound. */
    private static final Set<String> INEXACT =
            Set.of(
                    "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "exp", "expm1", "log",
                    "log10", "log1p", "pow", "cbrt", "sinh", "cosh", "tanh", "hypot");

    private static final Set<String> CLOCKS_AND_DICE =
            Set.of(
                    "java.lang.System.currentTimeMillis",
                    "java.lang.System.nanoTime",
                    "java.lang.Math.random",
                    "java.util.UUID.randomUUID",
                    "java.time.Instant.now",
                    "java.time.LocalDateTime.now",
                    "java.time.Clock.systemUTC");

    @ArchTest
    static final ArchRule CONTRACT_KNOWS_THE_JDK_ONLY =
            classes()
                    .that()
                    .resideInAPackage(CONTRACT)
                    .should()
                    .onlyDependOnClassesThat(
                            resideInAnyPackage(CONTRACT, "java..", "org.jspecify.."));

    @ArchTest
    static final ArchRule CORE_KNOWS_NO_PLATFORM =
            classes()
                    .that()
                    .resideInAPackage(CORE)
                    .should()
                    .onlyDependOnClassesThat(
                            resideInAnyPackage(CORE, CONTRACT, "java..", "org.jspecify.."));

    @ArchTest
    static final ArchRule SHELLS_KNOW_NO_EDGE =
            noClasses()
                    .that()
                    .resideInAPackage("io.tickflow.flink..")
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage(
                                    "io.tickflow.connector..",
                                    "io.tickflow.job..",
                                    "io.tickflow.model.onnx..",
                                    "ai.onnxruntime..",
                                    "org.apache.kafka..",
                                    "com.clickhouse..",
                                    "quickfix.."));

    @ArchTest
    static final ArchRule CONNECTORS_KNOW_THE_CORE_ONLY =
            noClasses()
                    .that()
                    .resideInAPackage("io.tickflow.connector..")
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage(
                                    "io.tickflow.flink..",
                                    "io.tickflow.job..",
                                    "io.tickflow.model.onnx..",
                                    "io.tickflow.sandbox.."));

    @ArchTest
    static final ArchRule ONE_USER_OF_ONNX_RUNTIME =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.tickflow.model.onnx..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("ai.onnxruntime..");

    @ArchTest
    static final ArchRule TREES_KNOW_FILES_AND_ONNX_ONLY =
            classes()
                    .that()
                    .resideInAPackage("io.tickflow.model.tree..")
                    .should()
                    .onlyDependOnClassesThat(
                            resideInAnyPackage(
                                    "io.tickflow.model.tree..",
                                    "ai.onnx.proto..",
                                    "com.google.protobuf..",
                                    "com.fasterxml.jackson..",
                                    "java..",
                                    "org.jspecify.."));

    @ArchTest
    static final ArchRule TRAINING_IS_NEVER_ON_A_JOBS_CLASS_PATH =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "io.tickflow.job..",
                            "io.tickflow.flink..",
                            "io.tickflow.connector..",
                            CORE)
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage(
                                    "io.tickflow.model.training..",
                                    "io.tickflow.model.importer..",
                                    "ml.dmlc.."));

    @ArchTest
    static final ArchRule CORE_IS_EXACT =
            noClasses().that().resideInAPackage(CORE).should().callMethodWhere(inexactMath());

    @ArchTest
    static final ArchRule CORE_HAS_NO_CLOCK_AND_NO_DICE =
            noClasses()
                    .that()
                    .resideInAPackage(CORE)
                    .should()
                    .callMethodWhere(clockOrDice())
                    .orShould()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.util.Random");

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS =
            noClasses()
                    .should()
                    .haveSimpleNameEndingWith("Impl")
                    .orShould()
                    .haveSimpleNameEndingWith("Manager")
                    .orShould()
                    .haveSimpleNameEndingWith("Helper")
                    .orShould()
                    .haveSimpleNameEndingWith("Utils");

    private static DescribedPredicate<JavaCall<?>> inexactMath() {
        return describe(
                "Math's inexact functions (use StrictMath)",
                call ->
                        call.getTargetOwner().getName().equals("java.lang.Math")
                                && INEXACT.contains(call.getName()));
    }

    private static DescribedPredicate<JavaCall<?>> clockOrDice() {
        return describe(
                "a clock or a random source",
                call ->
                        CLOCKS_AND_DICE.contains(
                                call.getTargetOwner().getName() + '.' + call.getName()));
    }
}

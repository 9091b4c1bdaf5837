package io.tickflow.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.apache.flink.configuration.ConfigOptions;

/** Options are declared in one module, which operators do not know. */
@AnalyzeClasses(packages = "io.tickflow", importOptions = ImportOption.DoNotIncludeTests.class)
class SettingsRoomsTest {

    private static final String SETTINGS = "io.tickflow.settings..";

    @ArchTest
    static final ArchRule ONE_MODULE_DECLARES_OPTIONS =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(SETTINGS)
                    .should()
                    .callMethod(ConfigOptions.class, "key", String.class);

    @ArchTest
    static final ArchRule OPERATORS_KNOW_NO_SETTINGS =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "io.tickflow.core..", "io.tickflow.flink..", "io.tickflow.connector..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(SETTINGS);

    @ArchTest
    static final ArchRule SETTINGS_KNOW_NO_JOB =
            noClasses()
                    .that()
                    .resideInAPackage(SETTINGS)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.tickflow.job..", "io.tickflow.cli..");
}

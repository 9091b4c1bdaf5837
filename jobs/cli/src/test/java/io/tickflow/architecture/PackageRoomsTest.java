package io.tickflow.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.AbstractClassesTransformer;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ClassesTransformer;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;
import java.util.stream.StreamSupport;

/** Rules for all packages of the tree: no circles, and no crowded rooms. */
@AnalyzeClasses(packages = "io.tickflow", importOptions = ImportOption.DoNotIncludeTests.class)
class PackageRoomsTest {

    private static final int CLASSES_MAX = 25;

    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CIRCLES =
            slices().matching("io.tickflow.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule PACKAGES_ARE_NOT_CROWDED =
            ArchRuleDefinition.all(packages()).should(haveFewClasses());

    private static ClassesTransformer<JavaPackage> packages() {
        return new AbstractClassesTransformer<>("packages") {
            @Override
            public Iterable<JavaPackage> doTransform(JavaClasses all) {
                return StreamSupport.stream(all.spliterator(), false)
                        .map(JavaClass::getPackage)
                        .distinct()
                        .toList();
            }
        };
    }

    private static ArchCondition<JavaPackage> haveFewClasses() {
        return new ArchCondition<>("have at most " + CLASSES_MAX + " classes") {
            @Override
            public void check(JavaPackage room, ConditionEvents events) {
                List<String> classes =
                        room.getClasses().stream()
                                .filter(found -> !found.isNestedClass() && !found.isArray())
                                .map(JavaClass::getSimpleName)
                                .filter(name -> !name.equals("package-info"))
                                .sorted()
                                .toList();
                events.add(
                        new SimpleConditionEvent(
                                room,
                                classes.size() <= CLASSES_MAX,
                                room.getName() + " has " + classes.size() + ": " + classes));
            }
        };
    }
}

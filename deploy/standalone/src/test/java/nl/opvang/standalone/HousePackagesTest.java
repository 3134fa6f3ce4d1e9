package nl.opvang.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.PackageMatcher;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import nl.opvang.plumbing.house.HousePackages;
import nl.opvang.plumbing.house.ProductionClasses;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HousePackagesTest {
    private static final JavaClasses PRODUCTION =
            new ClassFileImporter().withImportOption(new ProductionClasses()).importPackages("nl.opvang");

    static List<String> packages() {
        return HousePackages.all();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void every_package_that_a_rule_names_has_a_class_for_which_the_rule_can_fail(String pattern) {
        var matcher = PackageMatcher.of(pattern);

        assertThat(PRODUCTION.stream()
                        .filter(javaClass -> !javaClass.getSimpleName().equals("package-info"))
                        .map(JavaClass::getPackageName)
                        .filter(matcher::matches))
                .as(pattern)
                .isNotEmpty();
    }
}

package nl.opvang.plumbing.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import offenders.Offender;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HouseRulesTest {
    private static final JavaClasses OFFENDERS = new ClassFileImporter().importPackages("offenders");

    /** A rule and the classes that were made to break it, in the package that bears its name. */
    record Case(String name, ArchRule rule) {
        private JavaClasses neighbourhood() {
            return OFFENDERS.that(describe(
                    "live by " + name, javaClass -> javaClass.getPackageName().startsWith("offenders." + name + ".")));
        }

        private JavaClasses offenders() {
            return neighbourhood().that(are(annotatedWith(Offender.class)));
        }

        private JavaClasses innocents() {
            return neighbourhood().that(are(not(annotatedWith(Offender.class))));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> rules() {
        return Arrays.stream(HouseRules.class.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(ArchTest.class))
                .map(field -> new Case(field.getName(), (ArchRule) valueOf(field)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void every_rule_catches_every_one_of_its_offenders(Case house) {
        assertThat(house.offenders()).isNotEmpty();

        var violations = house.rule().evaluate(house.neighbourhood());

        assertThat(house.offenders())
                .allSatisfy(offender -> assertThat(reports(violations))
                        .anySatisfy(report -> assertThat(report).contains(offender.getName())));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void every_rule_lets_innocent_neighbours_pass(Case house) {
        assertThat(house.innocents()).isNotEmpty();

        assertThat(reports(house.rule().evaluate(house.innocents()))).isEmpty();
    }

    @Test
    void every_package_of_offenders_has_its_rule() {
        var rules = rules().stream().map(Case::name).collect(toUnmodifiableSet());

        assertThat(OFFENDERS.that(are(annotatedWith(Offender.class))))
                .allSatisfy(offender -> assertThat(rules)
                        .anySatisfy(
                                rule -> assertThat(offender.getPackageName()).startsWith("offenders." + rule + ".")));
    }

    @Test
    void every_package_that_a_rule_names_is_on_the_list_of_packages_to_look_for() {
        var named = Arrays.stream(HousePackages.class.getDeclaredFields())
                .filter(field -> field.getType() == String.class)
                .map(field -> (String) valueOf(field))
                .collect(toUnmodifiableSet());

        assertThat(HousePackages.all()).containsExactlyInAnyOrderElementsOf(named);
    }

    private static List<String> reports(EvaluationResult result) {
        return result.getFailureReport().getDetails();
    }

    private static Object valueOf(Field constant) {
        try {
            return constant.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}

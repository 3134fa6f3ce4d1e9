package nl.opvang.plumbing.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.never;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.BE_ANNOTATED_WITH_AN_INJECTION_ANNOTATION;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static nl.opvang.plumbing.house.HousePackages.CONTRACTS;
import static nl.opvang.plumbing.house.HousePackages.CONTRACTS_OF_ALLOCATION;
import static nl.opvang.plumbing.house.HousePackages.CONTRACTS_OF_CAPACITY;
import static nl.opvang.plumbing.house.HousePackages.CONTRACTS_OF_FUNDING;
import static nl.opvang.plumbing.house.HousePackages.CONTRACTS_OF_REPORTING;
import static nl.opvang.plumbing.house.HousePackages.DECISION;
import static nl.opvang.plumbing.house.HousePackages.DEMO;
import static nl.opvang.plumbing.house.HousePackages.DOMAIN;
import static nl.opvang.plumbing.house.HousePackages.EMBEDDED;
import static nl.opvang.plumbing.house.HousePackages.ISSUER;
import static nl.opvang.plumbing.house.HousePackages.PLUMBING;
import static nl.opvang.plumbing.house.HousePackages.READ;
import static nl.opvang.plumbing.house.HousePackages.STANDALONE;
import static nl.opvang.plumbing.house.HousePackages.TORTURE;
import static nl.opvang.plumbing.house.HousePackages.VERIFY;
import static nl.opvang.plumbing.house.HousePackages.WRITE;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaEnumConstant;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/**
 * What may depend on what, and what things are called.
 *
 * <p>A module follows them by a test that implements this interface. No rule minds a module in which nothing can break
 * it; {@link HousePackages} sees to it that every package named here exists somewhere, and every rule has offenders of
 * its own which it must catch.
 */
public interface HouseRules {
    String PROCESSES = "nl.opvang.plumbing.http.processing.Processes";

    @ArchTest
    ArchRule contracts_depend_on_nothing = classes()
            .that()
            .resideInAPackage(CONTRACTS)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", CONTRACTS)
            .because("every service and every reader of events must be able to use them")
            .allowEmptyShould(true);

    @ArchTest
    ArchRule domain_is_pure_java = classes()
            .that()
            .resideInAnyPackage(DOMAIN, DECISION)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", CONTRACTS, DOMAIN, DECISION)
                    .and(not(resideInAnyPackage("java.sql..", "java.net..", "java.nio.file.."))))
            .because("a decision is a function of a command and a state")
            .allowEmptyShould(true);

    @ArchTest
    ArchRule domain_has_no_clock_and_no_dice = classes()
            .that()
            .resideInAnyPackage(DOMAIN, DECISION, CONTRACTS)
            .should(never(accessTargetWhere(clockOrDice())))
            .because("time and ids come in with the command, so that a decision can be taken again")
            .allowEmptyShould(true);

    @ArchTest
    ArchRule domain_refuses_by_value = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN)
            .should()
            .beAssignableTo(Throwable.class)
            .because("a refusal is an answer; an exception is a bug")
            .allowEmptyShould(true);

    @ArchTest
    ArchRule what_auditors_alone_read_is_logged = classes()
            .should(logWhatAuditorsAloneMayAsk())
            .because("who read what is there for audits must be known afterwards (BIO2 8.15, decision 26)")
            .allowEmptyShould(true);

    @ArchTest
    ArchRule amounts_are_exact = classes()
            .that()
            .resideInAnyPackage(DOMAIN, CONTRACTS)
            .should(haveNoMemberOf(Set.of("double", "float", "java.lang.Double", "java.lang.Float")))
            .because("money and place-days must add up to the cent")
            .allowEmptyShould(true);

    @ArchTest
    ArchRule plumbing_knows_no_domain_word = classes()
            .that()
            .resideInAPackage(PLUMBING)
            .should(onlySee(
                    "contracts without the features, and plumbing",
                    target -> resideInAnyPackage(CONTRACTS, PLUMBING)
                            .and(not(resideInAnyPackage(
                                    CONTRACTS_OF_CAPACITY,
                                    CONTRACTS_OF_ALLOCATION,
                                    CONTRACTS_OF_FUNDING,
                                    CONTRACTS_OF_REPORTING)))
                            .test(target)))
            .because("the same pipes must carry the next feature")
            .allowEmptyShould(true);

    @ArchTest
    ArchRule services_meet_on_kafka_alone = classes()
            .that(belongToAService())
            .should(seeNoOtherService())
            .because("each can then be released, stopped and lost on its own")
            .allowEmptyShould(true);

    @ArchTest
    ArchRule reading_never_sees_writing = noClasses()
            .that()
            .resideInAPackage(READ)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(WRITE)
            .because("a view is built from events, not from the side that decides")
            .allowEmptyShould(true);

    @ArchTest
    ArchRule axon_stays_on_the_write_side = noClasses()
            .that()
            .resideOutsideOfPackages(WRITE, PLUMBING)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.axonframework..")
            .because("all reading goes through our own readers")
            .allowEmptyShould(true);

    @ArchTest
    ArchRule kafka_stays_in_the_plumbing = noClasses()
            .that()
            .resideOutsideOfPackages(PLUMBING, EMBEDDED, TORTURE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..")
            .because("a feature sees events, not records and offsets")
            .allowEmptyShould(true);

    @ArchTest
    ArchRule features_form_no_cycles = slices().matching("..nl.opvang.(*).(*)..")
            .should()
            .beFreeOfCycles()
            .because("a change should touch one feature")
            .allowEmptyShould(true);

    @ArchTest
    ArchRule every_package_is_null_marked = classes()
            .should(resideInANullMarkedPackage())
            .because("NullAway looks at nothing else")
            .allowEmptyShould(true);

    @ArchTest
    ArchRule events_are_records_in_sealed_interfaces = classes()
            .that(assignableTo(named("nl.opvang.contracts.event.PublishedEvent")))
            .should(beASealedInterfaceOrARecordInOne("Event"))
            .because("every fact is listed in one place, and none of them changes")
            .allowEmptyShould(true);

    @ArchTest
    ArchRule commands_and_refusals_are_sealed = classes()
            .that()
            .resideInAPackage(DOMAIN)
            .and(haveANameThat("ends in Command or Refusal", name -> name.matches(".*(Command|Refusal)")))
            .should(beASealedInterfaceOrARecordInOne("Command", "Refusal"))
            .because("a switch over them must be complete to compile")
            .allowEmptyShould(true);

    @ArchTest
    ArchRule names_say_what_a_thing_is = classes()
            .should(haveNoNameLike("(Base|Abstract)\\p{Upper}.*"
                    + "|.*(Impl|Utils?|Helpers?|Manager|DTO|Dto|Entity)"
                    + "|.*(Common|Core|Shared)"))
            .because("such a name would fit anything")
            .allowEmptyShould(true);

    @ArchTest
    ArchRule packages_say_what_they_are_for = noClasses()
            .should()
            .resideInAnyPackage("..common..", "..core..", "..shared..", "..util..", "..utils..", "..helper..")
            .because("such a package becomes everyone's attic")
            .allowEmptyShould(true);

    @ArchTest
    ArchRule leaf_records_need_no_suffix = classes()
            .that(are(record()))
            .and(resideInAnyPackage(CONTRACTS, DOMAIN))
            .should(haveNoNameLike(".+(Event|Command)"))
            .because("PlacesChanged and ChangePlaces say it by their grammar")
            .allowEmptyShould(true);

    @ArchTest
    ArchRule only_a_main_class_is_called_a_service = classes()
            .that(belongToAService())
            .and()
            .haveSimpleNameEndingWith("Service")
            .should(resideDirectlyInTheServicesOwnPackage())
            .because("inside a service a class says which part of the work it does")
            .allowEmptyShould(true);

    @ArchTest
    ArchRule controllers_are_nobodys_api = noClasses()
            .that(are(annotatedWith("org.springframework.web.bind.annotation.RestController")))
            .should()
            .bePublic()
            .because("HTTP is the way in, not Java")
            .allowEmptyShould(true);

    @ArchTest
    ArchRule nothing_is_injected_into_fields = fields().should(never(BE_ANNOTATED_WITH_AN_INJECTION_ANNOTATION))
            .because("a constructor shows what a class needs")
            .allowEmptyShould(true);

    @ArchTest
    ArchRule transactions_are_opened_by_hand = classes()
            .should(beFreeOfAnnotation(
                    "org.springframework.transaction.annotation.Transactional", "jakarta.transaction.Transactional"))
            .because("locks and caches of the command side follow the database's commit, which nothing may wrap unseen")
            .allowEmptyShould(true);

    @ArchTest
    ArchRule services_log_and_do_not_print = classes()
            .that()
            .resideOutsideOfPackages(STANDALONE, ISSUER, DEMO, TORTURE, VERIFY)
            .should(never(ACCESS_STANDARD_STREAMS))
            .because("only what is started by hand talks to a terminal")
            .allowEmptyShould(true);

    private static DescribedPredicate<JavaClass> named(String type) {
        return DescribedPredicate.describe(
                type, javaClass -> javaClass.getName().equals(type));
    }

    private static DescribedPredicate<JavaClass> record() {
        return DescribedPredicate.describe("a record", JavaClass::isRecord);
    }

    private static DescribedPredicate<JavaClass> haveANameThat(String description, Predicate<String> name) {
        return DescribedPredicate.describe(
                "have a name that " + description, javaClass -> name.test(javaClass.getSimpleName()));
    }

    private static DescribedPredicate<JavaAccess<?>> clockOrDice() {
        var clocks = Set.of("now", "currentTimeMillis", "nanoTime", "randomUUID", "random");
        var dice = Set.of(
                Random.class.getName(),
                SecureRandom.class.getName(),
                ThreadLocalRandom.class.getName(),
                Clock.class.getName());
        return DescribedPredicate.describe("reads a clock or rolls dice", access -> {
            var owner = access.getTarget().getOwner();
            return dice.contains(owner.getName())
                    || (owner.getPackageName().startsWith("java.")
                            && clocks.contains(access.getTarget().getName()));
        });
    }

    private static ArchCondition<JavaClass> logWhatAuditorsAloneMayAsk() {
        return condition("say @Processes wherever auditors alone may ask", (javaClass, events) -> {
            for (var method : javaClass.getMethods()) {
                if (isForAuditorsAlone(method)
                        && !method.isAnnotatedWith(PROCESSES)
                        && !javaClass.isAnnotatedWith(PROCESSES)) {
                    events.add(SimpleConditionEvent.violated(method, method.getDescription()));
                }
            }
        });
    }

    private static boolean isForAuditorsAlone(JavaMember member) {
        return member.tryGetAnnotationOfType("nl.opvang.plumbing.access.AllowedTo")
                .flatMap(rule -> rule.get("value"))
                .filter(roles -> roles instanceof JavaEnumConstant[] alone
                        && alone.length == 1
                        && alone[0].name().equals("AUDITOR"))
                .isPresent();
    }

    private static ArchCondition<JavaClass> haveNoMemberOf(Set<String> types) {
        return condition("have no member of type " + types, (javaClass, events) -> {
            for (JavaMember member : javaClass.getMembers()) {
                if (member.getAllInvolvedRawTypes().stream().anyMatch(type -> types.contains(type.getName()))) {
                    events.add(SimpleConditionEvent.violated(member, member.getDescription()));
                }
            }
        });
    }

    private static ArchCondition<JavaClass> onlySee(String description, Predicate<JavaClass> allowed) {
        return condition("of our own code see only " + description, (javaClass, events) -> {
            for (var dependency : javaClass.getDirectDependenciesFromSelf()) {
                if (Module.of(dependency.getTargetClass()).isPresent() && !allowed.test(dependency.getTargetClass())) {
                    events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                }
            }
        });
    }

    private static DescribedPredicate<JavaClass> belongToAService() {
        return DescribedPredicate.describe(
                "belong to a service",
                javaClass -> Module.of(javaClass).map(Module::isService).orElse(false));
    }

    private static ArchCondition<JavaClass> seeNoOtherService() {
        return condition("see no other service", (javaClass, events) -> {
            var own = Module.of(javaClass);
            for (var dependency : javaClass.getDirectDependenciesFromSelf()) {
                var other = Module.of(dependency.getTargetClass());
                if (!other.equals(own)
                        && other.map(Module::isHiddenFromServices).orElse(false)) {
                    events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                }
            }
        });
    }

    private static ArchCondition<JavaClass> resideDirectlyInTheServicesOwnPackage() {
        return condition("reside directly in the service's own package", (javaClass, events) -> {
            if (!javaClass.getPackageName().matches("(.*\\.)?nl\\.opvang\\.\\w+")) {
                events.add(SimpleConditionEvent.violated(javaClass, javaClass.getDescription()));
            }
        });
    }

    private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
        return condition("reside in a package that is @NullMarked", (javaClass, events) -> {
            if (!javaClass.getPackage().isAnnotatedWith(NullMarked.class)) {
                events.add(SimpleConditionEvent.violated(
                        javaClass, javaClass.getDescription() + " is in a package without @NullMarked"));
            }
        });
    }

    private static ArchCondition<JavaClass> haveNoNameLike(String pattern) {
        var banned = Pattern.compile(pattern);
        return condition("have no name like " + pattern, (javaClass, events) -> {
            if (banned.matcher(javaClass.getSimpleName()).matches()) {
                events.add(SimpleConditionEvent.violated(javaClass, javaClass.getDescription()));
            }
        });
    }

    private static ArchCondition<JavaClass> beASealedInterfaceOrARecordInOne(String... endings) {
        Predicate<JavaClass> sealed = javaClass -> javaClass.isInterface()
                && javaClass.reflect().isSealed()
                && Set.of(endings).stream()
                        .anyMatch(ending -> javaClass.getSimpleName().endsWith(ending));
        Predicate<JavaClass> base = javaClass -> javaClass.getName().startsWith("nl.opvang.contracts.event.");
        return condition("be a sealed interface or a record in one", (javaClass, events) -> {
            var nested = javaClass.isRecord()
                    && javaClass.getEnclosingClass().map(sealed::test).orElse(false);
            if (!base.test(javaClass) && !sealed.test(javaClass) && !nested) {
                events.add(SimpleConditionEvent.violated(javaClass, javaClass.getDescription()));
            }
        });
    }

    private static ArchCondition<JavaClass> beFreeOfAnnotation(String... annotations) {
        return condition("not be annotated with " + String.join(" or ", annotations), (javaClass, events) -> {
            for (String annotation : annotations) {
                if (javaClass.isAnnotatedWith(annotation)) {
                    events.add(SimpleConditionEvent.violated(javaClass, javaClass.getDescription()));
                }
                for (JavaMember member : javaClass.getMembers()) {
                    if (member.isAnnotatedWith(annotation)) {
                        events.add(SimpleConditionEvent.violated(member, member.getDescription()));
                    }
                }
            }
        });
    }

    private static ArchCondition<JavaClass> condition(String description, Check check) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass javaClass, ConditionEvents events) {
                check.check(javaClass, events);
            }
        };
    }

    /** The body of a condition. */
    @FunctionalInterface
    interface Check {
        void check(JavaClass javaClass, ConditionEvents events);
    }

    /** The part of the house that a class lives in: the first word after {@code nl.opvang}. */
    record Module(String name) {
        private static final Pattern PACKAGE = Pattern.compile("(?:.*\\.)?nl\\.opvang\\.(\\w+)(?:\\..*)?");
        private static final Set<String> VISIBLE_TO_SERVICES = Set.of("contracts", "plumbing");
        private static final Set<String> DEPLOY =
                Set.of("embedded", "issuer", "demo", "torture", "standalone", "bench");

        static Optional<Module> of(JavaClass javaClass) {
            var matcher = PACKAGE.matcher(javaClass.getPackageName());
            return matcher.matches() ? Optional.of(new Module(matcher.group(1))) : Optional.empty();
        }

        boolean isService() {
            return isHiddenFromServices() && !DEPLOY.contains(name);
        }

        boolean isHiddenFromServices() {
            return !VISIBLE_TO_SERVICES.contains(name);
        }
    }
}

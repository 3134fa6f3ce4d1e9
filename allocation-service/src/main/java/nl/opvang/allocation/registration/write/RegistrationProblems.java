package nl.opvang.allocation.registration.write;

import java.time.Duration;
import java.util.List;
import nl.opvang.allocation.registration.domain.RegistrationRefusal;
import nl.opvang.allocation.registration.domain.RegistrationRefusal.AlreadyDeregistered;
import nl.opvang.allocation.registration.domain.RegistrationRefusal.AlreadyRegistered;
import nl.opvang.allocation.registration.domain.RegistrationRefusal.ChangedMeanwhile;
import nl.opvang.allocation.registration.domain.RegistrationRefusal.CorrectionIdTaken;
import nl.opvang.allocation.registration.domain.RegistrationRefusal.LeavesBeforeArrival;
import nl.opvang.allocation.registration.domain.RegistrationRefusal.NotRegisteredThen;
import nl.opvang.allocation.registration.domain.RegistrationRefusal.NotRegisteredThere;
import nl.opvang.allocation.registration.domain.RegistrationRefusal.PersonMergedAway;
import nl.opvang.allocation.registration.domain.RegistrationRefusal.RegisteredElsewhere;
import nl.opvang.allocation.registration.domain.RegistrationRefusal.RegisteredTwice;
import nl.opvang.allocation.registration.domain.RegistrationRefusal.RegistrationIdOfAnother;
import nl.opvang.allocation.registration.domain.RegistrationRefusal.RegistrationIdTaken;
import nl.opvang.allocation.registration.domain.RegistrationRefusal.RegistrationUnknown;
import nl.opvang.allocation.registration.domain.RegistrationRefusal.RegistrationWithdrawn;
import nl.opvang.plumbing.http.write.RefusalProblems;
import nl.opvang.plumbing.problem.Fault;
import nl.opvang.plumbing.problem.Problem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each refusal about a registration is over HTTP. */
@Configuration(proxyBeanMethods = false)
class RegistrationProblems {

    /** What stands in the way is others' to change: the same request is decided again, not answered from memory. */
    private static final Duration OTHERS_MAY_ACT = Duration.ofMinutes(1);

    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    @Bean
    RefusalProblems<RegistrationRefusal> registrationRefusals() {
        return new RefusalProblems<>(RegistrationRefusal.class, RegistrationProblems::problem);
    }

    static Problem problem(RegistrationRefusal refusal) {
        return switch (refusal) {
            case RegisteredElsewhere _ ->
                Problem.conflict(
                                "registered-elsewhere",
                                "Registered elsewhere",
                                "The person is registered in another municipality.")
                        .retryAfter(OTHERS_MAY_ACT);
            case NotRegisteredThere _ ->
                Problem.conflict(
                                "not-registered-there",
                                "Not registered there",
                                "The person is not registered in the municipality that the move comes from.")
                        .retryAfter(OTHERS_MAY_ACT);
            case AlreadyRegistered(var existing) ->
                Problem.conflict(
                                "already-registered",
                                "Already registered",
                                "The person is registered in this municipality on that day.")
                        .with("registration", existing.id().toString());
            case NotRegisteredThen _ ->
                Problem.conflict(
                                "not-registered-then", "Not registered then", "The registration had ended by that day.")
                        .retryAfter(OTHERS_MAY_ACT);
            case RegistrationUnknown _ ->
                Problem.of(
                        404,
                        "registration-unknown",
                        "Registration unknown",
                        "This municipality has no such registration.");
            case RegistrationIdTaken _, RegistrationIdOfAnother _ ->
                Problem.conflict(
                        "id-taken",
                        "Id taken",
                        "The id already stands for a registration that says something else; what was said is changed by"
                                + " a correction.");
            case CorrectionIdTaken _ ->
                Problem.conflict(
                        "id-taken", "Id taken", "The id already stands for a correction that says something else.");
            case RegistrationWithdrawn _ ->
                Problem.conflict(
                        "registration-withdrawn",
                        "Registration withdrawn",
                        "The registration was withdrawn; only a correction brings it back.");
            case AlreadyDeregistered(var until) ->
                Problem.conflict(
                                "already-deregistered",
                                "Already deregistered",
                                "The registration was ended otherwise; only a correction changes that.")
                        .with("until", until.toString());
            case PersonMergedAway _, ChangedMeanwhile _ ->
                Problem.conflict(
                                "changed-meanwhile",
                                "Changed meanwhile",
                                "Something about the person changed while this was decided.")
                        .retryAfter(AT_ONCE);
            case RegisteredTwice(var own, var elsewhere) ->
                Problem.conflict(
                                "registered-twice",
                                "Registered twice",
                                "Both are registered on one day: deregister, correct or withdraw one of the"
                                        + " registrations first.")
                        .with("elsewhere", elsewhere)
                        .with(
                                "registrations",
                                own.stream().map(id -> id.id().toString()).toList())
                        .retryAfter(OTHERS_MAY_ACT);
            case LeavesBeforeArrival _ ->
                Problem.invalid(
                        List.of(new Fault("body", "/until", "must come after the first day of the registration")));
        };
    }
}

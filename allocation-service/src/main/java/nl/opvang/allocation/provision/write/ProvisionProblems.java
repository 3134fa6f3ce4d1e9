package nl.opvang.allocation.provision.write;

import java.time.Duration;
import nl.opvang.allocation.provision.domain.ProvisionRefusal;
import nl.opvang.allocation.provision.domain.ProvisionRefusal.AlreadyProvided;
import nl.opvang.allocation.provision.domain.ProvisionRefusal.ChangedMeanwhile;
import nl.opvang.allocation.provision.domain.ProvisionRefusal.CorrectionIdTaken;
import nl.opvang.allocation.provision.domain.ProvisionRefusal.PersonMergedAway;
import nl.opvang.allocation.provision.domain.ProvisionRefusal.ProvidedElsewhere;
import nl.opvang.allocation.provision.domain.ProvisionRefusal.ProvidedTwice;
import nl.opvang.allocation.provision.domain.ProvisionRefusal.ProvisionIdOfAnother;
import nl.opvang.allocation.provision.domain.ProvisionRefusal.ProvisionIdTaken;
import nl.opvang.allocation.provision.domain.ProvisionRefusal.ProvisionUnknown;
import nl.opvang.plumbing.http.write.RefusalProblems;
import nl.opvang.plumbing.problem.Problem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each refusal about a provision is over HTTP. */
@Configuration(proxyBeanMethods = false)
class ProvisionProblems {

    /** What stands in the way is others' to change: the same request is decided again, not answered from memory. */
    private static final Duration OTHERS_MAY_ACT = Duration.ofMinutes(1);

    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    @Bean
    RefusalProblems<ProvisionRefusal> provisionRefusals() {
        return new RefusalProblems<>(ProvisionRefusal.class, ProvisionProblems::problem);
    }

    static Problem problem(ProvisionRefusal refusal) {
        return switch (refusal) {
            case ProvidedElsewhere _ ->
                Problem.conflict(
                                "provided-elsewhere",
                                "Provided elsewhere",
                                "Another municipality provided to the person in that month.")
                        .retryAfter(OTHERS_MAY_ACT);
            case AlreadyProvided(var existing) ->
                Problem.conflict(
                                "already-provided",
                                "Already provided",
                                "This municipality already said that it provided to the person in that month.")
                        .with("provision", existing.id().toString());
            case PersonMergedAway _, ChangedMeanwhile _ ->
                Problem.conflict(
                                "changed-meanwhile",
                                "Changed meanwhile",
                                "Something about the person changed while this was decided.")
                        .retryAfter(AT_ONCE);
            case ProvidedTwice(var own, var elsewhere) ->
                Problem.conflict(
                                "provided-twice",
                                "Provided twice",
                                "Both had a provision in one month: withdraw one of the provisions first.")
                        .with("elsewhere", elsewhere)
                        .with(
                                "provisions",
                                own.stream().map(id -> id.id().toString()).toList())
                        .retryAfter(OTHERS_MAY_ACT);
            case ProvisionUnknown _ ->
                Problem.of(404, "provision-unknown", "Provision unknown", "This municipality has no such provision.");
            case ProvisionIdTaken _, ProvisionIdOfAnother _ ->
                Problem.conflict(
                        "id-taken", "Id taken", "The id already stands for a provision that says something else.");
            case CorrectionIdTaken _ ->
                Problem.conflict(
                        "id-taken", "Id taken", "The id already stands for the correction of another provision.");
        };
    }
}

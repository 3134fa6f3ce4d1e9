package nl.opvang.funding.posting.write;

import java.util.List;
import nl.opvang.contracts.funding.PostingEvent;
import nl.opvang.funding.posting.domain.Books;
import nl.opvang.funding.posting.domain.PostingCommand;
import nl.opvang.funding.posting.domain.PostingDecider;
import nl.opvang.funding.posting.domain.PostingRefusal;
import nl.opvang.plumbing.decision.Decider;
import nl.opvang.plumbing.http.write.RefusalProblems;
import nl.opvang.plumbing.problem.Fault;
import nl.opvang.plumbing.problem.Problem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How amounts are decided about, and what each refusal is over HTTP. */
@Configuration(proxyBeanMethods = false)
class PostingProblems {
    @Bean
    Decider<PostingCommand, Books, PostingEvent, PostingRefusal> postingDecider() {
        return PostingDecider.DECIDER;
    }

    @Bean
    RefusalProblems<PostingRefusal> postingRefusals() {
        return new RefusalProblems<>(PostingRefusal.class, PostingProblems::problem);
    }

    private static Problem problem(PostingRefusal refusal) {
        return switch (refusal) {
            case PostingRefusal.PostingUnknown _ ->
                Problem.of(404, "posting-unknown", "Posting unknown", "No such amount was posted.");
            case PostingRefusal.PostingWithdrawn _ ->
                Problem.conflict("posting-withdrawn", "Posting withdrawn", "It was withdrawn.");
            case PostingRefusal.IdTaken _ ->
                Problem.conflict("id-taken", "Id taken", "The id already stands for something else that was said.");
            case PostingRefusal.AmountImplausible(var least, var most) ->
                wrong("/amount", "must lie between " + least + " and " + most);
            case PostingRefusal.MonthBeforeRegulation(var first) -> wrong("/month", "must not be before " + first);
            case PostingRefusal.MonthToCome _ -> wrong("/month", "must have begun: only what was paid is posted");
            case PostingRefusal.DepreciationMissing _ -> wrong("/depreciation", "is needed for a transition cost");
            case PostingRefusal.DepreciationImplausible(var least, var most) ->
                wrong("/depreciation/months", "must lie between " + least + " and " + most);
            case PostingRefusal.OnlyOfTransitionCosts(var field) -> wrong("/" + field, "is for transition costs only");
        };
    }

    private static Problem wrong(String field, String message) {
        return Problem.invalid(List.of(new Fault("body", field, message)));
    }
}

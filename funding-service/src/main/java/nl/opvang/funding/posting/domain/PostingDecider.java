package nl.opvang.funding.posting.domain;

import static nl.opvang.plumbing.decision.Decision.accept;
import static nl.opvang.plumbing.decision.Decision.nothing;
import static nl.opvang.plumbing.decision.Decision.refuse;

import java.time.YearMonth;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.opvang.contracts.funding.Posting;
import nl.opvang.contracts.funding.PostingEvent;
import nl.opvang.contracts.funding.PostingEvent.Corrected;
import nl.opvang.contracts.funding.PostingEvent.Posted;
import nl.opvang.contracts.funding.PostingEvent.Withdrawn;
import nl.opvang.contracts.funding.PostingKind;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.posting.domain.PostingCommand.Correct;
import nl.opvang.funding.posting.domain.PostingCommand.Post;
import nl.opvang.funding.posting.domain.PostingCommand.Withdraw;
import nl.opvang.funding.posting.domain.PostingRefusal.AmountImplausible;
import nl.opvang.funding.posting.domain.PostingRefusal.DepreciationImplausible;
import nl.opvang.funding.posting.domain.PostingRefusal.DepreciationMissing;
import nl.opvang.funding.posting.domain.PostingRefusal.IdTaken;
import nl.opvang.funding.posting.domain.PostingRefusal.MonthBeforeRegulation;
import nl.opvang.funding.posting.domain.PostingRefusal.MonthToCome;
import nl.opvang.funding.posting.domain.PostingRefusal.OnlyOfTransitionCosts;
import nl.opvang.funding.posting.domain.PostingRefusal.PostingUnknown;
import nl.opvang.funding.posting.domain.PostingRefusal.PostingWithdrawn;
import nl.opvang.plumbing.decision.Decider;
import nl.opvang.plumbing.decision.Decision;

/** Actual amounts are said, corrected and withdrawn; none of them is ever overwritten. */
public final class PostingDecider {
    /** Beyond it lies a slip of the pen: more than all municipalities together receive in a month. */
    static final Euro MOST = new Euro(100_000_000_000L);

    static final int MOST_MONTHS = 600;

    /** BooO works back to 1 March 2022. */
    static final YearMonth FIRST_MONTH = YearMonth.of(2022, 3);

    public static final Decider<PostingCommand, Books, PostingEvent, PostingRefusal> DECIDER = new Decider<>(
            "posting", PostingCommand.class, PostingEvent.class, Books.NONE, PostingDecider::decide, Books::evolve);

    private PostingDecider() {}

    public static Decision<PostingEvent, PostingRefusal> decide(PostingCommand command, Books books) {
        return switch (command) {
            case Post(var municipality, var id, var posting, var thisMonth) ->
                record(new Posted(municipality, id, posting), wrong(posting, thisMonth), books);
            case Correct(var municipality, var id, var correctionId, var posting, var thisMonth) ->
                record(
                        new Corrected(municipality, id, correctionId, posting),
                        notStanding(id, books).or(() -> wrong(posting, thisMonth)),
                        books);
            case Withdraw(var municipality, var id, var correctionId) ->
                record(new Withdrawn(municipality, id, correctionId), notStanding(id, books), books);
        };
    }

    /** A repeat is asked about before any rule: what was accepted once stays accepted. */
    private static Decision<PostingEvent, PostingRefusal> record(
            PostingEvent event, Optional<PostingRefusal> refusal, Books books) {
        var id = Objects.requireNonNull(event.factId());
        var said = books.said().get(id);
        if (said != null) return said.equals(event) ? nothing() : refuse(new IdTaken(id));
        return refusal.<Decision<PostingEvent, PostingRefusal>>map(Decision::refuse)
                .orElseGet(() -> accept(event));
    }

    private static Optional<PostingRefusal> notStanding(UUID id, Books books) {
        if (!(books.said().get(id) instanceof Posted)) return Optional.of(new PostingUnknown(id));
        return books.withdrawn().contains(id) ? Optional.of(new PostingWithdrawn(id)) : Optional.empty();
    }

    private static Optional<PostingRefusal> wrong(Posting posting, YearMonth thisMonth) {
        if (posting.amount().cents() < 0 || posting.amount().compareTo(MOST) > 0)
            return Optional.of(new AmountImplausible(Euro.ZERO, MOST));
        if (posting.month().isBefore(FIRST_MONTH)) return Optional.of(new MonthBeforeRegulation(FIRST_MONTH));
        if (posting.month().isAfter(thisMonth)) return Optional.of(new MonthToCome(posting.month()));
        return posting.kind() == PostingKind.TRANSITION_COST ? wrongDepreciation(posting) : onlyOfOthers(posting);
    }

    private static Optional<PostingRefusal> wrongDepreciation(Posting posting) {
        var depreciation = posting.depreciation();
        if (depreciation == null) return Optional.of(new DepreciationMissing());
        if (depreciation.months() < 1 || depreciation.months() > MOST_MONTHS)
            return Optional.of(new DepreciationImplausible(1, MOST_MONTHS));
        return depreciation.from().isBefore(FIRST_MONTH)
                ? Optional.of(new MonthBeforeRegulation(FIRST_MONTH))
                : Optional.empty();
    }

    private static Optional<PostingRefusal> onlyOfOthers(Posting posting) {
        if (posting.depreciation() != null) return Optional.of(new OnlyOfTransitionCosts("depreciation"));
        return posting.applicationId() != null
                ? Optional.of(new OnlyOfTransitionCosts("applicationId"))
                : Optional.empty();
    }
}

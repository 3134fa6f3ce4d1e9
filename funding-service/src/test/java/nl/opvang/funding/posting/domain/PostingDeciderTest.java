package nl.opvang.funding.posting.domain;

import java.time.YearMonth;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.funding.Depreciation;
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
import nl.opvang.plumbing.decision.DeciderSpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PostingDeciderTest extends DeciderSpec<PostingCommand, Books, PostingEvent, PostingRefusal> {
    private static final MunicipalityCode GRONINGEN = new MunicipalityCode("GM0014");
    private static final YearMonth NOW = YearMonth.of(2024, 3);
    private static final YearMonth FIRST = YearMonth.of(2022, 3);

    PostingDeciderTest() {
        super(PostingDecider.DECIDER);
    }

    @Test
    void an_amount_is_posted_corrected_and_withdrawn() {
        given().when(post(1, allowance("2023-02", 26_000)))
                .then(new Posted(GRONINGEN, id(1), allowance("2023-02", 26_000)))
                .and()
                .when(correct(1, 2, allowance("2023-03", 25_000)))
                .then(new Corrected(GRONINGEN, id(1), id(2), allowance("2023-03", 25_000)))
                .and()
                .when(new Withdraw(GRONINGEN, id(1), id(3)))
                .then(new Withdrawn(GRONINGEN, id(1), id(3)))
                .and()
                .when(correct(1, 4, allowance("2023-03", 25_000)))
                .thenRefused(new PostingWithdrawn(id(1)));
    }

    @Test
    void what_was_never_posted_is_not_corrected_or_withdrawn() {
        given().when(correct(1, 2, allowance("2023-02", 1))).thenRefused(new PostingUnknown(id(1)));
        given().when(new Withdraw(GRONINGEN, id(1), id(2))).thenRefused(new PostingUnknown(id(1)));
    }

    @Test
    void an_id_stands_for_one_amount_and_a_repeat_changes_nothing() {
        givenAccepted(post(1, allowance("2023-02", 1)))
                .when(post(1, allowance("2023-02", 1)))
                .thenNothing();
        givenAccepted(post(1, allowance("2023-02", 1)))
                .when(post(1, allowance("2023-02", 2)))
                .thenRefused(new IdTaken(id(1)));
    }

    @Test
    void a_negative_or_absurd_amount_is_refused() {
        var wrong = new AmountImplausible(Euro.ZERO, PostingDecider.MOST);
        given().when(post(1, allowance("2023-02", -1))).thenRefused(wrong);
        given().when(post(1, allowance("2023-02", 1_000_000_001))).thenRefused(wrong);
        given().when(post(1, allowance("2023-02", 0))).then(new Posted(GRONINGEN, id(1), allowance("2023-02", 0)));
    }

    @Test
    void only_months_from_the_regulation_until_now_are_posted_about() {
        given().when(post(1, allowance("2022-02", 1))).thenRefused(new MonthBeforeRegulation(FIRST));
        given().when(post(1, allowance("2024-03", 1))).then(new Posted(GRONINGEN, id(1), allowance("2024-03", 1)));
        given().when(post(1, allowance("2024-04", 1))).thenRefused(new MonthToCome(YearMonth.of(2024, 4)));
    }

    @Test
    void a_transition_cost_says_over_which_months_it_is_spread() {
        given().when(post(1, transition(null))).thenRefused(new DepreciationMissing());
        given().when(post(1, transition(new Depreciation(FIRST, 0)))).thenRefused(new DepreciationImplausible(1, 600));
        given().when(post(1, transition(new Depreciation(FIRST, 601))))
                .thenRefused(new DepreciationImplausible(1, 600));
        given().when(post(1, transition(new Depreciation(YearMonth.of(2022, 2), 12))))
                .thenRefused(new MonthBeforeRegulation(FIRST));
        var spread = transition(new Depreciation(FIRST, 60));
        given().when(post(1, spread)).then(new Posted(GRONINGEN, id(1), spread));
    }

    @Test
    void nothing_else_is_depreciated_or_made_under_an_application() {
        var month = YearMonth.of(2023, 2);
        var spread = new Depreciation(FIRST, 60);
        given().when(post(1, new Posting(PostingKind.RECOVERY, month, Euro.ZERO, spread, null)))
                .thenRefused(new OnlyOfTransitionCosts("depreciation"));
        given().when(post(1, new Posting(PostingKind.RECOVERY, month, Euro.ZERO, null, id(9))))
                .thenRefused(new OnlyOfTransitionCosts("applicationId"));
    }

    private static Post post(int id, Posting posting) {
        return new Post(GRONINGEN, id(id), posting, NOW);
    }

    private static Correct correct(int id, int correction, Posting posting) {
        return new Correct(GRONINGEN, id(id), id(correction), posting, NOW);
    }

    private static Posting allowance(String month, long euros) {
        return new Posting(
                PostingKind.LIVING_ALLOWANCE_MUNICIPAL, YearMonth.parse(month), new Euro(100 * euros), null, null);
    }

    private static Posting transition(@Nullable Depreciation depreciation) {
        return new Posting(
                PostingKind.TRANSITION_COST, YearMonth.of(2023, 2), new Euro(120_000_000), depreciation, id(9));
    }

    private static UUID id(int number) {
        return new UUID(1, number);
    }
}

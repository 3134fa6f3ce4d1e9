package nl.opvang.capacity.quality.domain;

import static nl.opvang.contracts.capacity.ItemFinding.MET;
import static nl.opvang.contracts.capacity.ItemFinding.NOT_MET;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.capacity.quality.domain.QualityCommand.AgreeFollowUp;
import nl.opvang.capacity.quality.domain.QualityCommand.FinishFollowUp;
import nl.opvang.capacity.quality.domain.QualityCommand.Inspect;
import nl.opvang.capacity.quality.domain.QualityCommand.WithdrawInspection;
import nl.opvang.capacity.quality.domain.QualityRefusal.FollowUpUnknown;
import nl.opvang.capacity.quality.domain.QualityRefusal.IdTaken;
import nl.opvang.capacity.quality.domain.QualityRefusal.InspectionCorrected;
import nl.opvang.capacity.quality.domain.QualityRefusal.InspectionUnknown;
import nl.opvang.capacity.quality.domain.QualityRefusal.ItemTwice;
import nl.opvang.capacity.quality.domain.QualityRefusal.ItemUnknown;
import nl.opvang.capacity.quality.domain.QualityRefusal.LocationNotKnown;
import nl.opvang.capacity.quality.domain.QualityRefusal.NoChecklist;
import nl.opvang.capacity.quality.domain.QualityRefusal.NothingToDo;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.capacity.ItemFinding;
import nl.opvang.contracts.capacity.ItemResult;
import nl.opvang.contracts.capacity.QualityEvent;
import nl.opvang.contracts.capacity.QualityEvent.FollowUpAgreed;
import nl.opvang.contracts.capacity.QualityEvent.FollowUpDone;
import nl.opvang.contracts.capacity.QualityEvent.Inspected;
import nl.opvang.contracts.capacity.QualityEvent.InspectionWithdrawn;
import nl.opvang.plumbing.decision.DeciderSpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QualityDeciderTest extends DeciderSpec<QualityCommand, Quality, QualityEvent, QualityRefusal> {
    private static final LocationId LOCATION = new LocationId(new MunicipalityCode("GM0014"), id(1));
    private static final LocalDate DAY = LocalDate.parse("2025-03-10");
    private static final Checklist CHECKLIST =
            new Checklist(id(90), ChecklistDeciderTest.terms("2025-01-01", "beds", "complaints"));

    QualityDeciderTest() {
        super(QualityDecider.DECIDER);
    }

    @Test
    void an_inspection_uses_the_checklist_of_its_day() {
        given().when(inspect(2, null, beds(MET), complaints(NOT_MET)))
                .then(inspected(2, null, beds(MET), complaints(NOT_MET)));
        given().when(new Inspect(LOCATION, id(2), null, DAY, List.of(), true, null))
                .thenRefused(new NoChecklist(DAY));
        given().when(inspect(2, null, new ItemResult("garden", MET, null))).thenRefused(new ItemUnknown("garden"));
        given().when(inspect(2, null, beds(MET), beds(NOT_MET))).thenRefused(new ItemTwice("beds"));
    }

    @Test
    void an_inspection_once_told_is_a_repeat_whatever_the_checklist_says_now() {
        given(inspected(2, null, beds(MET)))
                .when(new Inspect(LOCATION, id(2), null, DAY, List.of(beds(MET)), false, null))
                .thenNothing();
        given(inspected(2, null, beds(MET)))
                .when(inspect(2, null, beds(NOT_MET)))
                .thenRefused(new IdTaken(id(2)));
    }

    @Test
    void a_location_that_nobody_opened_cannot_be_looked_at() {
        given().when(new Inspect(LOCATION, id(2), null, DAY, List.of(), false, CHECKLIST))
                .thenRefused(new LocationNotKnown(LOCATION));
    }

    @Test
    void an_inspection_takes_the_place_of_the_one_that_it_corrects() {
        given(inspected(2, null, beds(MET)))
                .when(inspect(3, id(2), beds(NOT_MET)))
                .then(inspected(3, id(2), beds(NOT_MET)))
                .thenState(quality -> assertThat(quality.inspections()).containsOnlyKeys(id(3)))
                .and()
                .when(inspect(4, id(2), beds(MET)))
                .thenRefused(new InspectionCorrected(id(2)));
        given().when(inspect(3, id(2), beds(MET))).thenRefused(new InspectionUnknown(id(2)));
    }

    @Test
    void an_inspection_can_be_withdrawn_once() {
        given(inspected(2, null))
                .when(new WithdrawInspection(LOCATION, id(3), id(2)))
                .then(new InspectionWithdrawn(LOCATION, id(3), id(2)))
                .thenState(quality -> assertThat(quality.inspections()).isEmpty())
                .and()
                .when(new WithdrawInspection(LOCATION, id(4), id(2)))
                .thenRefused(new InspectionCorrected(id(2)));
    }

    @Test
    void what_was_not_met_can_be_followed_up_until_it_is_done() {
        given(inspected(2, null, beds(MET), complaints(NOT_MET)))
                .when(agree(5, 2, "complaints"))
                .then(agreed(5, 2, "complaints"))
                .and()
                .when(new FinishFollowUp(LOCATION, id(6), id(5), DAY.plusDays(9)))
                .then(new FollowUpDone(LOCATION, id(6), id(5), DAY.plusDays(9)))
                .and()
                .when(new FinishFollowUp(LOCATION, id(7), id(5), DAY.plusDays(9)))
                .thenNothing();
    }

    @Test
    void nothing_is_done_about_what_was_met_or_never_looked_at() {
        given(inspected(2, null, beds(MET))).when(agree(5, 2, "beds")).thenRefused(new NothingToDo("beds"));
        given(inspected(2, null, beds(MET))).when(agree(5, 2, "complaints")).thenRefused(new NothingToDo("complaints"));
        given().when(agree(5, 2, "beds")).thenRefused(new InspectionUnknown(id(2)));
        given().when(new FinishFollowUp(LOCATION, id(6), id(5), DAY)).thenRefused(new FollowUpUnknown(id(5)));
    }

    private static ItemResult beds(ItemFinding finding) {
        return new ItemResult("beds", finding, null);
    }

    private static ItemResult complaints(ItemFinding finding) {
        return new ItemResult("complaints", finding, "alleen in het Nederlands");
    }

    private static Inspect inspect(int id, @Nullable UUID corrects, ItemResult... results) {
        return new Inspect(LOCATION, id(id), corrects, DAY, List.of(results), true, CHECKLIST);
    }

    private static Inspected inspected(int id, @Nullable UUID corrects, ItemResult... results) {
        return new Inspected(LOCATION, id(id), corrects, DAY, CHECKLIST.checklistId(), List.of(results));
    }

    private static AgreeFollowUp agree(int id, int inspection, String code) {
        return new AgreeFollowUp(LOCATION, id(id), id(inspection), code, "laten vertalen", DAY.plusDays(14));
    }

    private static FollowUpAgreed agreed(int id, int inspection, String code) {
        return new FollowUpAgreed(LOCATION, id(id), id(inspection), code, "laten vertalen", DAY.plusDays(14));
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }
}

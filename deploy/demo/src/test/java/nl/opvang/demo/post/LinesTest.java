package nl.opvang.demo.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.capacity.BuildingType;
import nl.opvang.contracts.capacity.LocationDescription;
import nl.opvang.contracts.capacity.OccupancyBasis;
import nl.opvang.contracts.capacity.OwnFacility;
import nl.opvang.contracts.capacity.PrivacyLevel;
import nl.opvang.contracts.capacity.StayLength;
import nl.opvang.contracts.ledger.NationalityGroup;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.demo.plan.NationalHistory;
import nl.opvang.demo.plan.Operation;
import nl.opvang.demo.plan.Operation.ChangePlaces;
import nl.opvang.demo.plan.Operation.CloseLocation;
import nl.opvang.demo.plan.Operation.CorrectCount;
import nl.opvang.demo.plan.Operation.CorrectRegistration;
import nl.opvang.demo.plan.Operation.CountOccupancy;
import nl.opvang.demo.plan.Operation.DepartureReason;
import nl.opvang.demo.plan.Operation.Deregister;
import nl.opvang.demo.plan.Operation.EndStay;
import nl.opvang.demo.plan.Operation.Identity;
import nl.opvang.demo.plan.Operation.Move;
import nl.opvang.demo.plan.Operation.OpenLocation;
import nl.opvang.demo.plan.Operation.PlanPlaces;
import nl.opvang.demo.plan.Operation.ProlongLocation;
import nl.opvang.demo.plan.Operation.Provide;
import nl.opvang.demo.plan.Operation.RealisePlaces;
import nl.opvang.demo.plan.Operation.Register;
import nl.opvang.demo.plan.Operation.ReturnToUse;
import nl.opvang.demo.plan.Operation.StartStay;
import nl.opvang.demo.plan.Operation.TakeOutOfUse;
import org.junit.jupiter.api.Test;

class LinesTest {
    private static final String HERE = "GM0014";
    private static final UUID A = UUID.fromString("00000000-0000-4000-8000-00000000000a");
    private static final UUID B = UUID.fromString("00000000-0000-4000-8000-00000000000b");
    private static final UUID C = UUID.fromString("00000000-0000-4000-8000-00000000000c");
    private static final LocalDate DAY = LocalDate.of(2023, 5, 1);
    private static final LocalDate LATER = LocalDate.of(2023, 6, 1);
    private static final Instant KNOWN = Instant.parse("2023-05-02T09:00:00Z");
    private static final Identity SOMEONE = new Identity("V_NUMBER", "0000000001");

    private static void says(Operation operation, String id, String type, String data) {
        assertThat(json(operation)).isEqualTo(line(id, type, data));
    }

    private static String json(Operation... operations) {
        return Lines.of(List.of(operations)).getLast().json();
    }

    private static String line(String id, String type, String data) {
        return """
            {'id':'%s','type':'%s','municipality':'GM0014','knownAt':'2023-05-02T09:00:00Z','data':%s}\
            """.formatted(id, type, data)
                .replace("A!", A.toString())
                .replace("B!", B.toString())
                .replace("C!", C.toString())
                .replace('\'', '"');
    }

    @Test
    void an_opening_describes_the_location() {
        var description = new LocationDescription(
                "Kantoor Groningen 1",
                new MunicipalityCode("GM0037"),
                PlaceKind.MUNICIPAL,
                StayLength.LONG,
                BuildingType.CONVERTED_OFFICE,
                PrivacyLevel.OWN_ROOM,
                List.of(OwnFacility.KITCHEN),
                LATER,
                null);
        says(
                new OpenLocation(HERE, A, DAY, description, 80, OccupancyBasis.NAMED, KNOWN),
                "open-location/A!",
                "open-location",
                "{'locationId':'A!','opening':{'effectiveOn':'2023-05-01','name':'Kantoor Groningen 1',"
                        + "'situatedIn':'GM0037','kind':'MUNICIPAL','stayLength':'LONG',"
                        + "'buildingType':'CONVERTED_OFFICE','privacyLevel':'OWN_ROOM','ownFacilities':['KITCHEN'],"
                        + "'availableFrom':'2023-06-01','plannedPlaces':80,'occupancyBasis':'NAMED'}}");
    }

    @Test
    void places_are_planned_realised_and_changed_by_one_type_of_line() {
        says(
                new PlanPlaces(HERE, A, B, DAY, 20, "agreed", KNOWN),
                "change-places/B!",
                "change-places",
                "{'locationId':'A!','changeId':'B!','placeChange':{'type':'PLANNED','effectiveOn':'2023-05-01',"
                        + "'places':20,'reason':'agreed'}}");
        says(
                new ChangePlaces(HERE, A, B, DAY, 100, "more rooms", KNOWN),
                "change-places/B!",
                "change-places",
                "{'locationId':'A!','changeId':'B!','placeChange':{'type':'CHANGED','effectiveOn':'2023-05-01',"
                        + "'places':100,'reason':'more rooms'}}");
    }

    @Test
    void of_realised_places_none_is_promised_any_more() {
        says(
                new RealisePlaces(HERE, A, B, DAY, 80, "ready", KNOWN),
                "change-places/B!",
                "change-places",
                "{'locationId':'A!','changeId':'B!','placeChange':{'type':'REALISED','effectiveOn':'2023-05-01',"
                        + "'places':80,'stillPlanned':0,'reason':'ready'}}");
    }

    @Test
    void places_are_out_of_use_for_a_time_or_shorter() {
        says(
                new TakeOutOfUse(HERE, A, B, DAY, LATER, 10, "leak", KNOWN),
                "take-out-of-use/B!",
                "take-out-of-use",
                "{'locationId':'A!','periodId':'B!','outOfUsePeriod':{'from':'2023-05-01','until':'2023-06-01',"
                        + "'places':10,'reason':'leak'}}");
        says(
                new ReturnToUse(HERE, A, C, B, DAY, KNOWN),
                "return-to-use/C!",
                "return-to-use",
                "{'locationId':'A!','returnId':'C!','returnToUse':{'periodId':'B!','effectiveOn':'2023-05-01'}}");
    }

    @Test
    void a_location_is_prolonged_and_closed() {
        says(
                new ProlongLocation(HERE, A, B, DAY, LATER, KNOWN),
                "prolong-location/B!",
                "prolong-location",
                "{'locationId':'A!','prolongationId':'B!','prolongation':{'availableUntil':'2023-06-01'}}");
        says(
                new CloseLocation(HERE, A, B, DAY, "given back", KNOWN),
                "close-location/B!",
                "close-location",
                "{'locationId':'A!','closingId':'B!','closing':{'effectiveOn':'2023-05-01','reason':'given back'}}");
    }

    @Test
    void people_are_counted_and_counts_corrected() {
        says(
                new CountOccupancy(HERE, A, B, DAY, 70, KNOWN),
                "count-occupancy/B!",
                "count-occupancy",
                "{'locationId':'A!','countId':'B!','count':{'on':'2023-05-01','occupied':70}}");
        says(
                new CorrectCount(HERE, A, C, B, DAY, 75, "counted wrongly", KNOWN),
                "correct-location/C!",
                "correct-location",
                "{'locationId':'A!','correctionId':'C!','correction':{'corrects':'B!',"
                        + "'count':{'on':'2023-05-01','occupied':75},'reason':'counted wrongly'}}");
    }

    @Test
    void who_registers_says_who_it_is_and_where_from() {
        says(
                new Register(HERE, A, SOMEONE, NationalityGroup.UKRAINIAN, DAY, KNOWN),
                "register/A!",
                "register",
                "{'registration':'A!','identity':{'scheme':'V_NUMBER','value':'0000000001'},"
                        + "'nationalityGroup':'UKRAINIAN','from':'2023-05-01'}");
        says(
                new Move(HERE, A, SOMEONE, "GM0363", NationalityGroup.OTHER, DAY, KNOWN),
                "register/A!",
                "register",
                "{'registration':'A!','identity':{'scheme':'V_NUMBER','value':'0000000001'},"
                        + "'nationalityGroup':'OTHER','from':'2023-05-01','movedFrom':'GM0363'}");
    }

    @Test
    void what_follows_a_registration_repeats_whose_it_is() {
        var register = new Register(HERE, A, SOMEONE, NationalityGroup.UKRAINIAN, DAY, KNOWN);
        assertThat(json(register, new Deregister(HERE, A, LATER, DepartureReason.LEFT_COUNTRY, KNOWN)))
                .isEqualTo(line(
                        "deregister/A!",
                        "deregister",
                        "{'registration':'A!','until':'2023-06-01','departureReason':'LEFT_COUNTRY',"
                                + "'identity':{'scheme':'V_NUMBER','value':'0000000001'}}"));
        assertThat(json(
                        register,
                        new CorrectRegistration(HERE, A, B, NationalityGroup.UKRAINIAN, DAY, "put right", KNOWN)))
                .isEqualTo(line(
                        "correct-registration/B!",
                        "correct-registration",
                        "{'registration':'A!','correction':'B!','nationalityGroup':'UKRAINIAN','from':'2023-05-01',"
                                + "'identity':{'scheme':'V_NUMBER','value':'0000000001'},'reason':'put right'}"));
    }

    @Test
    void a_stay_says_where_it_is_from_beginning_to_end() {
        says(
                new StartStay(HERE, A, B, SOMEONE, DAY, KNOWN),
                "start-stay/B!",
                "start-stay",
                "{'stay':'B!','location':'A!','identity':{'scheme':'V_NUMBER','value':'0000000001'},"
                        + "'from':'2023-05-01'}");
        says(
                new EndStay(HERE, A, B, LATER, KNOWN),
                "end-stay/B!",
                "end-stay",
                "{'stay':'B!','until':'2023-06-01','location':'A!'}");
    }

    @Test
    void a_provision_is_for_a_month() {
        says(
                new Provide(HERE, A, SOMEONE, YearMonth.of(2023, 4), KNOWN),
                "provide/A!",
                "provide",
                "{'provision':'A!','identity':{'scheme':'V_NUMBER','value':'0000000001'},'month':'2023-04'}");
    }

    @Test
    void no_two_lines_of_the_history_have_the_same_id() {
        var history = NationalHistory.planned(NationalHistory.USUAL_SEED);
        var rounds = Stream.concat(
                history.municipalities().stream()
                        .flatMap(code -> Stream.of(history.locations(code), history.people(code))),
                Stream.of(history.movers()));
        var ids = rounds.flatMap(told -> Lines.of(told).stream()).map(Line::id).toList();
        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.length() <= 100);
    }
}

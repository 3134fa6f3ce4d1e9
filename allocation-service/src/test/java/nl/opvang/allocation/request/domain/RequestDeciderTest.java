package nl.opvang.allocation.request.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.opvang.allocation.request.domain.RequestCommand.AcceptOffer;
import nl.opvang.allocation.request.domain.RequestCommand.Ask;
import nl.opvang.allocation.request.domain.RequestCommand.AskOffer;
import nl.opvang.allocation.request.domain.RequestCommand.Change;
import nl.opvang.allocation.request.domain.RequestCommand.DeclineOffer;
import nl.opvang.allocation.request.domain.RequestCommand.Fulfil;
import nl.opvang.allocation.request.domain.RequestCommand.HoldOffer;
import nl.opvang.allocation.request.domain.RequestCommand.NoteExpiry;
import nl.opvang.allocation.request.domain.RequestCommand.RecordFailure;
import nl.opvang.allocation.request.domain.RequestCommand.RefuseOffer;
import nl.opvang.allocation.request.domain.RequestCommand.ReleaseOffer;
import nl.opvang.allocation.request.domain.RequestCommand.Withdraw;
import nl.opvang.allocation.request.domain.RequestRefusal.AskedInTheFuture;
import nl.opvang.allocation.request.domain.RequestRefusal.ChangedMeanwhile;
import nl.opvang.allocation.request.domain.RequestRefusal.EndsBeforeStart;
import nl.opvang.allocation.request.domain.RequestRefusal.HouseholdOutOfBounds;
import nl.opvang.allocation.request.domain.RequestRefusal.IdTaken;
import nl.opvang.allocation.request.domain.RequestRefusal.MunicipalityUnknown;
import nl.opvang.allocation.request.domain.RequestRefusal.NothingHeld;
import nl.opvang.allocation.request.domain.RequestRefusal.OfferEnded;
import nl.opvang.allocation.request.domain.RequestRefusal.OfferNotAccepted;
import nl.opvang.allocation.request.domain.RequestRefusal.OfferStands;
import nl.opvang.allocation.request.domain.RequestRefusal.OfferUnknown;
import nl.opvang.allocation.request.domain.RequestRefusal.PersonNamedTwice;
import nl.opvang.allocation.request.domain.RequestRefusal.RequestClosed;
import nl.opvang.allocation.request.domain.RequestRefusal.RequestUnknown;
import nl.opvang.contracts.allocation.DeclineReason;
import nl.opvang.contracts.allocation.Household;
import nl.opvang.contracts.allocation.HouseholdMember;
import nl.opvang.contracts.allocation.NoPlace;
import nl.opvang.contracts.allocation.OfferId;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.allocation.RequestEvent;
import nl.opvang.contracts.allocation.RequestEvent.Asked;
import nl.opvang.contracts.allocation.RequestEvent.Changed;
import nl.opvang.contracts.allocation.RequestEvent.Fulfilled;
import nl.opvang.contracts.allocation.RequestEvent.OfferAccepted;
import nl.opvang.contracts.allocation.RequestEvent.OfferAsked;
import nl.opvang.contracts.allocation.RequestEvent.OfferDeclined;
import nl.opvang.contracts.allocation.RequestEvent.OfferExpired;
import nl.opvang.contracts.allocation.RequestEvent.OfferRefused;
import nl.opvang.contracts.allocation.RequestEvent.Offered;
import nl.opvang.contracts.allocation.RequestEvent.PlacementFailed;
import nl.opvang.contracts.allocation.RequestEvent.Withdrawn;
import nl.opvang.contracts.allocation.RequestId;
import nl.opvang.contracts.allocation.ShelterWish;
import nl.opvang.contracts.allocation.StayId;
import nl.opvang.contracts.allocation.WithdrawalReason;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.text.SealedText;
import nl.opvang.plumbing.decision.DeciderSpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequestDeciderTest extends DeciderSpec<RequestCommand, Request, RequestEvent, RequestRefusal> {
    private static final MunicipalityCode GRONINGEN = new MunicipalityCode("GM0014");
    private static final MunicipalityCode ROTTERDAM = new MunicipalityCode("GM0599");
    private static final RequestId REQUEST = new RequestId(GRONINGEN, new UUID(1, 1));
    private static final LocationId SHIP = new LocationId(ROTTERDAM, new UUID(2, 1));
    private static final LocationId SCHOOL = new LocationId(GRONINGEN, new UUID(2, 2));
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final Instant HELD_UNTIL = NOW.plus(Duration.ofDays(2));
    private static final Instant TOO_LATE = HELD_UNTIL;
    private static final OfferId OFFER = offer(1);
    private static final UUID FACT = new UUID(4, 1);

    RequestDeciderTest() {
        super(RequestDecider.DECIDER);
    }

    @Test
    void a_household_asks_and_a_repeat_changes_nothing() {
        given().when(ask(2)).then(new Asked(REQUEST, wish(2)));
        givenAccepted(ask(2)).when(ask(3)).thenRefused(new IdTaken());
        givenAccepted(ask(2), new Change(REQUEST, FACT, wish(3), NOW))
                .when(ask(2))
                .thenNothing();
    }

    @Test
    void a_household_is_people_once_each_who_have_asked_by_now() {
        given().when(ask(0)).thenRefused(new HouseholdOutOfBounds(1, 30));
        given().when(ask(31)).thenRefused(new HouseholdOutOfBounds(1, 30));
        var twice = new ArrayList<>(people(1));
        twice.addAll(people(1));
        given().when(new Ask(REQUEST, wish(twice, null), NOW)).thenRefused(new PersonNamedTwice());
        given().when(new Ask(REQUEST, wish(people(1), "2026-03-02"), NOW))
                .thenRefused(new EndsBeforeStart(on("2026-03-02"), on("2026-03-02")));
        given().when(new Ask(REQUEST, wish(1), wish(1).askedAt().minusSeconds(1)))
                .thenRefused(new AskedInTheFuture());
    }

    @Test
    void nothing_is_said_about_a_request_that_nobody_made() {
        given().when(withdraw()).thenRefused(new RequestUnknown());
        given().when(new AskOffer(REQUEST, OFFER, ROTTERDAM, NOW)).thenRefused(new RequestUnknown());
        given().when(new NoteExpiry(REQUEST, OFFER, NOW)).thenNothing();
    }

    @Test
    void full_never_closes_a_request() {
        var failed = new RecordFailure(REQUEST, FACT, on("2026-03-02"), NoPlace.FULL, NOW);
        givenAccepted(ask(2))
                .when(failed)
                .then(new PlacementFailed(REQUEST, FACT, on("2026-03-02"), NoPlace.FULL))
                .and()
                .when(new AskOffer(REQUEST, OFFER, ROTTERDAM, NOW))
                .then(new OfferAsked(REQUEST, OFFER, ROTTERDAM))
                .and()
                .when(new RefuseOffer(REQUEST, OFFER, ROTTERDAM, NoPlace.FULL, NOW))
                .then(new OfferRefused(REQUEST, OFFER, null, NoPlace.FULL))
                .and()
                .when(new AskOffer(REQUEST, offer(2), ROTTERDAM, NOW))
                .then(new OfferAsked(REQUEST, offer(2), ROTTERDAM));
        givenAccepted(ask(2), failed)
                .when(new RecordFailure(REQUEST, FACT, on("2026-03-02"), NoPlace.OTHER, NOW))
                .thenRefused(new IdTaken());
    }

    @Test
    void a_municipality_that_is_asked_holds_places_and_the_household_accepts_and_comes() {
        var stays = List.of(stay(1), stay(2));
        givenAccepted(ask(2), new AskOffer(REQUEST, OFFER, ROTTERDAM, NOW))
                .when(hold(OFFER, SHIP, 2, NOW))
                .then(offered(OFFER, SHIP, 2))
                .and()
                .when(accept(NOW))
                .then(new OfferAccepted(REQUEST, OFFER, SHIP))
                .and()
                .when(fulfil(stays))
                .then(new Fulfilled(REQUEST, OFFER, SHIP, on("2026-03-03"), stays));
    }

    @Test
    void a_municipality_holds_places_of_its_own_without_being_asked() {
        givenAccepted(ask(2))
                .when(hold(OFFER, SCHOOL, 2, NOW))
                .then(new OfferAsked(REQUEST, OFFER, GRONINGEN), offered(OFFER, SCHOOL, 2));
        givenAccepted(ask(2)).when(hold(OFFER, SHIP, 2, NOW)).thenRefused(new OfferUnknown());
        givenAccepted(ask(2), new AskOffer(REQUEST, OFFER, ROTTERDAM, NOW))
                .when(hold(OFFER, SCHOOL, 2, NOW))
                .thenRefused(new OfferUnknown());
        givenAccepted(ask(2), new RecordFailure(REQUEST, OFFER.id(), on("2026-03-02"), NoPlace.FULL, NOW))
                .when(hold(OFFER, SCHOOL, 2, NOW))
                .thenRefused(new IdTaken());
    }

    @Test
    void one_household_holds_places_once() {
        held().when(hold(offer(2), SCHOOL, 2, NOW)).thenRefused(new OfferStands());
        held().when(hold(OFFER, new LocationId(ROTTERDAM, new UUID(2, 9)), 2, NOW))
                .thenRefused(new OfferStands());
        held().when(hold(offer(2), SCHOOL, 2, TOO_LATE))
                .then(
                        new OfferExpired(REQUEST, OFFER, SHIP, HELD_UNTIL),
                        new OfferAsked(REQUEST, offer(2), GRONINGEN),
                        offered(offer(2), SCHOOL, 2, TOO_LATE));
    }

    @Test
    void places_are_held_for_the_request_as_it_is() {
        givenAccepted(ask(2), new AskOffer(REQUEST, OFFER, ROTTERDAM, NOW), new Change(REQUEST, FACT, wish(3), NOW))
                .when(hold(OFFER, SHIP, 2, NOW))
                .thenRefused(new ChangedMeanwhile());
        held().when(new Change(REQUEST, FACT, wish(3), NOW)).thenRefused(new OfferStands());
        held().when(new Change(REQUEST, FACT, wish(3), TOO_LATE))
                .then(new OfferExpired(REQUEST, OFFER, SHIP, HELD_UNTIL), new Changed(REQUEST, FACT, wish(3)));
        var described = Household.sealed(wish(2).household().persons(), new SealedText(new UUID(7, 0) + ":b3RoZXI"));
        var urgent = new ShelterWish(described, wish(2).askedAt(), wish(2).from(), wish(2).until(), null, null);
        held().when(new Change(REQUEST, FACT, urgent, NOW)).then(new Changed(REQUEST, FACT, urgent));
    }

    @Test
    void an_offer_whose_time_is_over_is_not_accepted_and_whoever_comes_next_records_it() {
        held().when(accept(HELD_UNTIL.minusNanos(1)))
                .thenAccepted(events -> assertThat(events).hasSize(1));
        held().when(accept(TOO_LATE)).thenRefused(new OfferEnded());
        held().when(new DeclineOffer(REQUEST, OFFER, DeclineReason.TOO_FAR, TOO_LATE))
                .thenRefused(new OfferEnded());
        held().when(new NoteExpiry(REQUEST, OFFER, TOO_LATE))
                .then(new OfferExpired(REQUEST, OFFER, SHIP, HELD_UNTIL))
                .and()
                .when(accept(NOW))
                .thenRefused(new OfferEnded());
        held().when(new NoteExpiry(REQUEST, OFFER, NOW)).thenNothing();
        held().andAccepted(accept(NOW))
                .when(new NoteExpiry(REQUEST, OFFER, TOO_LATE))
                .thenNothing();
    }

    @Test
    void a_declined_offer_keeps_its_reason_and_the_request_stays_open() {
        held().when(new DeclineOffer(REQUEST, OFFER, DeclineReason.TOO_FAR, NOW))
                .then(new OfferDeclined(REQUEST, OFFER, SHIP, DeclineReason.TOO_FAR))
                .and()
                .when(new DeclineOffer(REQUEST, OFFER, DeclineReason.OTHER, NOW))
                .thenRefused(new OfferEnded());
        givenAccepted(ask(2), new AskOffer(REQUEST, OFFER, ROTTERDAM, NOW))
                .when(new DeclineOffer(REQUEST, OFFER, DeclineReason.TOO_FAR, NOW))
                .thenRefused(new NothingHeld());
        held().andAccepted(accept(NOW))
                .when(new DeclineOffer(REQUEST, OFFER, DeclineReason.DID_NOT_COME, NOW))
                .then(new OfferDeclined(REQUEST, OFFER, SHIP, DeclineReason.DID_NOT_COME))
                .and()
                .when(hold(offer(2), SCHOOL, 2, NOW))
                .then(new OfferAsked(REQUEST, offer(2), GRONINGEN), offered(offer(2), SCHOOL, 2));
    }

    @Test
    void the_municipality_that_offered_may_take_it_back() {
        held().andAccepted(accept(NOW))
                .when(new RefuseOffer(REQUEST, OFFER, ROTTERDAM, NoPlace.OTHER, NOW))
                .then(new OfferRefused(REQUEST, OFFER, SHIP, NoPlace.OTHER));
        held().when(new RefuseOffer(REQUEST, OFFER, GRONINGEN, NoPlace.OTHER, NOW))
                .thenRefused(new OfferUnknown());
    }

    @Test
    void only_who_accepted_comes() {
        held().when(fulfil(List.of(stay(1), stay(2)))).thenRefused(new OfferNotAccepted());
        givenAccepted(ask(2), new AskOffer(REQUEST, OFFER, ROTTERDAM, NOW))
                .when(accept(NOW))
                .thenRefused(new NothingHeld());
        held().when(new AcceptOffer(REQUEST, OFFER, SCHOOL, NOW)).thenRefused(new ChangedMeanwhile());
        held().andAccepted(accept(NOW))
                .when(new Fulfil(REQUEST, OFFER, GRONINGEN, SHIP, on("2026-03-03"), List.of(), NOW))
                .thenRefused(new OfferUnknown());
        held().andAccepted(accept(NOW))
                .when(new Fulfil(REQUEST, OFFER, ROTTERDAM, SCHOOL, on("2026-03-03"), List.of(), NOW))
                .thenRefused(new ChangedMeanwhile());
    }

    @Test
    void an_accepted_offer_stands_whatever_the_time() {
        held().andAccepted(accept(NOW))
                .when(fulfil(List.of(stay(1), stay(2)), TOO_LATE.plus(Duration.ofDays(30))))
                .thenAccepted(events -> assertThat(events).hasSize(1));
        held().andAccepted(accept(NOW))
                .when(hold(offer(2), SCHOOL, 2, TOO_LATE.plus(Duration.ofDays(30))))
                .thenRefused(new OfferStands());
    }

    @Test
    void a_household_that_no_longer_asks_gives_its_places_back() {
        givenAccepted(ask(2)).when(withdraw()).then(new Withdrawn(REQUEST, WithdrawalReason.LEFT));
        held().when(withdraw())
                .then(
                        new OfferDeclined(REQUEST, OFFER, SHIP, DeclineReason.NO_LONGER_ASKS),
                        new Withdrawn(REQUEST, WithdrawalReason.LEFT));
        held().when(new Withdraw(REQUEST, WithdrawalReason.LEFT, TOO_LATE))
                .then(
                        new OfferExpired(REQUEST, OFFER, SHIP, HELD_UNTIL),
                        new Withdrawn(REQUEST, WithdrawalReason.LEFT));
    }

    @Test
    void after_its_end_nothing_happens_to_a_request() {
        var ended = givenAccepted(ask(2), new AskOffer(REQUEST, OFFER, ROTTERDAM, NOW), withdraw());
        ended.when(ask(2)).thenNothing();
        ended.when(new Withdraw(REQUEST, WithdrawalReason.OTHER, NOW)).thenRefused(new RequestClosed());
        ended.when(new Change(REQUEST, FACT, wish(3), NOW)).thenRefused(new RequestClosed());
        ended.when(new RecordFailure(REQUEST, FACT, on("2026-03-02"), NoPlace.FULL, NOW))
                .thenRefused(new RequestClosed());
        ended.when(hold(OFFER, SHIP, 2, NOW)).thenRefused(new RequestClosed());
        ended.when(new RefuseOffer(REQUEST, OFFER, ROTTERDAM, NoPlace.FULL, NOW))
                .thenRefused(new RequestClosed());
        held().andAccepted(accept(NOW), fulfil(List.of(stay(1), stay(2))))
                .when(withdraw())
                .thenRefused(new RequestClosed());
    }

    @Test
    void only_a_municipality_that_exists_is_asked() {
        var weesp = new MunicipalityCode("GM0457");
        givenAccepted(ask(2))
                .when(new AskOffer(REQUEST, OFFER, weesp, NOW))
                .thenRefused(new MunicipalityUnknown(weesp));
    }

    private Given held() {
        return givenAccepted(ask(2), new AskOffer(REQUEST, OFFER, ROTTERDAM, NOW), hold(OFFER, SHIP, 2, NOW));
    }

    @Test
    void places_for_a_household_that_accepted_and_did_not_come_are_released_by_who_holds_them() {
        var release = new ReleaseOffer(REQUEST, OFFER, ROTTERDAM, TOO_LATE);
        held().when(new ReleaseOffer(REQUEST, OFFER, ROTTERDAM, NOW)).thenRefused(new OfferNotAccepted());
        held().when(release).thenRefused(new OfferEnded());
        held().andAccepted(accept(NOW))
                .when(release)
                .then(new OfferDeclined(REQUEST, OFFER, SHIP, DeclineReason.DID_NOT_COME))
                .and()
                .when(fulfil(List.of(stay(1), stay(2))))
                .thenRefused(new OfferEnded());
        held().andAccepted(accept(NOW))
                .when(new ReleaseOffer(REQUEST, OFFER, GRONINGEN, TOO_LATE))
                .thenRefused(new OfferUnknown());
        held().andAccepted(accept(NOW), fulfil(List.of(stay(1), stay(2))))
                .when(release)
                .thenRefused(new OfferEnded());
    }

    private static Ask ask(int people) {
        return new Ask(REQUEST, wish(people), NOW);
    }

    private static Withdraw withdraw() {
        return new Withdraw(REQUEST, WithdrawalReason.LEFT, NOW);
    }

    private static HoldOffer hold(OfferId offer, LocationId location, int places, Instant at) {
        return new HoldOffer(
                REQUEST,
                offer,
                location.municipality(),
                location,
                places,
                on("2026-03-02"),
                null,
                at.plus(Duration.ofDays(2)),
                null,
                at);
    }

    private static Offered offered(OfferId offer, LocationId location, int places) {
        return offered(offer, location, places, NOW);
    }

    private static Offered offered(OfferId offer, LocationId location, int places, Instant at) {
        return new Offered(REQUEST, offer, location, places, on("2026-03-02"), null, at.plus(Duration.ofDays(2)), null);
    }

    private static AcceptOffer accept(Instant at) {
        return new AcceptOffer(REQUEST, OFFER, SHIP, at);
    }

    private static Fulfil fulfil(List<StayId> stays) {
        return fulfil(stays, NOW);
    }

    private static Fulfil fulfil(List<StayId> stays, Instant at) {
        return new Fulfil(REQUEST, OFFER, ROTTERDAM, SHIP, on("2026-03-03"), stays, at);
    }

    private static ShelterWish wish(int people) {
        return wish(people(people), null);
    }

    private static ShelterWish wish(List<HouseholdMember> people, @Nullable String until) {
        return new ShelterWish(
                new Household(people, new SealedText(new UUID(7, 0) + ":c2VhbGVk"), null),
                NOW.minusSeconds(60),
                on("2026-03-02"),
                until == null ? null : on(until),
                null,
                null);
    }

    private static List<HouseholdMember> people(int number) {
        var people = new ArrayList<HouseholdMember>();
        for (int i = 0; i < number; i++) people.add(new HouseholdMember(new PersonId(new UUID(7, i))));
        return people;
    }

    private static OfferId offer(int number) {
        return new OfferId(GRONINGEN, new UUID(3, number));
    }

    private static StayId stay(int number) {
        return new StayId(ROTTERDAM, new UUID(5, number));
    }

    private static LocalDate on(String date) {
        return LocalDate.parse(date);
    }
}

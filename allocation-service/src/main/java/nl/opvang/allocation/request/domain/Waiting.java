package nl.opvang.allocation.request.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import nl.opvang.contracts.allocation.HouseholdDescription;
import nl.opvang.contracts.allocation.Need;
import nl.opvang.contracts.allocation.PriorityFact;
import nl.opvang.contracts.allocation.RequestId;
import nl.opvang.contracts.allocation.ShelterWish;
import nl.opvang.contracts.calendar.Netherlands;

/** A household without shelter, as far as its turn depends on it. */
public record Waiting(
        RequestId requestId,
        Instant askedAt,
        LocalDate askedOn,
        int people,
        int minors,
        boolean singleParent,
        boolean medicalNeed,
        boolean withoutShelter) {

    public static Waiting of(RequestId requestId, ShelterWish wish, HouseholdDescription description) {
        int people = wish.household().places();
        return new Waiting(
                requestId,
                wish.askedAt(),
                dayOf(wish.askedAt()),
                people,
                description.minors(),
                description.minors() > 0 && people - description.minors() == 1,
                description.needs().contains(Need.MEDICAL),
                description.withoutShelter());
    }

    /** The day in the Netherlands. */
    public static LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, Netherlands.ZONE);
    }

    /** The number of a fact on a day. */
    long number(PriorityFact fact, LocalDate on) {
        return switch (fact) {
            case SINGLE_PARENT_WITH_CHILDREN -> singleParent ? 1 : 0;
            case MEDICAL_NEED -> medicalNeed ? 1 : 0;
            case MINORS -> minors;
            case DAYS_WAITING -> Math.max(0, ChronoUnit.DAYS.between(askedOn, on));
            case WITHOUT_SHELTER_TONIGHT -> withoutShelter ? 1 : 0;
        };
    }
}

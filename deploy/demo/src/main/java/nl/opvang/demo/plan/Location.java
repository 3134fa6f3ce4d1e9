package nl.opvang.demo.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.ledger.PlaceKind;

/** One location while its life is being planned; complete when the last checkpoint has passed. */
final class Location {
    /** What happens to its places or its count. */
    sealed interface Step {
        int on();

        /**
         * So many places from a day on.
         *
         * @param plannedOn since when these extra places are promised; {@link Day#NEVER} when they were not
         */
        record PlacesBecome(int on, int places, int plannedOn) implements Step {}

        /** So many places that cannot be used until a day. */
        record OutOfUse(int on, int until, int places) implements Step {}

        /**
         * So many people from a day on.
         *
         * @param saidFirst what was said first; equal to {@code occupied} when it was right at once
         */
        record Counted(int on, int occupied, int saidFirst) implements Step {}
    }

    /**
     * How many people live there at a checkpoint; how they come and go since the one before.
     *
     * @param leaveBy last day to leave
     * @param arriveFrom first day to arrive
     */
    record People(int checkpoint, int leaveBy, int arriveFrom, int number) {}

    final int number;
    final UUID id;
    final Municipality municipality;
    final PlaceKind kind;
    final boolean named;
    final boolean shortStay;
    final int promisedOn;
    final int realisedOn;
    final int firstPlaces;
    final List<Step> steps = new ArrayList<>();
    final List<People> people = new ArrayList<>();
    int closedOn = Day.NEVER;

    // Where it stands at the checkpoint that is being planned.
    int places;
    int occupied;
    int outOfUse;
    int outOfUseUntil;
    int changedOn = Day.NEVER;
    int intendedEnd = Day.NEVER;

    Location(
            int number,
            UUID id,
            Municipality municipality,
            PlaceKind kind,
            boolean named,
            boolean shortStay,
            int promisedOn,
            int realisedOn,
            int firstPlaces) {
        this.number = number;
        this.id = id;
        this.municipality = municipality;
        this.kind = kind;
        this.named = named;
        this.shortStay = shortStay;
        this.promisedOn = promisedOn;
        this.realisedOn = realisedOn;
        this.firstPlaces = firstPlaces;
        this.places = firstPlaces;
        this.changedOn = realisedOn;
    }

    boolean closed() {
        return closedOn != Day.NEVER;
    }

    int usable() {
        return places - outOfUse;
    }
}
